import * as z from 'zod/mini';
import type { CreateWrite, IssueWriteOutcome } from '#app/ports/writes';
import { Refused } from '#app/rest-client';
import { throughRateLimits, type Carrier, type Course, type Tell } from '#app/writes/settle';
import type { IssueId } from '#core/issue';
import type { JiraClient } from '#jira/client';
import { documentOf, wireValue } from '#jira/field-values';
import { sprintField } from '#jira/sprints';
import type { JiraField } from '#jira/wire';
import { refusalOf, sentencesIn } from '#jira/write-refusals';

/** Most issues in one call. Source: POST /rest/api/3/issue/bulk (2026-11-22). */
export const issuesACreation = 50;

/**
 * The property that every issue made here carries, with the key of its write. It is part of the call that makes the issue, so
 * that there is no issue without it; the manifest's jira:entityProperty makes JQL find it. Nobody sees it, nobody's labels are
 * added to, and it survives renaming and moving. Letters only: JQL needs no quotes around it.
 */
const markName = 'waybillWrite';

const mark = z.object({ key: z.string() });
const markedIssues = z.object({
  issues: z.optional(z.array(z.object({ id: z.string(), properties: z.optional(z.record(z.string(), z.unknown())) }))),
});

const madeIssues = z.object({
  issues: z.array(z.object({ id: z.string() })),
  errors: z.optional(
    z.nullable(
      z.array(
        z.object({ failedElementNumber: z.int(), status: z.optional(z.int()), elementErrors: z.optional(z.unknown()) }),
      ),
    ),
  ),
});

/** What writing issues needs. */
export interface WritingParts {
  readonly client: JiraClient;
  readonly fields: () => Promise<readonly JiraField[]>;
  readonly course: Course;
}

/**
 * Makes issues, and finds those that were made already. Jira's search may take seconds to know a new issue: it is asked several
 * times, over 15 seconds, before what was sent is called doubtful, and what is in doubt is never sent again in the same call. What
 * remains: an issue that search knows later than that, and whose write is sent again by hand, is made twice.
 */
export function creationCarrier({ client, fields, course }: WritingParts): Carrier<CreateWrite> {
  const made = new Map<string, IssueId>();

  async function look(writes: readonly CreateWrite[]): Promise<readonly IssueWriteOutcome[]> {
    const keys = writes.map(({ key }) => JSON.stringify(key)).join(', ');
    const body = {
      jql: `issue.property[${markName}].key in (${keys})`,
      fields: ['summary'],
      properties: [markName],
      maxResults: issuesACreation,
    };
    const path = '/rest/api/3/search/jql';
    const { issues = [] } = await client.send({ path, body, isRepeatable: true, answer: markedIssues });
    for (const { id, properties } of issues) {
      const found = z.safeParse(mark, properties?.[markName]);
      if (found.success) made.set(found.data.key, id as IssueId);
    }
    return writes.flatMap(({ key, create: { parent } }): IssueWriteOutcome[] => {
      const issueId = made.get(key);
      if (issueId !== undefined) return [{ key, kind: 'done', issueId }];
      const isOrphan = typeof parent === 'object' && !made.has(parent.key);
      return isOrphan ? [{ key, kind: 'refused', code: 'no-parent', message: '' }] : [];
    });
  }

  async function send(writes: readonly CreateWrite[], tell: Tell): Promise<ReadonlySet<string>> {
    const known = await fields();
    const body = { issueUpdates: writes.map((write) => issueUpdate(write, known, made)) };
    const { issues, errors } = await throughRateLimits(() => makeAll(client, body), course);
    const failed = new Map((errors ?? []).map((error) => [error.failedElementNumber, error]));
    // Those that were made come in the order that they were asked for.
    const ids = issues.values();
    writes.forEach(({ key }, place) => {
      const failure = failed.get(place);
      if (failure) {
        const { status = 400, elementErrors } = failure;
        tell({ key, ...refusalOf(status, sentencesIn(elementErrors)) });
        return;
      }
      const issueId = ids.next().value?.id as IssueId | undefined;
      if (issueId === undefined) return;
      made.set(key, issueId);
      tell({ key, kind: 'done', issueId });
    });
    return new Set();
  }

  return { look, send, mayResend: false };
}

/** Jira answers 400 with the same body where not one issue could be made. */
async function makeAll(client: JiraClient, body: object): Promise<z.infer<typeof madeIssues>> {
  try {
    return await client.send({ path: '/rest/api/3/issue/bulk', body, answer: madeIssues });
  } catch (error) {
    const parsed = error instanceof Refused ? z.safeParse(madeIssues, error.detail) : undefined;
    if (parsed?.success) return parsed.data;
    if (!(error instanceof Refused)) throw error;
    // The call as a whole: every issue of it has the same fault.
    const { issueUpdates } = body as { readonly issueUpdates: readonly unknown[] };
    const { status, detail } = error;
    return {
      issues: [],
      errors: issueUpdates.map((_, failedElementNumber) => ({ failedElementNumber, status, elementErrors: detail })),
    };
  }
}

function issueUpdate(
  { key, create }: CreateWrite,
  known: readonly JiraField[],
  made: ReadonlyMap<string, IssueId>,
): object {
  const { projectId, type, summary, description, parent, iteration, fields = {} } = create;
  const sprint = sprintField(known);
  const parentId = typeof parent === 'object' ? made.get(parent.key) : parent;
  const own = Object.entries(fields).map(([id, value]) => [
    id,
    wireValue(
      known.find((field) => field.id === id),
      value,
    ),
  ]);
  return {
    fields: {
      ...Object.fromEntries(own),
      project: { id: projectId },
      issuetype: { name: type },
      summary,
      ...(description !== undefined && { description: documentOf(description) }),
      ...(parentId !== undefined && { parent: { id: parentId } }),
      ...(iteration !== undefined && sprint && { [sprint.id]: Number(iteration) }),
    },
    properties: [{ key: markName, value: { key } }],
  };
}
