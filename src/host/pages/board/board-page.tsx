import { useState } from 'react';
import type { Board, Issue, Person, Sprint, Transition } from '../api/jira';
import { read, rest } from '../api/rest';
import { useResource } from '../api/use-resource';
import { ModuleMenu } from '../forge/module-menu';
import { modulesOfType } from '../forge/places';
import { Avatar } from '../parts/avatar';
import { IssueTypeIcon } from '../parts/icon';
import { Notice } from '../parts/notice';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';
import { showFlag } from '../shell/flag-store';
import { Link } from '../shell/link';
import { BoardFrame } from './board-frame';
import { GrowingList } from './growing-list';
import { readAll } from './use-board';

interface Configuration {
  readonly columnConfig: {
    readonly columns: readonly { readonly name: string; readonly statuses: readonly { readonly id: string }[] }[];
  };
}

/** A board: columns of statuses, with the active sprint's issues. */
export function BoardPage({ projectKey }: { readonly projectKey: string }) {
  return (
    <BoardFrame
      projectKey={projectKey}
      title="Board"
      tools={(board) => (
        <ModuleMenu
          label="Board actions"
          modules={modulesOfType('jira:boardAction')}
          place={{ project: projectKey, board: String(board.id) }}
        />
      )}
    >
      {(board) => <Columns key={board.id} board={board} />}
    </BoardFrame>
  );
}

async function readBoard(board: Board, signal: AbortSignal) {
  const base = `/rest/agile/1.0/board/${board.id}`;
  const [configuration, sprints] = await Promise.all([
    read<Configuration>(`${base}/configuration`, signal),
    board.type === 'kanban' ? Promise.resolve([]) : readAll<Sprint>(`${base}/sprint?state=active`, 'values', signal),
  ]);
  const fields = 'summary,status,issuetype,assignee,priority';
  const lists =
    board.type === 'kanban' ? [`${base}/issue`] : sprints.map((sprint) => `/rest/agile/1.0/sprint/${sprint.id}/issue`);
  const issues = (
    await Promise.all(lists.map((path) => readAll<Issue>(`${path}?fields=${fields}`, 'issues', signal)))
  ).flat();
  return { configuration, sprints, issues };
}

function Columns({ board }: { readonly board: Board }) {
  const { value, problem, reload } = useResource(`board ${board.id}`, (signal) => readBoard(board, signal));
  const [over, setOver] = useState<string>();
  if (problem) return <Problem problem={problem} retry={reload} />;
  if (!value) return <Skeleton lines={8} />;
  const { columns } = value.configuration.columnConfig;

  async function move(key: string, statuses: readonly { readonly id: string }[]) {
    try {
      const path = `/rest/api/3/issue/${encodeURIComponent(key)}/transitions`;
      const { transitions } = await read<{ transitions: Transition[] }>(path);
      const way = transitions.find((transition) => statuses.some((status) => status.id === transition.to.id));
      if (way === undefined) throw new Error('No transition leads there from its status.');
      await rest('POST', path, { transition: { id: way.id } });
      reload();
    } catch (error) {
      showFlag({
        id: 'move',
        type: 'error',
        title: `${key} was not moved`,
        description: (error as Error).message,
        isAutoDismiss: true,
      });
    }
  }

  return (
    <>
      {board.type !== 'kanban' && value.sprints.length === 0 && (
        <Notice tone="info" title="No active sprint">
          Start a sprint in the backlog to see its work here.
        </Notice>
      )}
      <p className="subtle">{value.sprints.map((sprint) => sprint.name).join(', ')}</p>
      <div className="board" tabIndex={0} role="region" aria-label="Board">
        {columns.map((column) => {
          const ids = new Set(column.statuses.map((status) => status.id));
          const issues = value.issues.filter((issue) => ids.has((issue.fields['status'] as { id: string }).id));
          return (
            <section
              key={column.name}
              className="board__column"
              data-over={over === column.name}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(column.name);
              }}
              onDragLeave={() => setOver(undefined)}
              onDrop={(event) => {
                setOver(undefined);
                void move(event.dataTransfer.getData('text/plain'), column.statuses);
              }}
            >
              <h2 dir="auto">
                {column.name} <span className="count">{issues.length}</span>
              </h2>
              <GrowingList
                items={issues}
                draw={(issue) => (
                  <Card
                    key={issue.key}
                    issue={issue}
                    columns={columns.map(({ name }) => name)}
                    column={column.name}
                    move={(name) => void move(issue.key, columns.find((other) => other.name === name)?.statuses ?? [])}
                  />
                )}
              />
            </section>
          );
        })}
      </div>
    </>
  );
}

function Card({
  issue,
  columns,
  column,
  move,
}: {
  readonly issue: Issue;
  readonly columns: readonly string[];
  readonly column: string;
  move(column: string): void;
}) {
  const assignee = issue.fields['assignee'] as Person | null | undefined;
  return (
    <li
      className="card board__card"
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/plain', issue.key)}
    >
      <span className="clamp" dir="auto">
        {String(issue.fields['summary'] ?? '')}
      </span>
      <span className="row">
        <IssueTypeIcon name={(issue.fields['issuetype'] as { name?: string } | undefined)?.name ?? 'Task'} />
        <Link href={`/jira/browse/${encodeURIComponent(issue.key)}`}>{issue.key}</Link>
        <select
          className="board__move"
          aria-label={`Column of ${issue.key}`}
          value={column}
          onChange={(event) => move(event.target.value)}
        >
          {columns.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        {assignee && (
          <span title={assignee.displayName}>
            <Avatar name={assignee.displayName} />
          </span>
        )}
      </span>
    </li>
  );
}
