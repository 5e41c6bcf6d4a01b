import type { TrayReason } from '#core/train/board';
import type { PiBoardWords } from '../../words/en-pi-board';

/** Why an item is set aside, in words. */
export function reasonText(reason: TrayReason, piLabel: string, words: PiBoardWords): string {
  switch (reason) {
    case 'no-team':
      return words.say('reasonNoTeam');
    case 'unplanned':
      return words.say('reasonUnplanned');
    case 'foreign-iteration':
      return words.say('reasonForeign');
    case 'other-pi':
      return words.say('reasonOtherPi', { label: piLabel });
    case 'taken-out':
      return words.say('reasonTakenOut');
    case 'done-before':
      return words.say('reasonDoneBefore');
  }
}
