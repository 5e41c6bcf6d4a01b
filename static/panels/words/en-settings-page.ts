import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the settings page speaks. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enSettingsPage = {
  ...enEveryPanel,

  title: 'Waybill settings',
  loading: 'Loading the settings',
  failedTitle: 'The settings could not be loaded',

  // project
  scoring: 'Scoring in one {project}',
  project: 'Settings of',
  chooseProject: 'Choose a {project}',
  searchProjects: 'Search name or key',
  noProjects: 'There is no {project} that you may see.',
  noProjectFound: 'No {project} is called “{text}”.',
  moreProjects: { one: '{count} more: search to find it.', other: '{count} more: search to find them.' },
  readOnlyTitle: 'You can look, not change',
  readOnlyText:
    'To change these settings you need the permission to administer this {project}. One of its administrators can give it.',

  // model
  model: 'Scoring model',
  modelHelp: 'Scores agreed under another model stay stored, but they do not rank until they are agreed again.',
  factorsOf: 'What {model} asks',
  answers: 'Answers',
  fromEstimate: 'The estimate of the {issue} answers it where there is one.',
  range: '{min} to {max}',
  rangeFrom: '{min} or more',
  stepNamed: '{value} {name}',
  scoreFormula: 'Score = {formula}',
  costFormula: 'Cost of delay = {formula}',

  // expiry
  expiry: 'An agreed score expires',
  expiryAfter: 'after a number of days',
  expiryNever: 'never',
  days: 'Days',
  daysInvalid: 'Write whole days from 1 to 3,650.',
  daysHelp:
    'A score past its expiry keeps its rank and is shown as stale. Scores agreed before keep the expiry they have.',

  // agreeing
  agree: 'Who may agree a score',
  agreeEditors: 'Everybody who may edit the {issue}',
  agreePermission: 'People with the {project} permission “Agree scores”',
  agreeAdministrators: 'Administrators of the {project}',
  agreeHelp: 'Everybody who may edit a {issue} can score it. This decides who turns scores into the agreed value.',

  // candidates
  candidates: 'Which {issues} compete',
  candidatesHint: '{queryLanguage}, optional',
  candidatesHelp: 'Empty: all {issues} of the {project} that are not done.',
  counting: 'Counting',
  matches: { one: '{count} {issue} matches.', other: '{count} {issues} match.' },
  badQuery: 'The query does not work: {message}',
  cannotCount: 'The query could not be tried: no answer.',
  tooLong: 'Use at most 2,000 characters.',

  // fields
  fields: 'Where points, team and client are found',
  fieldsHelp: 'Found by type and name. Choose a field where that picks the wrong one.',
  factorFields: 'Where factors and scores are kept',
  factorFieldsHelp:
    'What people set in these fields, one {issue} or many at a time, counts as agreed, and scores are written beside it, so that {queryLanguage} sorts by them.',
  factorFieldsMissing: {
    one: 'No field for {names} was found: it is kept in Waybill’s own records, and {queryLanguage} cannot sort by it. To change that, an administrator of the process adds a decimal field to the {issue} types that are scored, under Organization settings, Process; Waybill finds it by its name.',
    other:
      'No fields for {names} were found: they are kept in Waybill’s own records, and {queryLanguage} cannot sort by them. To change that, an administrator of the process adds decimal fields to the {issue} types that are scored, under Organization settings, Process; Waybill finds them by their names.',
  },
  scoreField: 'Score ({model})',
  costOfDelayField: 'Cost of delay',
  noField: 'No field',
  points: 'Points',
  automatic: 'Automatic: {field}',
  automaticNone: 'Automatic: none found',
  unknownField: '{id} (no longer there)',
  fieldsFailed: 'The fields could not be read. What is chosen stays as it is.',

  // saving
  discard: 'Discard changes',
  undone: 'Undone: the settings are as before.',
  unsaved: 'Not saved yet',
  draftKept: 'You changed this earlier on this device and did not save it.',
  saveFailed: 'The settings could not be saved: {why} What you typed is kept.',
  whyNoAnswer: 'there was no answer.',
  whySignedOut: 'your session has ended. Sign in again in another tab, then save again.',
  whyNotPermitted: 'you may not administer this {project} any more.',
  whyOther: 'it was refused ({code}).',
  whyUnreadable: 'what is stored cannot be read. An administrator of this {project} can save it anew.',
  whyFieldTaken: 'a field that the tracker reads for something else, an estimate say, cannot be written.',
  whyUnknownModel: 'there is no scoring model “{model}” here.',
  guardTitle: 'Keep your changes?',
  guardText: 'The settings of {name} have changes that are not saved.',
  guardSave: 'Save and go on',
  guardDiscard: 'Discard and go on',
  guardStay: 'Stay here',
  conflictTitle: 'Somebody else saved these settings',
  conflictText: 'Both versions are kept until you choose.',
  setting: 'Setting',
  mine: 'Yours',
  theirs: 'Saved meanwhile',
  keepMine: 'Save mine over it',
  decideLater: 'Decide later',
  neverShort: 'Never',
  daysShort: { one: '{count} day', other: '{count} days' },
  noQuery: 'All that are not done',
  automaticShort: 'Automatic',

  // search fields
  mirrors: 'Search fields',
  mirrorsHelp:
    'Scores are written to fields, so that search and columns can use them. What could not be written is tried again by itself.',
  mirrorsFine: 'All search fields are up to date.',
  mirrorsWaiting: { one: '{count} {issue} waits to be written.', other: '{count} {issues} wait to be written.' },
  mirrorsOldest: 'The oldest has waited since {date}.',
  repair: 'Repair now',
  repaired: { one: '{count} {issue} is being written again.', other: '{count} {issues} are being written again.' },
  mirrorsHidden: 'Only administrators of the site see this.',
  mirrorsFailed: 'The state of the search fields could not be read.',

  // export and import
  transfer: 'Everything that Waybill stores',
  transferHelp:
    'One JSON file with settings, scores and history. Keep one: storage does not survive uninstalling the app.',
  export: 'Export everything',
  exporting: { one: 'Exporting: {count} record', other: 'Exporting: {count} records' },
  exported: 'Saved {file}: {records} records and {lines} lines of history.',
  exportFailed: 'The export stopped: {why} No file was made; start it again.',
  import: 'Import a file',
  chooseFile: 'Choose a JSON file',
  reading: 'Reading {file}',
  fileEmpty: '{file} is empty.',
  fileTooLarge: '{file} has {size} MB. A file may have at most {limit} MB.',
  filePicture: '{file} is a picture, not an export of Waybill.',
  fileArchive: '{file} is a compressed archive. Unpack it and choose the JSON file in it.',
  fileTable:
    '{file} looks like a table (CSV), not like an export of Waybill. Tables of {issues} are imported in the tracker itself.',
  fileSyntax: '{file} is not complete JSON: it breaks off at its end. It was perhaps not saved completely.',
  fileSyntaxAt: '{file} is not valid JSON: line {line}, character {column}, near “{near}”.',
  fileNotText: '{file} could not be read as text.',
  fileForeign: '{file} is not a file that Waybill exported.',
  fileNewer:
    'A newer Waybill wrote {file} (format {format}; this one reads up to {newest}). Update Waybill, then import it again.',
  fileDamaged: '{file} is damaged at {path}.',
  itsStart: 'its start',
  previewTitle: 'Import {file}?',
  previewFrom: 'Exported on {date}.',
  previewCounts: 'It holds {settings} settings, {scores} scores, {decisions} decisions and {lines} lines of history.',
  previewOthers: { one: '{count} record is of another kind.', other: '{count} records are of other kinds.' },
  keepNewer: 'Keep what is newer here',
  keepNewerHelp: 'Scores and settings here win unless the file is newer.',
  replace: 'Replace what is here',
  replaceHelp: 'The file wins. Use it to go back to a backup.',
  startImport: 'Import',
  importing: 'Imported {done} of {total} records',
  stop: 'Stop',
  importDone: { one: 'Imported: {count} record was written.', other: 'Imported: {count} records were written.' },
  importStopped: {
    one: 'Stopped after {done} of {total}: {count} record was written and stays.',
    other: 'Stopped after {done} of {total}: {count} records were written and stay.',
  },
  importFailed: {
    one: 'The import stopped after {done} of {total}: {why} {count} record was written and stays. Importing the file again is safe.',
    other:
      'The import stopped after {done} of {total}: {why} {count} records were written and stay. Importing the file again is safe.',
  },
  skipped: { one: '{count} record was left out', other: '{count} records were left out' },
  skippedSettings: 'Settings of {project} {id}',
  skippedScore: 'Score of {issue} {id}',
  skippedDecision: 'Decision {id}',
  skippedOther: 'A record called {kind} {id}',
  skippedLine: '{record}, history line {version}',
  leftBecause: 'It was left out ({code}).',
  leftUnknownKind: 'This Waybill does not know records of this kind.',
  leftNewerKind: 'A newer Waybill wrote it. Update Waybill, then import the file again.',
  leftNotHere: 'There is no such {issue} or {project} here, or you may not see it.',
  leftDamaged: 'It is damaged at {path}.',
  leftFuture: 'Its moment lies in the future.',
  leftSame: 'It is here already.',
  leftNewer: 'What is here is newer and was kept.',
  leftUnreadable: 'What is stored here cannot be read. “Replace what is here” writes over it.',
  leftChanged: 'Somebody changed it during the import. Import the file again.',
  leftTooLarge: 'It is too large to be stored.',
  leftVersion: 'There is a line of this version here; it was kept.',
  leftVersionAhead: 'The record that it tells of has no such version here.',
  leftBlind: 'Answers of a round that is still blind were left out: here only their authors can seal them.',
  leftNoAgreement: 'It says that it was agreed, and not on what.',
  leftTwoBallots: 'One person has two answers in it.',
  leftUnknownModel: 'There is no scoring model “{model}” here.',
  leftUnknownFactor: '“{factor}” is no factor of {model}.',
  leftOutOfScale: '{value} is not on the scale of “{factor}”.',
  leftStrayBallot: 'An answer in it fits no scoring model.',
  leftOtherProject: 'It belongs to another {project} than it says.',
  leftNoTitle: 'It has no title.',
  skippedMore: { one: 'and {count} more', other: 'and {count} more' },
  goOn: 'Go on',
} as const satisfies Catalogue;

/** The words of the settings page. */
export type SettingsPageWords = Words<typeof enSettingsPage>;
