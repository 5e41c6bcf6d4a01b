import { isBalanced } from '#app/balanced';
import { BadQuery } from '#app/ports/failures';
import { candidateWiql } from '#azure/wiql';
import type { ProjectId } from '#core/issue';
import { candidateJql } from '#jira/jql';

const process = { backlog: ['Feature'], done: [{ state: 'Closed' }], rank: ['Rank'] };
const jql = (query: string) => candidateJql({ projectId: '10000' as ProjectId, query, withDone: false }).where;
const wiql = (query: string) => candidateWiql({ query, withDone: false }, process as never).where;

describe('a query of the project’s own whose parentheses do not match', () => {
  it.each([
    'project = HAR) OR (project = TERMS',
    '(project = HAR',
    'project = HAR)',
    '(project = HAR ORDER BY key) OR (project = TERMS)',
    String.raw`summary ~ \" ) OR (project = TERMS AND summary ~ \"`,
  ])('is refused as JQL: %s', (query) => expect(() => jql(query)).toThrow(BadQuery));

  it.each([
    "[System.State] = 'New') OR ([System.State] = 'Closed'",
    "SELECT [System.Id] FROM WorkItems WHERE ([System.State] = 'New'",
    "([System.State] = 'New' ORDER BY [System.Id]) OR (1 = 1)",
  ])('is refused as WIQL: %s', (query) => expect(() => wiql(query)).toThrow(BadQuery));
});

describe('a query of the project’s own', () => {
  it('may have parentheses, and any of them in quotes', () => {
    expect(jql('project in (A, B) AND (summary ~ "a) b" OR summary ~ \'(\')')).toBe(
      '(project in (A, B) AND (summary ~ "a) b" OR summary ~ \'(\')) AND statusCategory != Done',
    );
    expect(jql(String.raw`summary ~ "\")" ORDER BY key`)).toBe(
      String.raw`(summary ~ "\")") AND statusCategory != Done`,
    );
    expect(wiql("[System.Title] CONTAINS ':-)' AND [A) field] IN ('a''(', 'b')")).toBe(
      "([System.Title] CONTAINS ':-)' AND [A) field] IN ('a''(', 'b')) AND [System.State] NOT IN ('Closed')",
    );
  });

  it('is balanced when what opens closes behind it', () =>
    expect(['', '(a)(b(c))', ')(', '(', 'a)'].map(isBalanced)).toEqual([true, true, false, false, false]));
});
