import { daysLeft } from '#core/value/expiry';
import type { AccountId, Person } from '#core/issue';
import type { FactorId, ScoringModel } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import type { Tone } from '../../kit/tone';
import type { ValuePanelWords } from '../words/en-value-panel';
import type { ItemScore } from './item-score';
import type { PanelState } from './panel-state';
import { agreedEvaluation, drift, isStaleScore } from './reading';

/** The line that answers the panel's question, and the chips beside it. */
export interface Headline {
  /** "WSJF 6.5", or the sentence that says why there is no figure. */
  readonly answer: string;
  readonly hasFigure: boolean;
  /** "3rd of 42", "expires in 12 days". */
  readonly facts: readonly string[];
  /** "Scored by 3 people, agreed by Ana on 12 Mar 2026". */
  readonly byline?: string;
  readonly chips: readonly { readonly id: string; readonly text: string; readonly tone: Tone }[];
}

/** Puts a score into one line. */
export function headline(
  state: PanelState & { readonly score: ItemScore },
  words: ValuePanelWords,
  now: IsoDateTime,
): Headline {
  const { score } = state;
  return score.agreed
    ? agreedLine(state, words, now)
    : { ...openLine(score, words), facts: [], chips: chips(state, words, now) };
}

/** A person's name as the panel shows it; "somebody" until it is read, or when the viewer may not know it. */
export function nameOf(people: ReadonlyMap<AccountId, Person>, id: AccountId, words: ValuePanelWords): string {
  return people.get(id)?.name ?? words.say('someone');
}

/** "Job size, Time criticality": factors by name in the order of the model. */
export function factorNames(model: ScoringModel, ids: readonly FactorId[], words: ValuePanelWords): string {
  return words.formats.list(model.factors.filter(({ id }) => ids.includes(id)).map(({ name }) => name));
}

function openLine(
  { phase, voters, ballots }: ItemScore,
  words: ValuePanelWords,
): Pick<Headline, 'answer' | 'hasFigure'> {
  if (phase === 'revealed') return { answer: revealedLine(ballots.length, voters.length, words), hasFigure: false };
  if (voters.length === 0) return { answer: words.say('nobodyYet'), hasFigure: false };
  return { answer: words.say('somebodyScored', { count: voters.length }), hasFigure: false };
}

/** Where each author's own page opens a ballot, some may still be sealed. */
function revealedLine(open: number, count: number, words: ValuePanelWords): string {
  return open === count ? words.say('revealedLine', { count }) : words.say('revealedSome', { open, count });
}

function agreedLine(
  state: PanelState & { readonly score: ItemScore },
  words: ValuePanelWords,
  now: IsoDateTime,
): Headline {
  const { score, standing, people } = state;
  const { agreed, model } = score;
  if (!agreed) return { ...openLine(score, words), facts: [], chips: [] };
  const date = words.formats.day(agreed.at);
  const name = nameOf(people, agreed.by, words);
  const isThisRound = score.phase === 'agreed';
  const count = score.voters.length;
  const byline = !isThisRound
    ? words.say('agreedBefore', { name, date })
    : count > 0
      ? words.say('agreedBy', { count, name, date })
      : words.say('agreedAlone', { name, date });
  const common = { byline, chips: chips(state, words, now) };
  const evaluation = agreedEvaluation(score);
  if (!evaluation)
    return {
      ...common,
      answer: words.say('agreedUnder', { model: agreed.modelId.toUpperCase() }),
      hasFigure: false,
      facts: [],
    };
  if (evaluation.score === undefined) {
    const missing = factorNames(model, evaluation.missing, words);
    const answer = evaluation.broken
      ? words.say('unscoredFormula', { model: model.name })
      : evaluation.missing.length > 0
        ? words.say('unscored', { model: model.name, missing })
        : words.say('unscoredSize', { model: model.name });
    return { ...common, answer, hasFigure: false, facts: [] };
  }
  const rank = standing && words.say('rank', { count: standing.rank, of: standing.of });
  return {
    ...common,
    answer: words.say('score', { model: model.name, score: words.formats.score(evaluation.score) }),
    hasFigure: true,
    facts: [rank, expiry(score, words, now)].filter((fact) => fact !== undefined),
  };
}

/** Days are counted in the viewer's calendar, so that "tomorrow" is tomorrow there. */
function expiry({ agreed }: ItemScore, words: ValuePanelWords, now: IsoDateTime): string | undefined {
  if (agreed?.expires === undefined) return undefined;
  const days = words.formats.daysBetween(now, agreed.expires);
  const isOver = (daysLeft(agreed, now) ?? 1) <= 0;
  if (isOver) return days === 0 ? words.say('expiredToday') : words.say('expiredAgo', { count: -days });
  if (days === 0) return words.say('expiresToday');
  return days === 1 ? words.say('expiresTomorrow') : words.say('expiresIn', { count: days });
}

function chips(
  state: PanelState & { readonly score: ItemScore },
  words: ValuePanelWords,
  now: IsoDateTime,
): Headline['chips'] {
  const { score, item, inheritance } = state;
  const points = item.kind === 'here' ? item.value.points : undefined;
  const inheritedCost = inheritance?.kind === 'here' ? inheritance.value.costOfDelay : 0;
  const all: readonly (Headline['chips'][number] | false)[] = [
    isStaleScore(score, now) && { id: 'stale', text: words.say('stale'), tone: 'warning' },
    agreedEvaluation(score)?.unsized === true && { id: 'unsized', text: words.say('unsized'), tone: 'warning' },
    drift(score, points) !== undefined && { id: 'drift', text: words.say('drifted'), tone: 'warning' },
    score.agreed !== undefined &&
      score.phase === 'open' && { id: 'round', text: words.say('newRound', { round: score.round }), tone: 'info' },
    score.phase === 'revealed' && { id: 'to-agree', text: words.say('toAgree'), tone: 'info' },
    inheritedCost > 0 && {
      id: 'inherited',
      text: words.say('inheritedChip', { costOfDelay: inheritedCost }),
      tone: 'neutral',
    },
  ];
  return all.filter((chip) => chip !== false);
}
