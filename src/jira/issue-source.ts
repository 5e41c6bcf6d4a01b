import * as z from 'zod/mini';
import { chunks } from '#app/transfer/export-file';
import { BadQuery, type CandidateQuery } from '#app/ports';
import type { Issue, IssueId, IssueKey } from '#core/issue';
import { Refused } from '#app/rest-client';
import type { JiraClient } from '#jira/client';
import { detectFields, type FieldIds } from '#jira/fields';
import { readIssue } from '#jira/issue-reader';
import { candidateJql, jqlOf } from '#jira/jql';
import { inParallel } from '#app/parallel';
import { bulkIssues, describedIssue, fieldList, idPage, systemFieldNames, type JiraField } from '#jira/wire';

/** Most ids in a page of a search for ids only. Source: POST /rest/api/3/search/jql (2026-11-22). */
const idsAPage = 5_000;
/** Most issues in one bulk fetch. */
const issuesAFetch = 100;
/** Calls under way at once: browsers hold six to one server. */
const callsAtOnce = 6;
/** Pause between two reports of progress. */
const reportMilliseconds = 100;

/** Reads issues from Jira, few calls at a time, and keeps the list of fields. */
export class IssueSource {
  private known: Promise<readonly JiraField[]> | undefined;

  constructor(private readonly client: JiraClient) {}

  /** All fields of the site; asked once. */
  fields(): Promise<readonly JiraField[]> {
    this.known ??= this.client.send({ path: '/rest/api/3/field', answer: fieldList });
    this.known.catch(() => (this.known = undefined));
    return this.known;
  }

  /** One issue in one call: names and schemas of all fields come with it, so that none has to be looked up before. */
  async issue(
    id: IssueId | IssueKey,
    chosen: CandidateQuery['fields'],
  ): Promise<{ issue: Issue; fields: readonly JiraField[] } | undefined> {
    const fields = '*all,-description,-comment,-attachment,-worklog';
    const path = `/rest/api/3/issue/${encodeURIComponent(id)}?fields=${encodeURIComponent(fields)}&expand=names,schema`;
    try {
      const { names = {}, schema = {}, ...bean } = await this.client.send({ path, answer: describedIssue });
      const described = Object.entries(names).map(([field, name]): JiraField => ({
        id: field,
        name,
        ...(schema[field] && { schema: schema[field] }),
      }));
      return { issue: readIssue(bean, detectFields(described, chosen)), fields: described };
    } catch (error) {
      if (isHidden(error)) return undefined;
      throw error;
    }
  }

  /** Issues in the order asked. */
  async issues(ids: readonly string[], chosen: CandidateQuery['fields']): Promise<readonly Issue[]> {
    if (ids.length === 0) return [];
    const fieldIds = detectFields(await this.fields(), chosen);
    const found = (
      await inParallel(chunks([...new Set(ids)], issuesAFetch), callsAtOnce, (part) => this.fetch(part, fieldIds))
    ).flat();
    const byName = new Map(
      found.flatMap((issue) => [[issue.id as string, issue] as const, [issue.key as string, issue] as const]),
    );
    return ids.flatMap((id) => byName.get(id) ?? []);
  }

  /** Candidates in Jira's order: their ids in one search, then the issues in bulk, reported as they come. */
  async candidates(
    query: CandidateQuery,
    onPage?: (issues: readonly Issue[], total: number) => void,
    signal?: AbortSignal,
  ): Promise<readonly Issue[]> {
    const [ids, fields] = await Promise.all([this.candidateIds(query, signal), this.fields()]);
    const fieldIds = detectFields(fields, query.fields);
    const found = new Map<string, Issue>();
    const sorted = (): readonly Issue[] => ids.flatMap((id) => found.get(id) ?? []);
    let reported = 0;
    await inParallel(chunks(ids, issuesAFetch), callsAtOnce, async (part) => {
      for (const issue of await this.fetch(part, fieldIds, signal)) found.set(issue.id, issue);
      if (!onPage || (reported > 0 && Date.now() - reported < reportMilliseconds)) return;
      reported = Date.now();
      onPage(sorted(), ids.length);
    });
    return sorted();
  }

  private async candidateIds(query: CandidateQuery, signal: AbortSignal | undefined): Promise<readonly string[]> {
    const parts = candidateJql(query);
    try {
      return await this.ids(jqlOf(parts), signal);
    } catch (error) {
      // A site without boards has no rank to order by.
      const isOurs = isAboutRank(error) && !query.query;
      if (isOurs) return this.ids(jqlOf({ ...parts, order: 'created ASC' }), signal);
      throw error instanceof Refused && error.status === 400 ? new BadQuery(error.message, { cause: error }) : error;
    }
  }

  private async ids(jql: string, signal: AbortSignal | undefined): Promise<readonly string[]> {
    const ids: string[] = [];
    let token: string | undefined;
    do {
      const body = { jql, fields: ['id'], maxResults: idsAPage, ...(token !== undefined && { nextPageToken: token }) };
      const page: z.infer<typeof idPage> = await this.client.send({
        path: '/rest/api/3/search/jql',
        body,
        answer: idPage,
        ...(signal && { signal }),
      });
      ids.push(...(page.issues ?? []).map(({ id }) => id));
      token = page.isLast === true ? undefined : (page.nextPageToken ?? undefined);
    } while (token !== undefined);
    return [...new Set(ids)];
  }

  /** Issues that Jira could not return this time are asked for once more. */
  private async fetch(ids: readonly string[], fieldIds: FieldIds, signal?: AbortSignal): Promise<readonly Issue[]> {
    const fields = [...systemFieldNames, ...new Set([...fieldIds.points, ...fieldIds.team, ...fieldIds.client])];
    const ask = (issueIdsOrKeys: readonly string[]) =>
      this.client.send({
        path: '/rest/api/3/issue/bulkfetch',
        body: { issueIdsOrKeys, fields },
        answer: bulkIssues,
        ...(signal && { signal }),
      });
    const { issues, issueErrors = [] } = await ask(ids);
    const again = issueErrors.flatMap(({ id }) => id ?? []);
    const rest = again.length === 0 ? [] : (await ask(again)).issues;
    return [...issues, ...rest].map((bean) => readIssue(bean, fieldIds));
  }
}

/** Jira says 404 for what is not there and for what this person may not see. */
export function isHidden(error: unknown): boolean {
  return error instanceof Refused && (error.status === 404 || error.status === 403);
}

function isAboutRank(error: unknown): boolean {
  return error instanceof Refused && error.status === 400 && /\brank\b/i.test(error.message);
}
