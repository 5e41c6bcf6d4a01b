import * as z from 'zod/mini';
import { chunks } from '#app/chunks';
import { once } from '#app/once';
import { inParallel } from '#app/parallel';
import { BadQuery } from '#app/ports/failures';
import type { CandidateQuery, ListReading } from '#app/ports/issues';
import type { FoundFields } from '#app/fields/find-fields';
import type { ChosenFields } from '#app/ports/fields';
import type { Issue, IssueId, IssueKey } from '#core/issue';
import { Refused } from '#app/rest-client';
import { bulkFetch, type BulkFetch } from '#jira/bulk-fetch';
import { callsAtOnce, isHidden, type JiraClient } from '#jira/client';
import { fieldsOfIssues } from '#jira/fields';
import { readIssue } from '#jira/issue-reader';
import { candidateJql, jqlOf } from '#jira/jql';
import { sprintField } from '#jira/sprints';
import { Progress } from '#app/progress';
import {
  describedIssue,
  fieldList,
  idPage,
  issueBean,
  systemFieldNames,
  type IssueBean,
  type JiraField,
} from '#jira/wire';

/** Most ids in a page of a search for ids only. Source: POST /rest/api/3/search/jql (2026-11-22). */
const idsAPage = 5_000;
/** Sprints that one search names. */
const sprintsAQuery = 200;

/** Reads issues from Jira, few calls at a time, and keeps the list of fields. */
export class IssueSource {
  /** All fields of the site. */
  readonly fields = once(() => this.client.send({ path: '/rest/api/3/field', answer: fieldList }));

  constructor(private readonly client: JiraClient) {}

  /** One issue in one call: names and schemas of all fields come with it, so that none has to be looked up before. */
  async issue(
    id: IssueId | IssueKey,
    chosen: ChosenFields,
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
      return { issue: readIssue(bean, fieldsOfIssues(described, chosen)), fields: described };
    } catch (error) {
      if (isHidden(error)) return undefined;
      throw error;
    }
  }

  /** Issues in the order asked. */
  async issues(ids: readonly string[], chosen: ChosenFields): Promise<readonly Issue[]> {
    if (ids.length === 0) return [];
    const fieldIds = fieldsOfIssues(await this.fields(), chosen);
    const found = (await this.beans(ids, namesIn(fieldIds))).map((bean) => readIssue(bean, fieldIds));
    const byName = new Map(
      found.flatMap((issue) => [[issue.id as string, issue] as const, [issue.key as string, issue] as const]),
    );
    return ids.flatMap((id) => byName.get(id) ?? []);
  }

  /** Candidates in Jira's order: their ids in one search, then the issues in bulk, reported as they come. */
  async candidates(query: CandidateQuery, reading: ListReading = {}): Promise<readonly Issue[]> {
    const [ids] = await Promise.all([this.candidateIds(query, reading.signal), this.fields()]);
    return this.listed(ids, query.fields, reading);
  }

  /** Issues of sprints, as candidates are. */
  async planned(
    sprintIds: readonly string[],
    chosen: ChosenFields,
    reading: ListReading = {},
  ): Promise<readonly Issue[]> {
    // Whatever is no number is no sprint; Jira would look for one of that name.
    const sprints = [...new Set(sprintIds)].filter((id) => /^\d{1,18}$/.test(id));
    const fields = await this.fields();
    // JQL of a site without boards knows no sprints.
    const searches = sprintField(fields) ? chunks(sprints, sprintsAQuery) : [];
    const found = await inParallel(searches, callsAtOnce, (some) => this.inSprints(some, reading.signal));
    const ids = [...new Set(found.flat())].sort((one, other) => Number(one) - Number(other));
    return this.listed(ids, chosen, reading);
  }

  private async listed(
    all: readonly string[],
    chosen: ChosenFields,
    { onPage, onFound, except, fieldsIn = new Map(), signal }: ListReading,
  ): Promise<readonly Issue[]> {
    onFound?.(all as readonly IssueId[]);
    const left = await except;
    const ids = left ? all.filter((id) => !left.has(id as IssueId)) : all;
    const fields = await this.fields();
    const usual = fieldsOfIssues(fields, chosen);
    const own = new Map<string, FoundFields>([...fieldsIn].map(([place, its]) => [place, fieldsOfIssues(fields, its)]));
    const found = new Map<string, Issue>();
    const sorted = (): readonly Issue[] => ids.flatMap((id) => found.get(id) ?? []);
    const progress = new Progress(Date.now);
    const onPart = (beans: readonly IssueBean[]): void => {
      for (const bean of beans) found.set(bean.id, readIssue(bean, own.get(bean.fields.project.id) ?? usual));
      if (onPage && progress.isDue()) onPage(sorted(), ids.length);
    };
    await this.beans(ids, [...new Set([usual, ...own.values()].flatMap(namesIn))], { onPart, signal });
    return sorted();
  }

  /** Jira refuses a search that names a sprint which is gone or hidden, and so all the others: halves find out which. */
  private async inSprints(sprints: readonly string[], signal: AbortSignal | undefined): Promise<readonly string[]> {
    try {
      return await this.ids(`sprint in (${sprints.join(', ')})`, signal);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 400) throw error;
      if (sprints.length === 1) return [];
      const halves = chunks(sprints, Math.ceil(sprints.length / 2));
      return (await Promise.all(halves.map((half) => this.inSprints(half, signal)))).flat();
    }
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
        isRepeatable: true,
        answer: idPage,
        signal,
      });
      ids.push(...(page.issues ?? []).map(({ id }) => id));
      token = page.isLast === true ? undefined : (page.nextPageToken ?? undefined);
    } while (token !== undefined);
    return [...new Set(ids)];
  }

  /** The projects of issues, by their ids; hidden and unknown ones are left out. */
  async projectsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.beans(ids, [])).map(({ id, fields }) => [id, fields.project.id]));
  }

  /** Issues as Jira has them, with these fields beside those that every issue is read with, in no order. */
  beans(
    ids: readonly string[],
    names: readonly string[],
    watch: Pick<BulkFetch<IssueBean>, 'onPart' | 'signal'> = {},
  ): Promise<readonly IssueBean[]> {
    return bulkFetch(this.client, { ids, fields: [...systemFieldNames, ...names], bean: issueBean, ...watch });
  }
}

function namesIn(found: FoundFields): readonly string[] {
  return [...new Set(Object.values(found).flat())];
}

function isAboutRank(error: unknown): boolean {
  return error instanceof Refused && error.status === 400 && /\brank\b/i.test(error.message);
}
