import type { Skipped } from '#app/transfer/calls';
import type { SettingsPageWords } from '../words/en-settings-page';

/** What of a file was left out, in words. */
export function skippedText({ is, kind, id, version }: Skipped, words: SettingsPageWords): string {
  const record = recordText(kind, id, words);
  return is === 'record' ? record : words.say('skippedLine', { record, version: version ?? '' });
}

function recordText(kind: string, id: string, words: SettingsPageWords): string {
  switch (kind) {
    case 'settings':
      return words.say('skippedSettings', { id });
    case 'score':
      return words.say('skippedScore', { id });
    case 'decision':
      return words.say('skippedDecision', { id });
    default:
      return words.say('skippedOther', { kind, id });
  }
}

const reasons = {
  'unknown-kind': 'leftUnknownKind',
  'newer-kind': 'leftNewerKind',
  'not-here': 'leftNotHere',
  'in-the-future': 'leftFuture',
  'same-here': 'leftSame',
  'newer-here': 'leftNewer',
  'unreadable-here': 'leftUnreadable',
  'changed-meanwhile': 'leftChanged',
  'too-large': 'leftTooLarge',
  'version-here': 'leftVersion',
  'version-ahead': 'leftVersionAhead',
  'blind-answers': 'leftBlind',
  'no-agreement': 'leftNoAgreement',
  'two-ballots': 'leftTwoBallots',
  'stray-ballot': 'leftStrayBallot',
  'other-project': 'leftOtherProject',
  'no-title': 'leftNoTitle',
} as const;

/** Why it was left out, in words. */
export function leftText({ why, data = {} }: Skipped, words: SettingsPageWords): string {
  switch (why) {
    case 'damaged':
      return words.say('leftDamaged', { path: data['path'] || words.say('itsStart') });
    case 'unknown-model':
      return words.say('leftUnknownModel', { model: data['model'] ?? '' });
    case 'unknown-factor':
      return words.say('leftUnknownFactor', { factor: data['factor'] ?? '', model: data['model'] ?? '' });
    case 'out-of-scale':
      return words.say('leftOutOfScale', { factor: data['factor'] ?? '', value: data['value'] ?? '' });
    default:
      return isReason(why) ? words.say(reasons[why]) : words.say('leftBecause', { code: why });
  }
}

function isReason(why: string): why is keyof typeof reasons {
  return why in reasons;
}
