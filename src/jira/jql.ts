import { isBalanced } from '#app/balanced';
import { BadQuery } from '#app/ports/failures';
import type { CandidateQuery } from '#app/ports/issues';

/** A query in its two parts; `order` without the words `order by`, empty when it has none. */
export interface JqlParts {
  readonly where: string;
  readonly order: string;
}

/** Which issues compete, and in which order the tracker has them. */
export function candidateJql({
  projectId,
  query,
  withDone,
}: Pick<CandidateQuery, 'projectId' | 'query' | 'withDone'>): JqlParts {
  const own = splitOrder(query?.trim() || `project = ${projectId}`);
  const done = withDone ? '' : 'statusCategory != Done';
  const where = [own.where && `(${own.where})`, done].filter(Boolean).join(' AND ');
  return { where, order: own.order || 'Rank ASC' };
}

/** Puts the parts together. */
export function jqlOf({ where, order }: JqlParts): string {
  return order === '' ? where : `${where} ORDER BY ${order}`;
}

/**
 * Cuts a query at its `order by`, which may not stand in the middle; quoted and escaped text is left alone.
 * Throws BadQuery where parentheses do not match: conditions that are added later would hold for a part of it only.
 */
export function splitOrder(jql: string): JqlParts {
  const outside = jql.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\./gs, (quoted) => '_'.repeat(quoted.length));
  const at = /\border\s+by\b/i.exec(outside);
  if (!isBalanced(outside.slice(0, at?.index))) throw new BadQuery('The parentheses of the query do not match.');
  if (!at) return { where: jql.trim(), order: '' };
  return { where: jql.slice(0, at.index).trim(), order: jql.slice(at.index + at[0].length).trim() };
}
