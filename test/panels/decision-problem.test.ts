import { fieldErrors, problemText } from '../../static/panels/decision/problem-text';
import type { SaveProblem } from '../../static/panels/decision/decision-book';
import { enDecision } from '../../static/panels/words/en-decision';
import { createWords } from '../../static/panels/words/words';

const words = createWords(
  enDecision,
  'en',
  { locale: 'en-US', timeZone: 'UTC' },
  { issue: 'bug', issues: 'bugs', project: 'space', queryLanguage: 'JQL' },
);

const invalid = (why: string, part: { field?: string; data?: Record<string, number> } = {}): SaveProblem => ({
  kind: 'refused',
  problem: { kind: 'invalid', why, ...part },
});

describe('a mistake in a decision', () => {
  it.each<[string, SaveProblem, object]>([
    [
      'lacks',
      { kind: 'lack', what: ['needsTitle', 'needsDate', 'needsDecider'] },
      {
        title: 'Say in a sentence what was decided.',
        decidedOn: 'Choose the day.',
        others: 'Say who decided: yourself, or a name.',
      },
    ],
    [
      'items that are not there',
      { kind: 'unknown-issues', keys: ['A-1'] },
      { keys: 'There is no such bug, or you may not see it: A-1' },
    ],
    [
      'more items than are stored',
      invalid('too-many-issues', { field: 'decision.issueIds', data: { most: 150 } }),
      { keys: 'A decision is on 150 bugs at most.' },
    ],
    [
      'more items than are read',
      invalid('malformed', { field: 'decision.issueIds' }),
      { keys: 'A decision is on 200 bugs at most.' },
    ],
    [
      'a long name',
      invalid('malformed', { field: 'decision.others.3' }),
      { others: 'Write at most 50 names, none longer than 200 characters.' },
    ],
    [
      'a place that is taken',
      invalid('superseded-already'),
      { supersedes: 'Another decision has taken that place meanwhile.' },
    ],
  ])('is said at its field: %s', (_, problem, errors) => expect(fieldErrors(problem, words)).toEqual(errors));

  it('is said below the form where no field mends it', () => {
    expect(fieldErrors({ kind: 'signed-out' }, words)).toEqual({});
    expect(fieldErrors({ kind: 'refused', problem: { kind: 'not-permitted', need: 'edit' } }, words)).toEqual({});
  });
});

describe('a refusal', () => {
  it('names the permission and who gives it', () =>
    expect(problemText({ kind: 'refused', problem: { kind: 'not-permitted', need: 'edit' } }, words)).toBe(
      'You can read decisions. To log one you need the permission to edit bugs of this space; an administrator of this space can give it to you.',
    ));

  it('of a damaged record says so without a code', () =>
    expect(
      problemText(
        { kind: 'refused', problem: { kind: 'unreadable', record: 'decision', id: 'a', isNewer: false } },
        words,
      ),
    ).toMatch(/^What is stored of it cannot be read/));
});
