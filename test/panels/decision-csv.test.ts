import type { DecisionRow } from '#app/decision/calls';
import type { DecisionId } from '#core/decision/decision';
import type { AccountId, IssueId } from '#core/issue';
import type { CalendarDate } from '#core/result';
import { csvRows } from '../../static/panels/decision-log/save-csv';
import { csvText } from '../../static/panels/value-page/csv-text';
import { enDecision } from '../../static/panels/words/en-decision';
import { createWords } from '../../static/panels/words/words';
import { issue } from './builders';

const ben = 'ben' as AccountId;
const row: DecisionRow = {
  id: 'a' as DecisionId,
  version: 1,
  decision: {
    title: '=Rent, not buy',
    decidedOn: '2026-11-20' as CalendarDate,
    deciders: [ben],
    others: ['Harbour Co'],
    issueIds: ['1' as IssueId, '2' as IssueId],
  },
  hiddenIssues: 0,
};
const names = {
  people: new Map([[ben, { id: ben, name: 'Ben Ito' }]]),
  issues: new Map([['1' as IssueId, issue(1)]]),
};

describe('the file of decisions', () => {
  it.each([
    ['work item', 'work items'],
    ['bug', 'bugs'],
  ])('speaks of a %s as the host does, and runs no formula', (one, several) => {
    const nouns = { issue: one, issues: several, project: 'project', queryLanguage: 'WIQL' };
    const words = createWords(enDecision, 'en', { locale: 'en-US', timeZone: 'UTC' }, nouns);
    // An item that cannot be read stands by its id.
    expect(csvText(csvRows([row], names, words)).split('\r\n')).toEqual([
      `\ufeffDecision,Decided on,Decided by,On ${several},State`,
      `"'=Rent, not buy",2026-11-20,Ben Ito; Harbour Co,TRAIN-1; 2,Standing`,
    ]);
  });
});
