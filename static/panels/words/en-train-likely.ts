import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the planner's preview says how likely a plan is. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enTrainLikely = {
  ...enEveryPanel,

  title: 'How likely',
  reading: 'Reading what the teams have delivered',
  failed: 'What the teams have delivered could not be read, so nothing is said about how likely this plan is.',
  retry: 'Try again',
  nothingPlanned: 'Nothing is planned that could be forecast.',
  thin: {
    one: 'Nothing is said about how likely this plan is: no team has the {count} closed iteration that it takes.',
    other: 'Nothing is said about how likely this plan is: no team has the {count} closed iterations that it takes.',
  },
  thinTeam: {
    one: '{team}: {count} closed iteration with estimated work',
    other: '{team}: {count} closed iterations with estimated work',
  },
  thinTeams: {
    one: 'Not in these figures: what rests on {teams}, of whom fewer than {count} closed iteration is known.',
    other: 'Not in these figures: what rests on {teams}, of whom fewer than {count} closed iterations are known.',
  },
  unreadable: 'Past iterations of {teams} cannot be read.',

  sampleOf: '{iterations} of {teams}',
  sampleIterations: { one: '{count} closed iteration', other: '{count} closed iterations' },
  sampleTeams: { one: '{count} team', other: '{count} teams' },
  sample: 'It rests on {sample}, {runs} runs.',
  byPoints:
    '{teams}: what they could take in most of these iterations is not known. The points that were done then count as what they will do now.',
  allByPoints:
    'What the teams could take in most of these iterations is not known. The points that were done then count as what they will do now.',
  backcast: {
    one: 'Tried on the past: what was foretold with {certainty} held in {held} of {count} iteration ({share}).',
    other: 'Tried on the past: what was foretold with {certainty} held in {held} of {count} iterations ({share}).',
  },
  backcastFew: {
    one: 'Tried on the past: what was foretold with {certainty} held in {held} of {count} iteration.',
    other: 'Tried on the past: what was foretold with {certainty} held in {held} of {count} iterations.',
  },
  fixed: {
    one: '{count} {issue} that is done, begun or pinned is taken to be done where it lies.',
    other: '{count} {issues} that are done, begun or pinned are taken to be done where they lie.',
  },
  backcastHelp: 'Each iteration was foretold from the ones before it.',
  unsteady: 'That is less often than it should be: these teams are less steady than the figures below take them to be.',

  figures: 'What comes of the plan by the end of the PI, and what at least comes of it in so many runs',
  stated: 'The plan says',
  expected: 'Expected',
  p50: 'P50: half of the runs',
  p85: 'P85: 85 of 100 runs',
  features: 'Features done',
  points: 'Points done',
  value: 'Value',
  difference: '{expected} ({change})',
  allDone: 'All done by',
  notInPi: 'not in this PI',
  less: 'The plan says that it is worth {stated}. Expected is {expected}: {share} less.',
  asMuch: 'The plan says that it is worth {stated}, and as much is expected.',

  byFeature: { one: '{count} feature, how likely', other: '{count} features, the least likely first' },
  done: 'done by the end of the PI: {share}',
  doneInTime: 'by {slot} as planned: {share}',
  noShare: 'too little is known of its teams',
  more: { one: 'Show {count} more', other: 'Show {count} more' },
} as const satisfies Catalogue;

/** The words of how likely a plan is. */
export type TrainLikelyWords = Words<typeof enTrainLikely>;
