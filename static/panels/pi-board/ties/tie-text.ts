import type { Board, DependencyState, Tie } from '#core/train/board';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';
import type { Pi } from '#core/train/train';
import type { PiTiesWords } from '../../words/en-pi-ties';
import { slotName } from '../slot-names';

/** What sentences about dependencies are made with. */
export interface TieWording {
  readonly words: PiTiesWords;
  readonly pi: Pick<Pi, 'slots'>;
  readonly teamNames: ReadonlyMap<string, string>;
  readonly slotOfCard: ReadonlyMap<string, number>;
}

/** The slot of each card. */
export function slotsOfCards({ rows }: Pick<Board, 'rows'>): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap(({ cells }) => cells.flatMap(({ cards, slot }) => cards.map(({ id }) => [id, slot] as const))),
  );
}

const stateWords = {
  ok: 'stateOk',
  'at-risk': 'stateAtRisk',
  conflict: 'stateConflict',
  done: 'stateOver',
  open: 'stateOpen',
} as const satisfies Readonly<Record<DependencyState, string>>;

/** How a dependency stands, in a word. */
export function stateText(state: DependencyState, words: PiTiesWords): string {
  return words.say(stateWords[state]);
}

/** A dependency as a sentence with both ends, giver first, and the iteration in which it is needed. */
export function tieSentence(tie: Tie, wording: TieWording): string {
  const { words, pi } = wording;
  const giver = itemText(tie.from, tie.fromTeam, wording);
  const needer = itemText(tie.to, tie.toTeam, wording);
  const slot = slotOf(tie.toCard, wording);
  return slot === undefined
    ? words.say('tieSentenceOpen', { giver, needer })
    : words.say('tieSentence', { giver, needer, slot: slotName(pi, slot) });
}

/** When the giver is done with it. */
export function givenText(tie: Tie, wording: TieWording): string {
  const slot = slotOf(tie.fromCard, wording);
  return slot === undefined
    ? wording.words.say('tieGivenOpen')
    : wording.words.say('tieGivenIn', { slot: slotName(wording.pi, slot) });
}

/** An item with its team's name. */
export function itemText(item: PlanItem, teamId: TeamId | undefined, { words, teamNames }: TieWording): string {
  const name = `${item.key} ${item.summary}`;
  const team = teamNames.get(teamId ?? item.teamId ?? '');
  return team === undefined ? name : words.say('ofTeam', { team, item: name });
}

function slotOf(cardId: string | undefined, { slotOfCard }: TieWording): number | undefined {
  return cardId === undefined ? undefined : slotOfCard.get(cardId);
}
