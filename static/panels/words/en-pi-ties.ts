import { enPiBoard } from './en-pi-board';
import type { Catalogue, Words } from './words';

/** English of the planning board's dependencies, which come when they are looked at. */
export const enPiTies = {
  ...enPiBoard,

  matrixLabel: 'Which team waits for which',
  matrixHelp: 'Rows give, columns wait. A press shows the dependencies of a pair.',
  gives: 'Gives',
  pairLabel: {
    one: '{to} waits for {count} {issue} of {from}: {worst}',
    other: '{to} waits for {count} {issues} of {from}: {worst}',
  },
  noTies: 'No dependency between {issues} of this train',
  noTiesHelp: 'Links of the kinds that were chosen in the set-up are drawn here.',
  noConflicts: 'No dependency is in conflict',
  noConflictsHelp: { one: '{count} dependency is not.', other: '{count} dependencies are not.' },
  showAllTies: 'Show all dependencies',
  tieSentence: '{giver} is needed by {needer}, {slot}',
  tieSentenceOpen: '{giver} is needed by {needer}, in no iteration',
  tieGivenIn: 'given in {slot}',
  tieGivenOpen: 'given in no iteration',
  ofTeam: '{team}’s {item}',
  stateOk: 'OK',
  stateAtRisk: 'At risk',
  stateConflict: 'Conflict',
  stateOver: 'Delivered',
  stateOpen: 'Not placed',
  onlyPair: '{from} → {to}',
  showAllPairs: 'Show all pairs',
  chain: 'Chain',
  showChain: 'Chain of {key}',
  chainTitle: 'Everything that {key} waits for, and everything that waits for it',
  chainAlone: '{key} waits for nothing, and nothing waits for it.',
  criticalChain: 'Longest chain',
  criticalChainHelp: {
    one: '{count} {issue}: a slip of it moves the end.',
    other: '{count} {issues}, one after the other: a slip of any of them moves the end.',
  },
  noTeam: 'no team',
} as const satisfies Catalogue;

/** The words of the planning board's dependencies. */
export type PiTiesWords = Words<typeof enPiTies>;
