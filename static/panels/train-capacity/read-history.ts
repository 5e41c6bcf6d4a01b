import { readSettingsCall } from '#app/settings/calls';
import type { ChosenFields } from '#app/ports/fields';
import type { Iteration } from '#app/ports/schedule';
import type { TrainRow } from '#app/train/calls';
import type { Issue } from '#core/issue';
import type { TeamId } from '#core/train/ids';
import { iterationTeamsOf, planItems } from '#core/train/items';
import { ask, reading, type Failure } from '../base/ask';
import type { Host } from '../host';
import { closedOf, deliveredOf, type Delivered } from './delivered';

/** What the teams have delivered, as far as it is known. */
export type History =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'here';
      readonly of: ReadonlyMap<TeamId, Delivered>;
      /** Teams whose iterations cannot be read. */
      readonly unreadable: readonly TeamId[];
    }
  | { readonly kind: 'failed'; readonly failure: Failure | { readonly kind: 'stopped' } };

/** Whose history is read. */
export interface HistoryOf extends Pick<TrainRow, 'train' | 'projectId'> {
  readonly teams: readonly TeamId[];
}

/** Reads what each team has finished in its last closed iterations. Never rejects. */
export async function readHistory(host: Host, of: HistoryOf, signal: AbortSignal): Promise<History> {
  const { teams, projectId } = of;
  const { schedule, issues } = host.tracker;
  const read = await reading(
    host,
    'reading closed iterations',
    () => schedule.iterations(teams, { states: ['closed'], signal }),
    signal,
  );
  if (read.kind !== 'done') return failed(read);
  const { iterations, unreadable } = read.value;
  const wanted = new Set(teams.flatMap((teamId) => closedOf(teamId, iterations)));
  const cannot = unreadable.filter(({ code }) => code !== 'no-iterations').map(({ place }) => place);
  if (wanted.size === 0) return here(of, iterations, [], cannot);
  // Which field holds points is a setting of the project; without it, it is found by type and name.
  const setup = await ask(host, readSettingsCall, { projectId });
  const fields = (setup.kind === 'done' ? setup.value.settings.fields : {}) as ChosenFields;
  const ids = [...wanted].map(({ id }) => id);
  const items = await reading(
    host,
    'reading what was delivered',
    () => issues.planned(ids, fields, { signal, withLinks: false }),
    signal,
  );
  return items.kind === 'done' ? here(of, iterations, items.value, cannot) : failed(items);
}

function here(
  { train, teams }: HistoryOf,
  iterations: readonly Iteration[],
  issues: readonly Issue[],
  unreadable: readonly TeamId[],
): History {
  const items = planItems(issues, train, iterationTeamsOf(train, iterations));
  const of = new Map(teams.map((teamId) => [teamId, deliveredOf(teamId, closedOf(teamId, iterations), items)]));
  return { kind: 'here', of, unreadable };
}

function failed(read: Exclude<Awaited<ReturnType<typeof reading>>, { readonly kind: 'done' }>): History {
  return { kind: 'failed', failure: read.kind === 'bad-query' ? { kind: 'bug', message: read.message } : read };
}
