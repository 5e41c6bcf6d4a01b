import type { BacklogIssue, BacklogSprint } from '#host/jira/backlog';
import type { Chance } from '#world/seed/chance';

type Change = BacklogIssue['history'][number];
type Status = BacklogIssue['status'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STATUSES: readonly Status[] = [
  { name: 'To Do', category: 'new' },
  { name: 'In Progress', category: 'indeterminate' },
  { name: 'In Review', category: 'indeterminate' },
  { name: 'Done', category: 'done' },
];

/** What happened to a story between the day it was written and now. */
export interface StoryLife {
  readonly status: Status;
  readonly sprintIds: readonly number[];
  readonly resolved?: string;
  readonly updated: string;
  readonly history: readonly Change[];
}

/**
 * Tells a story's life from its sprints.
 * reached: how far it came, from 0 (to do) to 3 (done), in the last of them. `now` caps every moment.
 */
export function storyLife({
  created,
  sprints,
  reached,
  author,
  assignee,
  now,
  chance,
}: {
  created: number;
  sprints: readonly BacklogSprint[];
  reached: number;
  author: string;
  assignee?: string;
  now: number;
  chance: Chance;
}): StoryLife {
  const history: Change[] = [];
  let last = created;
  function record(at: number, by: string, field: string, from: string | undefined, to: string): void {
    last = Math.min(Math.max(atWork(at), last + 60_000), now);
    history.push({ author: by, at: new Date(last).toISOString(), items: [{ field, from, to }] });
  }

  sprints.forEach((sprint, index) => {
    const opens = Date.parse(sprint.start!);
    const before = sprints[index - 1];
    const planned =
      before === undefined ? Math.min(opens - chance.whole(20, 90) * HOUR, now - chance.whole(2, 26) * DAY) : opens;
    record(planned, author, 'Sprint', before?.name, sprint.name);
  });
  const opened = sprints[0] === undefined ? created : Date.parse(sprints[0].start!);
  const closes = sprints.length === 0 ? now : Math.min(Date.parse(sprints.at(-1)!.end!), now);
  const span = Math.max(closes - opened, HOUR);
  let at = opened;
  for (let step = 1; step <= reached; step += 1) {
    const latest = opened + (span * step) / (reached + 0.3);
    at = Math.max(at + HOUR, latest - chance.fraction() * (span / (reached + 1)) * 0.8);
    record(at, assignee ?? author, 'status', STATUSES[step - 1]!.name, STATUSES[step]!.name);
  }
  return {
    status: STATUSES[reached]!,
    sprintIds: sprints.map((sprint) => sprint.id),
    resolved: reached === 3 ? new Date(last).toISOString() : undefined,
    updated: new Date(last).toISOString(),
    history,
  };
}

/** Moves a moment into the working hours of its day and keeps the order of moments. */
export function atWork(moment: number): number {
  const midnight = Math.floor(moment / DAY) * DAY;
  return Math.floor(midnight + 7 * HOUR + ((moment - midnight) * 10) / 24);
}
