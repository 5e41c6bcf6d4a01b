import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the planner's proposals speak. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enTrainPlanning = {
  ...enEveryPanel,

  title: 'Plan for me',
  intro:
    'The planner chooses which features enter, and in which iteration each story is done, so that the most cost of delay is saved within every team’s capacity. Nothing moves until you take the proposal, and it can be undone.',
  restsOn: 'It rests on',
  parts: { one: '{count} {issue} that can be placed', other: '{count} {issues} that can be placed' },
  fixed: {
    one: '{count} that is done, begun or pinned stays where it is',
    other: '{count} that are done, begun or pinned stay where they are',
  },
  unscored: {
    one: '{count} of {features} features is not scored: it counts with the median cost of delay, {median}',
    other: '{count} of {features} features are not scored: they count with the median cost of delay, {median}',
  },
  unestimated: {
    one: '{count} has no estimate: it counts with its team’s median',
    other: '{count} have no estimate: they count with their team’s median',
  },
  inCircles: {
    one: '{count} dependency in a circle, which no plan can keep',
    other: '{count} dependencies in circles, which no plan can keep',
  },
  outside: {
    one: '{count} dependency on something that is not planned here',
    other: '{count} dependencies on something that is not planned here',
  },
  noCapacity:
    'No team has any capacity in this PI yet. Say in the capacity view what they can take; until then nothing can be placed.',
  nothingToPlan: 'There is nothing to place: every {issue} is done, begun, pinned or left out.',

  howLong: 'How long',
  seconds: { one: '{count} second', other: '{count} seconds' },
  calm: 'Move as little as possible',
  calmHelp: 'Each moved point has a price, so that a plan that people know stays.',
  plan: 'Plan',
  planAgain: 'Plan again',
  enough: 'Take what is found',
  searching: 'Looking for the best plan',
  bestSoFar: 'Best so far: {value}',
  noneFound:
    'No plan was found that keeps every rule. Look for a pin that lies too early, or for a team without capacity.',
  failed: 'The planner failed. The board is as it was; try again.',

  whatIf: 'What if',
  'as-is': 'As it is',
  capacityShare: 'Capacity {change}',
  withoutClient: 'Without {client}',
  lateTeam: { one: '{team} begins {count} iteration late', other: '{team} begins {count} iterations late' },
  tryCapacity: 'Capacity more or less …',
  tryClient: 'Without a client …',
  tryTeam: 'A team begins late …',
  howLate: 'How late',
  lateBy: { one: '{count} iteration', other: '{count} iterations' },
  tryIt: 'Plan with this',
  asked: 'What is otherwise',
  unask: 'Leave out: {condition}',
  scenario: 'Scenario',
  value: 'Value',
  planned: 'Planned',
  load: 'Load',

  worth: 'Worth {value}',
  worthBefore: 'the board as it is: {value}',
  overloaded: {
    one: 'The board as it is breaks capacity in {count} place, so its value could not be had.',
    other: 'The board as it is breaks capacity in {count} places, so its value could not be had.',
  },
  valueHelp:
    'Cost of delay times the iterations of the PI that are left when a feature is done, summed over what is planned.',
  provenBest: 'Proven: no plan is worth more.',
  gap: 'Proven: it is at most {gap} below the best that there can be.',
  proving: 'How much better any plan could be is still being proven.',
  unproven: 'How much better a plan could be was not proven in the time.',
  enters: { one: '{count} enters', other: '{count} enter' },
  leaves: { one: '{count} leaves', other: '{count} leave' },
  moves: { one: '{count} moves', other: '{count} move' },
  nothingChanges: 'The planner would leave the board as it is.',
  entersAt: 'into {slot}',
  leavesFrom: 'out of {slot}',
  movesTo: '{from} → {to}',
  leftOut: { one: '{count} feature is left out', other: '{count} features are left out' },
  late: { one: '{count} feature is later than it could be', other: '{count} features are later than they could be' },
  apply: 'Take this plan',
  more: { one: 'Show {count} more', other: 'Show {count} more' },

  // why, and what would help
  'cause-capacity': '{team} has {free} of {needed} points free in {slot}: {missing} are missing',
  'cause-predecessor-left-out': 'it waits for “{feature}”, which is left out',
  'cause-predecessor-late': 'it waits for “{feature}”, which is late itself',
  'cause-predecessor-impossible': 'it waits for “{feature}”, which cannot be done in this PI',
  'cause-band': 'the allocation “{band}” has {missing} points too few',
  'cause-pin-order': '“{story}” is pinned to {slot}, and what waits for it has no iteration left',
  'cause-pin-room': '“{story}” is pinned to {slot} and takes the room',
  'cause-due': '“{feature}” is due in {slot} and takes the room',
  'cause-horizon': {
    one: 'its chain of dependencies is {count} iteration too long for this PI',
    other: 'its chain of dependencies is {count} iterations too long for this PI',
  },
  'cause-no-stories': 'it has nothing that could be placed',
  'cause-worthless': 'it would be worth nothing by the time it could be done',
  'cause-flat': 'done earlier it would be worth no more',
  'cause-fits': 'there is room: a longer search may place it',
  'fix-capacity': '{points} more points for {team} in {slot}',
  'fix-band': '{points} more points for the allocation “{band}”',
  'fix-pin': '“{story}” pinned to {to} instead of {from}',
  'fix-due': '“{feature}” due in {to} instead of {from}',
  'fix-lag': '“{story}” allowed in the same iteration as “{after}”',
  'fix-dependency': '“{story}” no longer waiting for “{after}”',
  because: 'Because {causes}.',
  wouldHelp: 'With {changes} it would be done in {slot}.',
  wouldHelpMoves: {
    one: '{count} other {issue} would move.',
    other: '{count} other {issues} would move.',
  },
  wouldLeave: 'Without any change, {features} would have to leave for it.',
  wouldWait: 'Without any change, {features} would have to wait for it.',
  something: 'something else',
} as const satisfies Catalogue;

/** The words of the planner's proposals. */
export type TrainPlanningWords = Words<typeof enTrainPlanning>;
