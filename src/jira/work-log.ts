import type * as z from 'zod/mini';
import { inParallel } from '#app/parallel';
import type { EntriesOfIssues, EntriesSince, WorkEntry, WorkLog } from '#app/ports/work-log';
import type { Patience } from '#app/rest-client';
import { chunks } from '#app/chunks';
import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { jiraCan } from '#jira/can';
import { bulkFetch } from '#jira/bulk-fetch';
import { callsAtOnce, JiraClient } from '#jira/client';
import { changedWorklogs, loggedIssue, workedIssue, worklogList, worklogPage, type Worklog } from '#jira/history-wire';
import { momentOf } from '#app/fields/reading';
import { readPerson } from '#jira/issue-reader';
import type { JiraRequest } from '#jira/request';

/** Most entries in one look-up, and in one list of changes. Source: POST /rest/api/3/worklog/list (2026-11-27). */
const entriesALookup = 1_000;

/** What a work log of Jira is made of. */
export interface JiraWorkLogParts {
  readonly request: JiraRequest;
  readonly patience?: Patience;
}

/** Logged work of Jira. */
export function createJiraWorkLog({ request, patience }: JiraWorkLogParts): WorkLog {
  return new JiraWorkLog(new JiraClient(request, patience));
}

type Changed = z.infer<typeof changedWorklogs>['values'][number];

class JiraWorkLog implements WorkLog {
  readonly can = jiraCan.workLog;

  constructor(private readonly client: JiraClient) {}

  /** An issue brings its first twenty entries with it; only those with more are asked for by themselves. */
  async entriesOf(issueIds: readonly IssueId[], signal?: AbortSignal): Promise<EntriesOfIssues> {
    const { issues, missing } = await this.fetch(issueIds, 'worklog', loggedIssue, signal);
    const known = issues.flatMap(({ id, fields }) => (fields.worklog ? [{ id, ...fields.worklog }] : []));
    const logs = await inParallel(known, callsAtOnce, async ({ id, total, worklogs }) => {
      const all = total > worklogs.length ? await this.allOf(id, signal) : worklogs;
      return all.map((entry) => readEntry(entry, id));
    });
    return { entries: logs.flat().sort(oldestFirst(({ startedAt }) => startedAt)), missing };
  }

  async entriesSince(since: IsoDateTime, signal?: AbortSignal): Promise<EntriesSince> {
    const start = Date.parse(since);
    const updated = await this.changed((from) => `/rest/api/3/worklog/updated?since=${from}`, start, signal);
    // Asked for later, so that deletions are told at least as far as the changes are.
    const deleted = await this.changed((from) => `/rest/api/3/worklog/deleted?since=${from}`, start, signal);
    const ids = [...new Set(updated.values.map(({ worklogId }) => worklogId))];
    const found = await inParallel(chunks(ids, entriesALookup), callsAtOnce, (part) =>
      this.client.send({
        path: '/rest/api/3/worklog/list',
        body: { ids: part },
        isRepeatable: true,
        answer: worklogList,
        signal,
      }),
    );
    const entries = found
      .flat()
      .flatMap((entry) => (entry.issueId === undefined ? [] : [readEntry(entry, entry.issueId)]));
    const gone = new Set(deleted.values.map(({ worklogId }) => worklogId));
    const shown = new Set(entries.map(({ id }) => Number(id)));
    return {
      entries: entries.sort(oldestFirst((entry) => entry.updated)),
      deleted: deleted.values.map(({ worklogId, updatedTime }) => ({
        id: String(worklogId),
        at: momentAt(updatedTime),
      })),
      hidden: ids.filter((id) => !shown.has(id) && !gone.has(id)).length,
      until: momentAt(updated.until),
    };
  }

  async completed(issueIds: readonly IssueId[], signal?: AbortSignal): ReturnType<WorkLog['completed']> {
    const { issues, missing } = await this.fetch(issueIds, 'timespent', workedIssue, signal);
    const hours = issues.flatMap(({ id, fields }) => {
      const seconds = Number(fields.timespent ?? 0);
      return seconds > 0 ? [[id as IssueId, seconds / 3_600] as const] : [];
    });
    return { hours: new Map(hours), missing };
  }

  private async fetch<Bean extends { readonly id: string }>(
    issueIds: readonly IssueId[],
    field: string,
    bean: z.ZodMiniType<Bean>,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly issues: readonly Bean[]; readonly missing: readonly IssueId[] }> {
    const issues = await bulkFetch(this.client, { ids: issueIds, fields: [field], bean, signal });
    const seen = new Set(issues.map(({ id }) => id));
    return { issues, missing: [...new Set(issueIds)].filter((id) => !seen.has(id)) };
  }

  private async allOf(issueId: string, signal: AbortSignal | undefined): Promise<readonly Worklog[]> {
    const found: Worklog[] = [];
    for (;;) {
      const page = await this.client.send({
        path: `/rest/api/3/issue/${encodeURIComponent(issueId)}/worklog?startAt=${found.length}`,
        answer: worklogPage,
        signal,
      });
      found.push(...page.worklogs);
      if (page.worklogs.length === 0 || found.length >= page.total) return found;
    }
  }

  /** A page goes as far as its `until`, and the next one begins there: entries at that moment come twice. */
  private async changed(
    address: (from: number) => string,
    since: number,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly values: readonly Changed[]; readonly until: number }> {
    const values = new Map<number, Changed>();
    let from = since;
    for (;;) {
      const page = await this.client.send({
        path: address(from),
        answer: changedWorklogs,
        signal,
      });
      for (const value of page.values) values.set(value.worklogId, value);
      const until = page.until ?? page.values.at(-1)?.updatedTime ?? from;
      if (page.lastPage !== false || page.values.length === 0 || until <= from)
        return { values: [...values.values()], until: Math.max(from, until) };
      from = until;
    }
  }
}

function readEntry({ id, author, started, updated, timeSpentSeconds }: Worklog, issueId: string): WorkEntry {
  return {
    id,
    issueId: issueId as IssueId,
    ...(author && { by: readPerson(author) }),
    startedAt: momentOf(started),
    seconds: timeSpentSeconds ?? 0,
    updated: momentOf(updated),
  };
}

function momentAt(milliseconds: number): IsoDateTime {
  return new Date(milliseconds).toISOString() as IsoDateTime;
}

function oldestFirst(momentIn: (entry: WorkEntry) => IsoDateTime): (one: WorkEntry, other: WorkEntry) => number {
  return (one, other) => momentIn(one).localeCompare(momentIn(other)) || Number(one.id) - Number(other.id);
}
