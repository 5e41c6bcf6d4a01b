import { isBalanced } from '#app/balanced';
import { BadQuery } from '#app/ports/failures';
import type { CandidateQuery } from '#app/ports/issues';
import type { Process } from '#azure/process';

/** Most results of one query. Source: Azure Boards, work tracking limits (2026-11-22). */
export const resultsAQuery = 20_000;

/** Most characters of ids, or of names, in one query; the platform takes 32,000 in all. */
const listCharacters = 28_000;

/** A query in its parts: conditions without `WHERE`, order without `ORDER BY`; empty when it has none. */
export interface WiqlParts {
  readonly where: string;
  readonly order: string;
}

/** Which items compete, in the order of the backlog. */
export function candidateWiql(
  { query, withDone }: Pick<CandidateQuery, 'query' | 'withDone'>,
  process: Pick<Process, 'backlog' | 'done' | 'rank'>,
): WiqlParts {
  const own = splitWiql(query ?? '');
  const everything = [
    '[System.TeamProject] = @project',
    ...(process.backlog.length > 0 ? [`[System.WorkItemType] IN ${list(process.backlog)}`] : []),
  ];
  const conditions = [...(own.where ? [`(${own.where})`] : everything), ...(withDone ? [] : doneConditions(process))];
  const order = own.order || [...process.rank.map((field) => `[${field}]`), '[System.Id]'].join(', ');
  return { where: conditions.join(' AND '), order };
}

/** Puts the parts together; `columns` are what a list of the results shows. */
export function wiqlOf({ where, order }: WiqlParts, columns: readonly string[] = ['System.Id']): string {
  const select = `SELECT ${columns.map((name) => `[${name}]`).join(', ')} FROM WorkItems WHERE ${where}`;
  return order === '' ? select : `${select} ORDER BY ${order}`;
}

/**
 * Cuts a query into its parts: a whole one, or what stands after `WHERE` alone; quoted text is left alone.
 * Throws BadQuery for queries of links and of the past, and where parentheses do not match: conditions that are added
 * later would hold for a part of it only.
 */
function splitWiql(wiql: string): WiqlParts {
  const outside = wiql.replace(/'(?:''|[^'])*'|"(?:""|[^"])*"|\[[^\]]*\]/g, (quoted) => '_'.repeat(quoted.length));
  if (/\bfrom\s+workitemlinks\b/i.test(outside))
    throw new BadQuery('A query for links lists no candidates. Use a flat list of work items.');
  if (/\basof\b/i.test(outside)) throw new BadQuery('A query of the past (ASOF) lists no candidates.');
  const from = /^\s*select\b[\s\S]*?\bfrom\s+workitems\b/i.exec(outside)?.[0].length ?? 0;
  const where = /^\s*where\b/i.exec(outside.slice(from))?.[0].length ?? 0;
  const order = /\border\s+by\b/i.exec(outside);
  const end = order?.index ?? wiql.length;
  if (!isBalanced(outside.slice(from + where, end))) throw new BadQuery('The parentheses of the query do not match.');
  return { where: wiql.slice(from + where, end).trim(), order: order ? wiql.slice(end + order[0].length).trim() : '' };
}

/** Text as WIQL quotes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Queries for what lies in iterations of a project, by their paths, each of a length that the platform takes. */
export function plannedWiql(paths: readonly string[]): readonly string[] {
  return listsOf(paths.map(quoted)).map((some) =>
    wiqlOf({ where: `[System.IterationPath] IN (${some.join(', ')})`, order: '[System.Id]' }),
  );
}

/** Cuts ids into lists that fit one query each. */
export function idLists(ids: readonly number[]): readonly (readonly number[])[] {
  return listsOf(ids);
}

function listsOf<Entry extends string | number>(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const lists: Entry[][] = [];
  let length = Infinity;
  for (const entry of entries) {
    const size = String(entry).length + 2;
    if (length + size > listCharacters) {
      lists.push([]);
      length = 0;
    }
    lists.at(-1)?.push(entry);
    length += size;
  }
  return lists;
}

/** A state may end the work of one type and not of another one. */
function doneConditions({ done }: Pick<Process, 'done'>): readonly string[] {
  const always = done.filter(({ types }) => types === undefined).map(({ state }) => state);
  const some = done.flatMap(({ state, types }) =>
    types ? [`([System.State] <> ${quoted(state)} OR [System.WorkItemType] NOT IN ${list(types)})`] : [],
  );
  return [...(always.length > 0 ? [`[System.State] NOT IN ${list(always)}`] : []), ...some];
}

function list(texts: readonly string[]): string {
  return `(${texts.map(quoted).join(', ')})`;
}
