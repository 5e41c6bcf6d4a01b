import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the planning panel of an item speaks. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enPiPanel = {
  ...enEveryPanel,

  loading: 'Looking where this {issue} is planned',
  failedTitle: 'Where it is planned could not be read',
  noTrain: 'No train plans this {project} yet',
  noTrainHelp: 'Set one up on the planning board: its teams, its PI and the iterations are found by themselves.',
  notPlanned: '{train} plans neither this type of {issue} nor its part of the work',
  plannedIn: '{pi} · {slot} · {team}',
  spread: '{pi} · {first} to {last} · {team}',
  teams: { one: '{count} team', other: '{count} teams' },
  notIn: 'Not in {pi}',
  draft: 'draft: not written to the tracker yet',
  done: 'done',
  pinned: 'pinned',
  'why-no-team': 'no team of the train could be told',
  'why-unplanned': 'it is in no iteration',
  'why-foreign-iteration': 'it is in an iteration of another team',
  'why-other-pi': 'its iteration belongs to another PI',
  'why-taken-out': 'the plan took it out',
  'why-done-before': 'it was done before',

  parts: 'Its parts',
  part: {
    one: '{team}, {slot}: {count} {issue}, {points} points',
    other: '{team}, {slot}: {count} {issues}, {points} points',
  },
  aside: { one: '{count} part is not planned', other: '{count} parts are not planned' },
  waitsFor: 'It waits for',
  waitedFor: 'What waits for it',
  tie: '{key} {summary}',
  'state-ok': 'in time',
  'state-at-risk': 'no slack',
  'state-conflict': 'too late',
  'state-done': 'done',
  'state-open': 'not planned',
  hidden: { one: '{count} dependency you may not see', other: '{count} dependencies you may not see' },
  openBoard: 'Open the board',
  whyNotFound: 'It is gone, or you may not see it.',
  whyRefused: 'It was refused ({code}).',
} as const satisfies Catalogue;

/** The words of the planning panel. */
export type PiPanelWords = Words<typeof enPiPanel>;
