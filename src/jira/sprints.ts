import * as z from 'zod/mini';
import type { IterationId } from '#core/train/ids';
import { storedSprints, type JiraField, type StoredSprint } from '#jira/wire';

/** Later than every moment that Jira writes. */
const never = '9999';

/**
 * All sprints of an issue, from the JSON of the sprint field, which has them in no order that Jira promises: those that
 * are over by their end, then the one that is not.
 */
export function sprintsIn(stored: unknown): readonly IterationId[] {
  const sorted = [...read(stored)].sort((one, other) => {
    const [first, second] = [endOf(one), endOf(other)];
    if (first !== second) return first < second ? -1 : 1;
    return Number(one.id) - Number(other.id);
  });
  return sorted.map(({ id }) => String(id) as IterationId);
}

/** The sprints of an issue that are not over, from the JSON of the sprint field. */
export function openSprints(stored: unknown): readonly string[] {
  return read(stored)
    .filter((sprint) => !isOver(sprint))
    .map(({ id }) => String(id));
}

/** The field that holds sprints. */
export function sprintField(fields: readonly JiraField[]): JiraField | undefined {
  return fields.find(({ schema }) => schema?.custom === 'com.pyxis.greenhopper.jira:gh-sprint');
}

function read(stored: unknown): readonly StoredSprint[] {
  const parsed = z.safeParse(storedSprints, stored);
  return (parsed.success && parsed.data) || [];
}

function isOver({ state }: StoredSprint): boolean {
  return state === 'closed';
}

function endOf(sprint: StoredSprint): string {
  return isOver(sprint) ? (sprint.completeDate ?? sprint.endDate ?? '') : never;
}
