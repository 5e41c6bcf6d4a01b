import * as z from 'zod/mini';
import type { Objective, ObjectiveRow } from '#app/objective/calls';
import { drawnId } from '#core/drawn-id';
import type { IssueId, IssueKey } from '#core/issue';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';

/** An objective while it is typed. `version` 0: a new one. */
export interface ObjectiveDraft {
  readonly id: string;
  readonly version: number;
  readonly teamId: TeamId;
  readonly title: string;
  readonly isCommitted: boolean;
  readonly planned?: number | undefined;
  readonly actual?: number | undefined;
  /** Keys of linked items, with commas between them, as they were typed. */
  readonly keys: string;
}

/** How a draft is kept on the device. */
export const objectiveDraftForm = {
  version: 1,
  schema: z.object({
    id: z.string(),
    version: z.int(),
    teamId: z.string(),
    title: z.string(),
    isCommitted: z.boolean(),
    planned: z.optional(z.int()),
    actual: z.optional(z.int()),
    keys: z.string(),
  }) as unknown as z.ZodMiniType<ObjectiveDraft>,
};

/** An empty objective of a team. Its id is drawn by the page, so that one that is sent twice is made once. */
export function newObjective(teamId: TeamId): ObjectiveDraft {
  return { id: drawnId(), version: 0, teamId, title: '', isCommitted: true, keys: '' };
}

/** A new one of which nothing was typed. */
export function isBlank({ version, title, keys }: ObjectiveDraft): boolean {
  return version === 0 && title.trim() === '' && keys.trim() === '';
}

/** What is stored, to be changed. */
export function draftOf({ id, version, objective }: ObjectiveRow, items: readonly PlanItem[]): ObjectiveDraft {
  const { teamId, title, isCommitted, planned, actual, issueIds } = objective;
  const keyOf = new Map(items.map((item) => [item.id, item.key]));
  const keys = issueIds.flatMap((issueId) => keyOf.get(issueId) ?? []).join(', ');
  return { id, version, teamId, title, isCommitted, planned, actual, keys };
}

/** What a draft would store, or what it lacks. Linked items that this page does not know stay linked. */
export function objectiveOf(
  draft: ObjectiveDraft,
  items: readonly PlanItem[],
  stored: ObjectiveRow | undefined,
):
  | { readonly kind: 'whole'; readonly objective: Objective }
  | { readonly kind: 'no-title' }
  | { readonly kind: 'unknown-keys'; readonly keys: readonly string[] } {
  const title = draft.title.trim();
  if (title === '') return { kind: 'no-title' };
  const idOf = new Map<string, IssueId>(items.map((item) => [item.key.toLowerCase(), item.id]));
  const keys = draft.keys
    .split(/[,;\s]+/)
    .map((key) => key.replace(/^#/, ''))
    .filter((key) => key !== '');
  const unknown = keys.filter((key) => !idOf.has(key.toLowerCase()));
  if (unknown.length > 0) return { kind: 'unknown-keys', keys: unknown as IssueKey[] };
  const known = new Set(items.map(({ id }) => id));
  const kept = (stored?.objective.issueIds ?? []).filter((id) => !known.has(id));
  const { teamId, isCommitted, planned, actual } = draft;
  const issueIds = [...new Set([...keys.flatMap((key) => idOf.get(key.toLowerCase()) ?? []), ...kept])];
  return {
    kind: 'whole',
    objective: {
      teamId,
      title,
      isCommitted,
      issueIds,
      ...(planned !== undefined && { planned }),
      ...(actual !== undefined && { actual }),
    },
  };
}
