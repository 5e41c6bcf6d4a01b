import type { Cause, Change, Explanation } from '#planner/explanation/claim';
import type { TeamId } from '#core/train/ids';
import type { Pi, Train } from '#core/train/train';
import type { BoardProblem } from '#core/train/problem-of';
import type { TrainPlanningWords } from '../words/en-train-planning';

/** What turns the planner's ids into names. */
export interface Names {
  /** A feature or a story of the problem. */
  item(id: string): string;
  /** Stands for an item that people know, not for what holds a place. */
  isKnown(id: string): boolean;
  team(id: string): string;
  slot(index: number): string;
}

/** Most features that one sentence names. */
const mostNamed = 4;

/** Names as people know them. */
export function namesFor(
  { itemOf }: Pick<BoardProblem, 'itemOf'>,
  train: Train,
  pi: Pi,
  words: TrainPlanningWords,
): Names {
  const teams = new Map<string, string>(train.teams.map(({ id, name }: { id: TeamId; name: string }) => [id, name]));
  return {
    item(id) {
      const item = itemOf.get(id);
      return item ? `${item.key} ${item.summary}` : words.say('something');
    },
    isKnown: (id) => itemOf.has(id),
    team: (id) => teams.get(id) ?? words.say('something'),
    slot: (index) => pi.slots[index]?.name ?? '–',
  };
}

/** Why a feature is left out or late, what would change that, and who would have to go else: a sentence each. */
export function explanationTexts(
  { causes, remedy, displacement }: Explanation,
  names: Names,
  words: TrainPlanningWords,
): readonly string[] {
  const { list } = words.formats;
  const texts = [words.say('because', { causes: list(causes.map((cause) => causeText(cause, names, words))) })];
  if (remedy && remedy.changes.length > 0) {
    const changes = list(remedy.changes.map((change) => changeText(change, names, words)));
    texts.push(words.say('wouldHelp', { changes, slot: names.slot(remedy.finish) }));
    if (remedy.moves.length > 0) texts.push(words.say('wouldHelpMoves', { count: remedy.moves.length }));
  }
  if (displacement) {
    const { leaves, later } = displacement;
    const named = (ids: readonly string[]): string => list(ids.slice(0, mostNamed).map(names.item));
    if (leaves.length > 0) texts.push(words.say('wouldLeave', { features: named(leaves) }));
    else if (later.length > 0)
      texts.push(words.say('wouldWait', { features: named(later.map(({ feature }) => feature)) }));
  }
  return texts;
}

function causeText(cause: Cause, names: Names, words: TrainPlanningWords): string {
  switch (cause.kind) {
    case 'capacity': {
      const { free, needed, missing } = cause;
      const place = { team: names.team(cause.team), slot: names.slot(cause.iteration) };
      return words.say('cause-capacity', { ...place, free, needed, missing });
    }
    case 'predecessor':
      return words.say(`cause-predecessor-${cause.state}`, { feature: names.item(cause.feature) });
    case 'band':
      return words.say('cause-band', { band: cause.band, missing: cause.missing });
    case 'pin':
      return words.say(`cause-pin-${cause.takes}`, {
        story: names.item(cause.story),
        slot: names.slot(cause.iteration),
      });
    case 'due':
      return words.say('cause-due', { feature: names.item(cause.feature), slot: names.slot(cause.due) });
    case 'horizon':
      return words.say('cause-horizon', { count: cause.missing });
    case 'no-stories':
    case 'worthless':
    case 'flat':
    case 'fits':
      return words.say(`cause-${cause.kind}`);
  }
}

function changeText(change: Change, names: Names, words: TrainPlanningWords): string {
  switch (change.kind) {
    case 'capacity': {
      const place = { team: names.team(change.team), slot: names.slot(change.iteration) };
      return words.say('fix-capacity', { ...place, points: change.points });
    }
    case 'band':
      return words.say('fix-band', { band: change.band, points: change.points });
    case 'pin': {
      const way = { from: names.slot(change.from), to: names.slot(change.to) };
      return words.say('fix-pin', { story: names.item(change.story), ...way });
    }
    case 'due': {
      const way = { from: names.slot(change.from), to: names.slot(change.to) };
      return words.say('fix-due', { feature: names.item(change.feature), ...way });
    }
    case 'lag':
      return words.say('fix-lag', { story: names.item(change.story), after: names.item(change.after) });
    case 'dependency':
      return words.say('fix-dependency', { story: names.item(change.story), after: names.item(change.after) });
  }
}
