import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the set-up of a train speaks. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enTrainSetup = {
  ...enEveryPanel,

  titleNew: 'Set up a train',
  title: 'Set-up of {train}',
  reading: 'Looking for teams and their iterations',
  readOnlyTitle: 'You can look, not change',
  readOnlyEditors:
    'To set up this train you need the permission to edit {issues} of its {project}. An administrator of the {project} can give it.',
  readOnlyPermission:
    'To set up this train you need the {project} permission “Plan trains”, or to administer the {project}. One of its administrators can give it.',
  readOnlyAdministrators: 'Only administrators of its {project} set up this train.',
  readOnlyNew:
    'You may not set up a train in any {project}: that takes the permission to edit one. An administrator of the {project} can give it.',
  draftKept: 'You changed this earlier on this device and did not save it.',

  // what was found
  found: 'What was found',
  foundTeams: {
    one: '{count} team with iterations in {projects}',
    other: '{count} teams with iterations in {projects}',
  },
  foundPi: { one: '{pi}: {count} iteration, {period}', other: '{pi}: {count} iterations, {period}' },
  foundNoPi: 'No iterations with dates: lay out a {label} below, or create them.',
  foundTypes: 'Planned as features: {features}',
  foundLinks: 'Dependencies: {links}',
  foundNothing: 'No team was found. Choose a {project} below.',
  foundHelp: 'Everything below can be corrected, now or later.',
  setUpFound: 'Set up with what was found',
  unsaved: 'Not saved yet',
  saveFailed: 'The train is not saved',
  removeFailed: 'The train was not removed',
  rightsFailed: 'Where you may set up a train could not be read',
  saveFailedText: '{why} What you typed is {kept}.',
  whyNoAnswer: 'There was no answer.',
  whyNotPermitted: 'You may not set up this train.',
  whyNotFound: 'It is gone, or you may not see it.',
  whyOther: 'It was refused ({code}).',
  lacks: {
    one: '{count} thing is missing: it is named at its field.',
    other: '{count} things are missing: they are named at their fields.',
  },
  readFailed: '{what} could not be read: {why}',
  whatProjects: 'The list of projects',
  whatPlaces: 'Teams and iterations',
  whatBacklog: 'The items',
  whatLinks: 'The kinds of links',

  // name and place
  name: 'Name of the train',
  needName: 'Give the train a name, at most 200 characters.',
  home: 'Kept in',
  homeHelp: 'Who may see this {project} sees the train.',
  needHome: 'Choose a {project} in which you may set up a train.',

  // projects and teams
  teams: 'Teams',
  projects: 'Looked for in',
  addProject: 'Add a {project}',
  removeProject: 'Do not look in {name}',
  searchProjects: 'Search name or key',
  noProjectFound: 'No {project} is called “{text}”.',
  moreProjects: { one: '{count} more: search to find it.', other: '{count} more: search to find them.' },
  unreadableProject: 'Teams of {name} cannot be read: {why}',
  placeHidden: 'it is gone, or you may not see it.',
  placeForbidden: 'you may not see it.',
  placeUnreachable: 'there was no answer.',
  teamIterations: { one: '{count} iteration', other: '{count} iterations' },
  teamKanban: 'has no iterations, as Kanban boards do: its items are drawn only where people place them',
  teamNone: 'has no iterations yet',
  teamUnreadable: 'its iterations cannot be read: {why}',
  teamGone: 'was not found in these places any more',
  noTeams: 'No team was found there.',
  needTeam: 'Choose one team at least.',
  manyTeams: 'A train has at most {most} teams.',
  allTeams: 'All',
  noneOfTeams: 'None',
  alsoCalled: 'Also called',
  strangeTeams: {
    one: 'A team that {issues} name is none of these: {names}. If it is one of them under another name, add it there.',
    other:
      '{count} teams that {issues} name are none of these: {names}. If one is among them under another name, add it there.',
  },
  details: 'Names of teams',
  teamNameOf: 'Name of {team}',
  needTeamName: 'Give the team a name.',

  // PIs
  pis: '{label}s',
  piSummary: { one: '{pi}: {count} iteration, {period}', other: '{pi}: {count} iterations, {period}' },
  addPi: 'Add a {label}',
  addNext: 'Add the next {label}',
  needPi: 'There is no {label} yet. Add one; it is laid out from the iterations that were found.',
  manyPis: 'A train keeps at most {most}. Remove an old one first.',
  piName: 'Name',
  needPiName: 'Give it a name.',
  noSlot: 'Add an iteration at least.',
  manySlots: 'At most {most} iterations.',
  slotName: 'Name of iteration {number}',
  slotStartOf: 'First day of {slot}',
  slotEndOf: 'Last day of {slot}',
  isIp: 'Innovation and planning',
  needSlotName: 'Give it a name.',
  slotEndsBefore: 'It ends before it starts.',
  addSlot: 'Add an iteration',
  removeSlot: 'Remove {slot}',
  cell: '{team}, {slot}',
  none: '– none –',
  gone: 'no longer there',
  removePi: 'Remove {pi}',
  removePiQuestion: 'Remove {pi} from the train?',
  removePiText:
    'Its plan, capacity and objectives are shown nowhere any more once you save. The tracker’s own iterations stay.',
  teamAndSlot: 'Team',
  newSlot: 'Iteration {number}',
  timeZone: 'Days are those of the time zone {zone}.',

  // notices
  noticePast: 'This {label} is over.',
  noticeSlotGap: {
    one: 'Between {before} and {after} lies {count} working day in no iteration.',
    other: 'Between {before} and {after} lie {count} working days in no iteration.',
  },
  noticeSlotOverlap: {
    one: '{before} and {after} overlap by {count} day.',
    other: '{before} and {after} overlap by {count} days.',
  },
  noticeGone: '{team}: the iteration in {slot} was deleted, or you may not see it. Choose another one.',
  noticeEmpty: 'Without an iteration here, so that nothing can be committed to them: {teams}',
  noticeMissing: '{team} has no iteration in {slots}.',
  noticeNoSlot: '{team}: {names} lies in this time, and stands in no column.',
  noticeNoDates: '{team}: {names} has no dates, or ends before it starts.',
  noticeShared: '{teams} share {name}: {issues} in it go to the team that they name.',
  noticeElsewhere: '{team}: {name} lies at another time than {slot}.',
  noticeGap: {
    one: '{team}: between {before} and {after} lies {count} working day.',
    other: '{team}: between {before} and {after} lie {count} working days.',
  },
  noticeOverlap: {
    one: '{team}: {before} and {after} overlap by {count} day.',
    other: '{team}: {before} and {after} overlap by {count} days.',
  },
  notices: { one: '{count} thing to look at', other: '{count} things to look at' },
  noticesAllowed: 'None of them keeps the train from being saved.',

  // creating iterations
  createMissing: { one: 'Create {count} missing iteration…', other: 'Create {count} missing iterations…' },
  createTitle: 'Create iterations',
  createText:
    'These are made in the tracker, as yours, when you press Create. What exists by that name is used as it is.',
  createName: 'Name',
  createWhen: 'When',
  createBelow: 'Below',
  createOutcome: 'Outcome',
  createInclude: 'Create {name} for {team}',
  create: { one: 'Create {count}', other: 'Create {count}' },
  created: 'Created',
  existing: 'Was there already',
  refused: 'Refused: {why}',
  refusedHidden: 'the team is gone, or you may not see it',
  refusedForbidden: 'you may not make iterations there',
  refusedUnreachable: 'no answer; press Create again, nothing is made twice',
  refusedInvalid: 'the tracker does not take it',
  refusedNoIterations: 'this team has no iterations',
  createFailed: 'Nothing is known of what was made: {why} Press Create again: nothing is made twice.',

  // milestones
  milestones: 'Milestones',
  addMilestone: 'Add a milestone',
  milestoneName: 'What happens',
  milestoneDay: 'On which day',
  removeMilestone: 'Remove {name}',
  milestoneOutside: 'That day lies outside of this {label}.',

  // items
  items: 'What is planned',
  itemsRead: 'From the first {read} of {total} {issues}.',
  typesHelp: 'Features are planned for a {label} as a whole, stories are what teams do below them.',
  type: 'Type',
  count: 'Found',
  as: 'Planned as',
  asFeature: 'Feature',
  asStory: 'Story',
  asNone: 'Not planned',
  typeUse: 'What {type} is planned as',
  storiesAll: 'Types that come later count as stories.',
  noFeatures: 'No {issue} found is planned as a feature: the board would show stories only.',
  noItems: 'There are no {issues} yet.',
  points: 'Points',
  pointsIn:
    '{withPoints} of {count} {issues} have points, kept in {fields}. Another field is chosen in the settings of the {project}.',
  pointsNone:
    'No field with points was found. Choose one in the settings of the {project}; until then every {issue} counts as unestimated.',

  // links
  links: 'Dependencies',
  linksHelp: 'Links of these kinds are drawn as dependencies. The others are left alone.',
  linkSentence: 'A “{phrase}” B: B waits for A',
  linkItems: { one: '{count} {issue}', other: '{count} {issues}' },
  linkUnordered: 'says nothing of an order; if you choose it, B waits for A where A “{phrase}” B',
  linkGone: '{id} (no longer there)',
  noLinks: 'The tracker has no kinds of links.',
  same: 'A dependency within one iteration',
  sameNever: 'is a conflict',
  sameTeam: 'is fine within one team, else a conflict',
  sameAlways: 'is fine',

  // what a commitment writes
  commitment: 'Commitment',
  daysWritten: 'Write the days of features into the tracker',
  daysWrittenHelp:
    'A commitment then also writes when each feature begins and ends by the plan, for roadmaps and reports that read the tracker; each change is shown before, and can be undone.',
  startField: 'Field of the first day',
  startFieldHelp: 'It takes the first day of the first iteration that a feature is planned in.',
  endField: 'Field of the last day',
  endFieldHelp: 'It takes the last day of the last one.',
  dayUnwritten: 'Not written',
  daysOfStories: 'Write the days of stories, too',

  // rules
  rules: 'Rules',
  who: 'Who plans',
  whoEditors: 'Everybody who may edit the {project}',
  whoPermission: 'People with the {project} permission “Plan trains”',
  whoAdministrators: 'Administrators of the {project}',
  label: 'What a planning interval is called',
  needLabel: 'Write a word for it.',
  capacityRule: 'How people become points',
  pointsPerPerson: 'Points of a full-time person in two weeks',
  pointsPerDayOff: 'Points that a day off takes',
  ipShare: 'Share that is planned in innovation and planning, in per cent',
  badNumber: 'Write a number from 0 to {most}.',

  // clash
  clashTitle: 'Somebody else changed this train',
  clashText: 'Both versions are kept until you choose.',
  setting: 'Setting',
  mine: 'Yours',
  theirs: 'Saved meanwhile',
  keepMine: 'Save mine over it',
  later: 'Decide later',
  nobody: 'none',

  // removal
  remove: 'Remove this train…',
  removeTitle: 'Remove {train}?',
  removeText:
    'The train, its plans, capacities, objectives and votes are forgotten. {issues} and iterations in the tracker stay as they are.',
  removeNow: 'Remove it',
} as const satisfies Catalogue;

/** The words of a train's set-up. */
export type TrainSetupWords = Words<typeof enTrainSetup>;
