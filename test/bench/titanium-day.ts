import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A day in the life of the Titanium backlog: five sprints of two teams go on or lie ahead. */
export const thatDay = '2016-10-10T09:00:00.000Z';
const lastDay = '2016-12-31T00:00:00.000Z';

interface Sprint {
  readonly state: string;
  readonly startDate?: string;
  readonly endDate?: string;
}

interface TitaniumIssue {
  readonly fields: { readonly closedSprints?: readonly Sprint[] } & Readonly<Record<string, unknown>>;
}

/**
 * Sprints and backlog, without story points: these come from a set without a licence and may not be shown. What was last
 * in a sprint that lies ahead is open in it.
 */
export function titaniumOnThatDay(file: string, folder: string): readonly string[] {
  const sprintFile = file.replace('titanium_train_open', 'titanium_sprints_open');
  const sprints = JSON.parse(readFileSync(sprintFile, 'utf8')) as Sprint[];
  const backlog = JSON.parse(readFileSync(file, 'utf8')) as { issues: TitaniumIssue[] };
  const write = (name: string, content: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  return [
    write('sprints.json', sprints.map(onThatDay)),
    write('issues.json', { ...backlog, issues: backlog.issues.map(issueOnThatDay) }),
  ];
}

function issueOnThatDay(issue: TitaniumIssue): object {
  const { closedSprints = [] } = issue.fields;
  const last = closedSprints.at(-1);
  const fields = { ...issue.fields, storyPoints: null };
  if (!last || !isAhead(last)) return { ...issue, fields };
  const status = { name: 'Open', statusCategory: { key: 'new' } };
  const sprint = onThatDay(last);
  return {
    ...issue,
    fields: {
      ...fields,
      status,
      resolution: null,
      resolutiondate: null,
      closedSprints: closedSprints.slice(0, -1),
      sprint,
    },
  };
}

function onThatDay(sprint: Sprint): Sprint {
  if (!isAhead(sprint)) return sprint;
  return { ...sprint, state: sprint.startDate! <= thatDay ? 'active' : 'future' };
}

function isAhead({ startDate, endDate }: Sprint): boolean {
  return (
    startDate !== undefined &&
    endDate !== undefined &&
    endDate > thatDay &&
    endDate < lastDay &&
    startDate > '2016-09-25'
  );
}
