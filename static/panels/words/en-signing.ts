import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English of signatures: what is not relied on, and keys that have changed. */
export const enSigning = {
  ...enEveryPanel,
  unsignedTitle: 'Not signed',
  unsignedText:
    'Nobody signed this: it is from before Waybill signed, or was written past it. No field follows it and no sealed answer is opened by it until somebody saves it again.',
  unverifiedTitle: 'Not verified',
  unverifiedText:
    'Its signature does not hold: somebody may have changed it past Waybill. Check it before you go on. No field follows it and no sealed answer is opened by it until somebody saves it again.',
  uncheckedTitle: 'Not checked',
  uncheckedText:
    'Signatures cannot be checked here: the keys could not be read, or this page came without encryption. No field is written and no sealed answer opened from here.',
  doubtfulRows: {
    one: '{count} value is not signed, not verified or could not be checked: its fields do not follow it until somebody saves it again. Open {keys}.',
    other:
      '{count} values are not signed, not verified or could not be checked: their fields do not follow them until somebody saves them again. Among them {keys}.',
  },
  unsigned: 'not signed',
  unverified: 'not verified',
  unchecked: 'not checked',
  unsignedAnswers: {
    one: 'Nobody can say whether the answers of {names} are theirs: {names} did not sign them.',
    other: 'Nobody can say whether the answers of {names} are theirs: they did not sign them.',
  },
  keyTitle: '{name} signs with another key',
  keyText:
    'What is signed with it counts as not verified. Ask {name} before you accept it: somebody else may have put it there.',
  keyAccept: 'Accept the new key',
  keyRefuse: 'Do not accept it',
} as const satisfies Catalogue;

/** The words of signatures. */
export type SigningWords = Words<typeof enSigning>;
