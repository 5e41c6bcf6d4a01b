import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the confidence vote of a PI speaks. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enTrainVote = {
  ...enEveryPanel,

  title: 'Confidence vote',
  loading: 'Loading the confidence vote',
  failedTitle: 'The confidence vote could not be loaded',
  stale: 'This may be out of date: the last look found no answer.',

  question: 'How confident are you that this PI brings what was set out to reach?',
  questionHelp: 'A fist of five, each for themselves. Nobody sees what you choose before the reveal.',
  step1: 'None',
  step2: 'Little',
  step3: 'Enough',
  step4: 'Good',
  step5: 'Full',
  teamFor: 'You vote for',
  chooseTeam: 'Choose a team',
  note: 'What would have to change',
  noteHelp: 'Shown with your vote after the reveal, to nobody before.',
  cast: 'Vote',
  keepOld: 'Keep my vote as it was',
  change: 'Change my vote',
  yours: 'You voted {confidence} for {team}.',
  yoursSealed: 'You have voted, and what you voted cannot be read here. Vote again to replace it.',
  restored: 'What you chose before is here again. It is not cast yet.',
  needsConfidence: 'Choose a number from 1 to 5.',
  needsTeam: 'Choose the team that you vote for.',

  voted: { one: '{count} person has voted', other: '{count} people have voted' },
  votedOf: { one: '{count} of {people} people has voted', other: '{count} of {people} people have voted' },
  nobody: 'Nobody has voted yet',
  blind: 'Who voted what is shown to nobody before the reveal.',
  reveal: 'Reveal',
  revealTitle: 'Reveal now?',
  revealFew: {
    one: 'Only {count} person has voted. After the reveal nobody can vote in this round any more.',
    other: 'Only {count} people have voted. After the reveal nobody can vote in this round any more.',
  },
  revealNow: 'Reveal all the same',
  readOnly: 'You may not vote here: that takes the permission to edit {issues} of this {project}.',
  waitsForReveal: 'Whoever plans the train reveals the votes.',

  round: 'Round {round}',
  average: '{average} of 5',
  accepted: 'Accepted',
  notYet: 'Not yet',
  basis: {
    one: '{count} vote. An average of 3 accepts the plan, and whoever shows 1 or 2 is heard first.',
    other: '{count} votes. An average of 3 accepts the plan, and whoever shows 1 or 2 is heard first.',
  },
  nothingCounts: 'No vote can be counted yet.',
  talk: 'Talk with',
  talkOf: '{person}, {team}',
  noTalk: 'Nobody shows 1 or 2.',
  byTeam: 'By team',
  averageHead: 'Average',
  result: 'Result',
  distribution: 'Votes from 1 to 5',
  distributionText: '{one} × 1, {two} × 2, {three} × 3, {four} × 4, {five} × 5',
  wholeTrain: 'The train',
  leftTeam: 'a team that has left',
  all: { one: 'The vote', other: 'All {count} votes' },
  sealed: {
    one: '{names} has not been here since the reveal: one vote is still sealed and does not count yet.',
    other: '{names} have not been here since the reveal: {count} votes are still sealed and do not count yet.',
  },
  broken: {
    one: 'The vote of {names} is not what was sealed before the reveal, and does not count.',
    other: 'The votes of {names} are not what was sealed before the reveal, and do not count.',
  },
  again: 'Vote again',
  againTitle: 'Vote again?',
  againText: 'A new round begins, blind and empty. The votes shown here are forgotten.',
  againNow: 'Begin a new round',

  failedCast: 'Your vote was not counted',
  failedReveal: 'The votes were not revealed',
  failedRestart: 'No new round was begun',
  overtakenCast: 'The round was over before your vote arrived. What you chose is {kept}.',
  overtakenLead: 'Somebody else went on meanwhile: this is how it stands now.',
  whyNotPermitted: 'You have not, or no longer, the permission for it.',
  whyNotFound: 'The train or this PI is no longer there.',
  whyInsecure: 'This page came without encryption, so no vote can be sealed here. Open it over HTTPS.',
  whyUnknownTeam: 'This team has left the train. Choose another one.',
  whyNoVotes: 'Nobody has voted yet.',
  whyRefused: 'It was refused ({code}).',
} as const satisfies Catalogue;

/** The words of a confidence vote. */
export type TrainVoteWords = Words<typeof enTrainVote>;
