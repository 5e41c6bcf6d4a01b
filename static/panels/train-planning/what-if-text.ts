import type { Train } from '#core/train/train';
import { conditionsOf, type Condition, type WhatIf } from '#core/train/what-if';
import type { TrainPlanningWords } from '../words/en-train-planning';

/** What a scenario asks, in words. */
export function whatIfText(whatIf: WhatIf, train: Pick<Train, 'teams'>, words: TrainPlanningWords): string {
  const conditions = conditionsOf(whatIf);
  if (conditions.length === 0) return words.say('as-is');
  return words.formats.list(conditions.map((condition) => conditionText(condition, train, words)));
}

/** One thing that is otherwise, in words. */
export function conditionText(condition: Condition, train: Pick<Train, 'teams'>, words: TrainPlanningWords): string {
  switch (condition.kind) {
    case 'capacity':
      return words.say('capacityShare', { change: signedShare(condition.share - 1, words) });
    case 'without-client':
      return words.say('withoutClient', { client: condition.client });
    case 'late-team': {
      const team = train.teams.find(({ id }) => id === condition.team)?.name ?? words.say('something');
      return words.say('lateTeam', { team, count: condition.slots });
    }
  }
}

/** "−20 %", "+10 %". */
export function signedShare(share: number, words: TrainPlanningWords): string {
  return `${share < 0 ? '−' : '+'}${words.formats.percent(Math.abs(share))}`;
}
