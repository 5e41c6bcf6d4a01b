import * as z from 'zod';
import {
  flagParameter,
  listParameter,
  numberParameter,
  ok,
  payload,
  type Answer,
  type Call,
  type Handlers,
} from '#host/jira/call';
import type { Issue } from '#host/jira/entities';
import { isIdOnly, selectFields } from '#host/jira/field/selection';
import { fieldIndex, issueBean, type IssueWish } from '#host/jira/issue-view';
import type { JqlContext } from '#host/jira/jql/context';
import { search } from '#host/jira/jql/search';
import { refuse } from '#host/jira/refusal';

/** Searching by JQL. */
export const searching: Handlers = {
  searchAndReconsileIssuesUsingJql: (call) =>
    searchPage(call, {
      jql: call.query.get('jql') ?? '',
      nextPageToken: call.query.get('nextPageToken') ?? undefined,
      maxResults: numberParameter(call, 'maxResults', 50),
      fields: listParameter(call, 'fields'),
      expand: listParameter(call, 'expand'),
      properties: listParameter(call, 'properties'),
      fieldsByKeys: flagParameter(call, 'fieldsByKeys'),
    }),
  searchAndReconsileIssuesUsingJqlPost: (call) => {
    const { expand, ...rest } = payload(call, searchRequest);
    return searchPage(call, { ...rest, expand: expand.split(',').map((name) => name.trim()) });
  },
  countIssues: (call) => {
    const { jql } = payload(call, z.object({ jql: z.string().default('') }));
    return ok({ count: search(jql, contextOf(call), { mustBeBounded: true }).length });
  },
  searchForIssuesUsingJql: gone,
  searchForIssuesUsingJqlPost: gone,
};

const searchRequest = z.object({
  jql: z.string().default(''),
  nextPageToken: z
    .string()
    .nullish()
    .transform((token) => token ?? undefined),
  maxResults: z.number().int().default(50),
  fields: z
    .array(z.string())
    .nullish()
    .transform((fields) => fields ?? []),
  expand: z.string().default(''),
  properties: z.array(z.string()).default([]),
  fieldsByKeys: z.boolean().default(false),
});

interface SearchRequest {
  readonly jql: string;
  readonly nextPageToken: string | undefined;
  readonly maxResults: number;
  readonly fields: readonly string[];
  readonly expand: readonly string[];
  readonly properties: readonly string[];
  readonly fieldsByKeys: boolean;
}

/** Whose query a request brings. */
export function contextOf({ world, session, fields, now, appFunctions }: Call): JqlContext {
  return { world, session, fields, now, appFunctions };
}

/** Ids alone come in pages of up to 5,000; with fields a page holds at most 100. */
function searchPage(call: Call, request: SearchRequest): Answer {
  const found = search(request.jql, contextOf(call), { mustBeBounded: true });
  const isLight = isIdOnly(request.fields) && request.properties.length === 0;
  const size = Math.min(isLight ? 5000 : 100, Math.max(0, request.maxResults));
  const start = placeAfter(request.nextPageToken, request.jql);
  const issues = found.slice(start, start + size);
  const end = start + issues.length;
  const isLast = end >= found.length;
  return ok({
    ...issuesBody(call, issues, request),
    ...(isLast ? {} : { nextPageToken: tokenOf(end, request.jql) }),
    isLast,
  });
}

function issuesBody(call: Call, issues: readonly Issue[], request: SearchRequest) {
  const names = request.fields.length === 0 ? ['id'] : request.fields;
  const { expand, properties, fieldsByKeys: byKeys } = request;
  if (isIdOnly(names) && expand.join('') === '' && properties.length === 0)
    return { issues: issues.map((issue) => lightBean(call, issue, names)) };
  const wish: IssueWish = { fields: selectFields(call.fields, names, '*navigable'), expand, properties, byKeys };
  return { issues: issues.map((issue) => issueBean(issue, wish, call.beans)), ...fieldIndex(wish) };
}

function lightBean(call: Call, { id, key }: Issue, names: readonly string[]) {
  if (!names.includes('key')) return { id };
  return { expand: '', id, self: call.beans.self(`issue/${id}`), key };
}

/** A page's token names its place and the query that it belongs to; nobody outside reads it. */
export function tokenOf(place: number, jql: string): string {
  return Buffer.from(JSON.stringify([place, jql])).toString('base64url');
}

/** The place that a token names; the beginning without one. Throws Jira's refusal of another query's token. */
export function placeAfter(token: string | undefined, jql: string): number {
  if (token === undefined || token === '') return 0;
  try {
    const [place, query] = z
      .tuple([z.number().int().nonnegative(), z.string()])
      .parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
    if (query === jql) return place;
  } catch {
    // Falls through: what cannot be read is no token of ours.
  }
  throw refuse(400, 'The next page token is invalid or expired. Please restart the search from the first page.');
}

/** Removed from Jira Cloud in 2025. Source: developer.atlassian.com/changelog/#CHANGE-2046, checked 2026-11-22. */
function gone(): Answer {
  throw refuse(
    410,
    'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
  );
}
