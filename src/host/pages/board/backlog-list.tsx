import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Issue, Sprint, Status } from '../api/jira';
import { IssueTypeIcon } from '../parts/icon';
import { Lozenge, StatusLozenge } from '../parts/lozenge';
import { Link } from '../shell/link';
import { useNarrow } from '../shell/narrow';

/** A sprint or the rest of the backlog, with its issues in rank order. */
export interface BacklogGroup {
  readonly id: string;
  readonly name: string;
  readonly sprint?: Sprint;
  readonly issues: readonly Issue[];
}

interface Props {
  readonly groups: readonly BacklogGroup[];
  /** Field that holds the estimate. */
  readonly points?: string;
  /** Puts issues into a group, before one of its issues or at its end. */
  move(keys: readonly string[], group: BacklogGroup, before?: string): void;
  tools(group: BacklogGroup): ReactNode;
}

type Line =
  | { readonly kind: 'group'; readonly group: BacklogGroup }
  | {
      readonly kind: 'issue';
      readonly group: BacklogGroup;
      readonly issue: Issue;
      readonly next?: Issue;
      readonly place: number;
    };

/** All groups in one list of which only the visible lines are drawn. */
export function BacklogList({ groups, points, move, tools }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<string>();
  const lines = useMemo(() => groups.flatMap(linesOf), [groups]);
  const isNarrow = useNarrow();
  const rows = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (place) => (lines[place]?.kind === 'group' ? 56 : isNarrow ? 68 : 40),
    overscan: 20,
    scrollMargin: list.current?.offsetTop ?? 0,
  });

  useEffect(() => rows.measure(), [isNarrow, rows]);

  function drop(event: React.DragEvent, group: BacklogGroup, before?: string) {
    event.preventDefault();
    setOver(undefined);
    const key = event.dataTransfer.getData('text/plain');
    if (key && key !== before) move([key], group, before);
  }

  return (
    <div ref={list} className="backlog" role="list" aria-label="Backlog" style={{ blockSize: rows.getTotalSize() }}>
      {rows.getVirtualItems().map((row) => {
        const line = lines[row.index];
        if (line === undefined) return null;
        const id = line.kind === 'group' ? line.group.id : line.issue.key;
        return (
          <div
            key={id}
            role="listitem"
            className={`backlog__line backlog__line--${line.kind}`}
            data-over={over === id}
            style={{ transform: `translateY(${row.start - rows.options.scrollMargin}px)`, blockSize: row.size }}
            draggable={line.kind === 'issue'}
            onDragStart={(event) => event.dataTransfer.setData('text/plain', id)}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(id);
            }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) =>
              drop(event, line.group, line.kind === 'issue' ? line.issue.key : line.group.issues[0]?.key)
            }
          >
            {line.kind === 'group' ? (
              <GroupHead group={line.group} points={points} tools={tools(line.group)} />
            ) : (
              <IssueLine line={line} groups={groups} points={points} move={move} />
            )}
          </div>
        );
      })}
    </div>
  );
}

function linesOf(group: BacklogGroup): Line[] {
  return [
    { kind: 'group', group },
    ...group.issues.map((issue, place) => ({
      kind: 'issue' as const,
      group,
      issue,
      place,
      next: group.issues[place + 1],
    })),
  ];
}

function GroupHead({
  group,
  points,
  tools,
}: {
  readonly group: BacklogGroup;
  readonly points?: string;
  readonly tools: ReactNode;
}) {
  const total = points ? group.issues.reduce((sum, issue) => sum + (Number(issue.fields[points]) || 0), 0) : 0;
  return (
    <>
      <h2 dir="auto">{group.name}</h2>
      {group.sprint && (
        <Lozenge tone={group.sprint.state === 'active' ? 'progress' : 'neutral'} text={group.sprint.state} />
      )}
      <span className="subtle">
        {group.issues.length} work items{points ? ` · ${total} points` : ''}
        {group.sprint?.startDate &&
          ` · ${new Date(group.sprint.startDate).toLocaleDateString()} – ${new Date(group.sprint.endDate ?? '').toLocaleDateString()}`}
      </span>
      {tools}
    </>
  );
}

function IssueLine({
  line,
  groups,
  points,
  move,
}: {
  readonly line: Extract<Line, { kind: 'issue' }>;
  readonly groups: readonly BacklogGroup[];
  readonly points?: string;
  readonly move: Props['move'];
}) {
  const { issue, group, place } = line;
  function act(choice: string) {
    if (choice === 'top') move([issue.key], group, group.issues[0]?.key);
    else if (choice === 'up') move([issue.key], group, group.issues[place - 1]?.key);
    else if (choice === 'down') move([issue.key], group, group.issues[place + 2]?.key);
    else if (choice === 'bottom') move([issue.key], group);
    else {
      const target = groups.find((candidate) => candidate.id === choice);
      if (target) move([issue.key], target);
    }
  }
  return (
    <>
      <IssueTypeIcon name={(issue.fields['issuetype'] as { name?: string } | undefined)?.name ?? 'Task'} />
      <Link href={`/jira/browse/${encodeURIComponent(issue.key)}`}>{issue.key}</Link>
      <bdi className="clip backlog__summary">{String(issue.fields['summary'] ?? '').slice(0, 500)}</bdi>
      <StatusLozenge status={issue.fields['status'] as Status} />
      {points && (
        <span className="points">
          {issue.fields[points] === null || issue.fields[points] === undefined ? '–' : String(issue.fields[points])}
        </span>
      )}
      <select
        className="backlog__move"
        aria-label={`Move ${issue.key}`}
        value=""
        onChange={(event) => act(event.target.value)}
      >
        <option value="" disabled>
          Move…
        </option>
        {place > 0 && <option value="top">To the top</option>}
        {place > 0 && <option value="up">Up</option>}
        {line.next && <option value="down">Down</option>}
        {line.next && <option value="bottom">To the bottom</option>}
        {groups
          .filter((other) => other !== group)
          .map((other) => (
            <option key={other.id} value={other.id}>
              To {other.name}
            </option>
          ))}
      </select>
    </>
  );
}
