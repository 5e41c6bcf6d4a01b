import { useMemo } from 'react';
import type { Board, Issue, Sprint } from '../api/jira';
import { read, rest } from '../api/rest';
import { useResource } from '../api/use-resource';
import { ModuleMenu } from '../forge/module-menu';
import { modulesOfType } from '../forge/places';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';
import { showFlag } from '../shell/flag-store';
import { BacklogList, type BacklogGroup } from './backlog-list';
import { BoardFrame } from './board-frame';
import { readAll } from './use-board';

/** Sprints to come and the backlog, in rank order; issues move by dragging or by their menu. */
export function BacklogPage({ projectKey }: { readonly projectKey: string }) {
  return (
    <BoardFrame
      projectKey={projectKey}
      title="Backlog"
      tools={(board) => (
        <ModuleMenu
          label="Backlog actions"
          modules={modulesOfType('jira:backlogAction')}
          place={{ project: projectKey, board: String(board.id) }}
        />
      )}
    >
      {(board) => <Backlog key={board.id} board={board} projectKey={projectKey} />}
    </BoardFrame>
  );
}

async function readBacklog(board: Board, signal: AbortSignal) {
  const base = `/rest/agile/1.0/board/${board.id}`;
  const configuration = await read<{ estimation?: { field?: { fieldId?: string } } }>(`${base}/configuration`, signal);
  const points = configuration.estimation?.field?.fieldId;
  const fields = `summary,status,issuetype,assignee${points ? `,${points}` : ''}`;
  const [sprints, rest] = await Promise.all([
    board.type === 'kanban'
      ? Promise.resolve([])
      : readAll<Sprint>(`${base}/sprint?state=active,future`, 'values', signal),
    readAll<Issue>(`${base}/backlog?fields=${fields}`, 'issues', signal),
  ]);
  const inSprints = await Promise.all(
    sprints.map((sprint) =>
      readAll<Issue>(`/rest/agile/1.0/sprint/${sprint.id}/issue?fields=${fields}`, 'issues', signal),
    ),
  );
  return { points, sprints, inSprints, rest };
}

function Backlog({ board, projectKey }: { readonly board: Board; readonly projectKey: string }) {
  const { value, problem, reload } = useResource(`backlog ${board.id}`, (signal) => readBacklog(board, signal));
  const groups = useMemo<readonly BacklogGroup[]>(() => {
    if (!value) return [];
    const sprints = value.sprints.map((sprint, place) => ({
      id: String(sprint.id),
      name: sprint.name,
      sprint,
      issues: value.inSprints[place] ?? [],
    }));
    return [...sprints, { id: 'backlog', name: 'Backlog', issues: value.rest }];
  }, [value]);
  if (problem) return <Problem problem={problem} retry={reload} />;
  if (!value) return <Skeleton lines={10} />;

  async function move(keys: readonly string[], group: BacklogGroup, before?: string) {
    try {
      const from = groups.find((candidate) => candidate.issues.some((issue) => keys.includes(issue.key)));
      if (from?.id !== group.id) {
        const path = group.sprint ? `/rest/agile/1.0/sprint/${group.sprint.id}/issue` : '/rest/agile/1.0/backlog/issue';
        await rest('POST', path, { issues: keys });
      }
      const last = group.issues.filter((issue) => !keys.includes(issue.key)).at(-1)?.key;
      const where = before === undefined ? last && { rankAfterIssue: last } : { rankBeforeIssue: before };
      if (where) await rest('PUT', '/rest/agile/1.0/issue/rank', { issues: keys, ...where });
    } catch (error) {
      showFlag({
        id: 'move',
        type: 'error',
        title: `${keys.join(', ')} was not moved`,
        description: (error as Error).message,
        isAutoDismiss: true,
      });
    }
    reload();
  }

  return (
    <BacklogList
      groups={groups}
      points={value.points}
      move={(keys, group, before) => void move(keys, group, before)}
      tools={(group) =>
        group.sprint && (
          <ModuleMenu
            label={`Actions of ${group.name}`}
            modules={modulesOfType('jira:sprintAction')}
            place={{ project: projectKey, board: String(board.id), sprint: group.id }}
          />
        )
      }
    />
  );
}
