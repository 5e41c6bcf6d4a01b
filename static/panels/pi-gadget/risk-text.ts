import type { Pi } from '#core/train/train';
import { slotName } from '../pi-board/slot-names';
import type { PiGadgetWords } from '../words/en-pi-gadget';
import type { AtRisk, Conflict } from './at-risk';
import type { PiSight } from './read-gadget';

/** One reason for a risk, as it is shown. */
export interface Reason {
  readonly kind: 'conflict' | 'slipped' | 'over';
  /** Each kind has a shape of its own, so that colour is not all that tells it. */
  readonly mark: string;
  readonly text: string;
}

/** Why something is at risk, in words. */
export function reasonsOf(
  { conflicts, slipped, over }: AtRisk,
  { row, pi }: Pick<PiSight, 'row' | 'pi'>,
  words: PiGadgetWords,
): readonly Reason[] {
  const reasons: Reason[] = [];
  const [worst, ...more] = conflicts;
  if (worst) reasons.push({ kind: 'conflict', mark: '◆', text: conflictText(worst, more.length, pi, words) });
  if (slipped.length > 0) {
    const slots = words.formats.list(slipped.map((slot) => slotName(pi, slot)));
    reasons.push({ kind: 'slipped', mark: '↷', text: words.say('slipped', { slots }) });
  }
  if (over) {
    const team = row.train.teams.find(({ id }) => id === over.teamId)?.name ?? '';
    const place = { team, points: over.points, slot: slotName(pi, over.slot) };
    reasons.push({ kind: 'over', mark: '▲', text: words.say('overIn', place) });
  }
  return reasons;
}

function conflictText({ other, slot, isWaiting }: Conflict, more: number, pi: Pi, words: PiGadgetWords): string {
  const { key, summary } = other;
  const what = { item: words.say('item', { key, summary }), slot: slotName(pi, slot) };
  const text = words.say(isWaiting ? 'waitsFor' : 'waitedFor', what);
  return more > 0 ? words.say('moreConflicts', { conflict: text, count: more }) : text;
}
