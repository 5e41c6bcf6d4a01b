import type { PlanItem } from '#core/train/plan-item';
import { isStale, type ScenarioChanges } from '#core/train/scenario';
import type { Train } from '#core/train/train';
import type { TrainScenariosWords } from '../words/en-train-scenarios';

/** Items that are named of each kind of change; the others are counted. */
const mostNamed = 5;

/** What has changed since a scenario was kept, in one sentence; nothing where it still holds. */
export function staleText(
  changes: ScenarioChanges,
  train: Pick<Train, 'teams'>,
  words: TrainScenariosWords,
): string | undefined {
  if (!isStale(changes)) return undefined;
  const { slots, teams, added, settled, resized, moved, gone } = changes;
  const nameOf = new Map(train.teams.map(({ id, name }) => [id, name]));
  const names = words.formats.list(teams.map((id) => nameOf.get(id) ?? id));
  const what = [
    slots && words.say('staleSlots'),
    teams.length > 0 && words.say('staleTeams', { count: teams.length, names }),
    added.length > 0 && named(words.say('staleAdded', { count: added.length }), added, words),
    settled.length > 0 && named(words.say('staleSettled', { count: settled.length }), settled, words),
    resized.length > 0 && named(words.say('staleResized', { count: resized.length }), resized, words),
    moved.length > 0 && named(words.say('staleMoved', { count: moved.length }), moved, words),
    gone > 0 && words.say('staleGone', { count: gone }),
  ].filter((text) => text !== false);
  return words.say('staleSince', { what: what.join('; ') });
}

function named(text: string, items: readonly PlanItem[], words: TrainScenariosWords): string {
  const keys = items.slice(0, mostNamed).map(({ key }) => key);
  const left = items.length - keys.length;
  return `${text} (${words.formats.list(left > 0 ? [...keys, words.say('others', { count: left })] : keys)})`;
}
