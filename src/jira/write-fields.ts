import * as z from 'zod/mini';
import type { FieldWrite, IssueWriteOutcome, PlannedFields, PlannedValue } from '#app/ports/writes';
import { Refused } from '#app/rest-client';
import { chunks } from '#app/chunks';
import { leavesOpen, throughRateLimits, toTheEnd, type Carrier, type Tell } from '#app/writes/settle';
import { bulkFetch } from '#jira/bulk-fetch';
import { holdsValue, wireValue } from '#jira/field-values';
import { openSprints, sprintField, sprintsIn } from '#jira/sprints';
import type { JiraField } from '#jira/wire';
import type { WritingParts } from '#jira/write-creates';
import { refusalOf, sentencesIn } from '#jira/write-refusals';

/** Most issues that one call moves. Source: POST /rest/agile/1.0/sprint/{sprintId}/issue (2026-11-22). */
const issuesAMove = 50;
/** Issues that are edited at once, one call each. */
const editsAtOnce = 4;

const seenIssue = z.object({ id: z.string(), fields: z.looseObject({ updated: z.string() }) });

type Stored = Readonly<Record<string, unknown>>;

/** Issues that go to the same sprint, or to none. */
interface Move {
  readonly sprint: string | null;
  readonly writes: readonly FieldWrite[];
}

/** Sets fields: changes of the sprint alone fifty issues a call, other ones issue by issue. Each may be sent twice without harm. */
export function fieldCarrier({ client, fields, course }: WritingParts): Carrier<FieldWrite> {
  async function look(writes: readonly FieldWrite[]): Promise<readonly IssueWriteOutcome[]> {
    const known = await fields();
    const names = new Set(writes.flatMap(({ set, only = {} }) => [...namesIn(set, known), ...namesIn(only, known)]));
    const issues = await bulkFetch(client, {
      ids: writes.map(({ issueId }) => issueId),
      fields: ['updated', ...names],
      bean: seenIssue,
      isDecisive: true,
    });
    const stored = new Map(issues.map((issue) => [issue.id, issue.fields]));
    return writes.flatMap(({ key, issueId, seen, only, set }): IssueWriteOutcome[] => {
      const found = stored.get(issueId);
      if (!found) return [{ key, ...refusalOf(404, '') }];
      if (holdsAll(set, found, known)) return [{ key, kind: 'done', issueId }];
      if (only && !isAsPlanned(only, found, known)) return [{ key, kind: 'changed' }];
      return seen !== undefined && !isSameMoment(seen, found.updated) ? [{ key, kind: 'changed' }] : [];
    });
  }

  async function send(writes: readonly FieldWrite[], tell: Tell): Promise<ReadonlySet<string>> {
    const known = await fields();
    const moves = movesIn(writes);
    const edits = writes.filter(({ set }) => !isMove(set));
    const open: FieldWrite[] = [];
    try {
      for (const one of moves) await toTheEnd([one], 1, (part) => move(part, tell, open), course.signal);
      await toTheEnd(edits, editsAtOnce, (write) => edit(write, known, tell, open), course.signal);
    } catch (error) {
      open.forEach(({ key }) => tell({ key, kind: 'doubtful' }));
      throw error;
    }
    return new Set();
  }

  /** One refused issue fails the whole call: halves are tried until it stands alone. */
  async function move({ sprint, writes }: Move, tell: Tell, open: FieldWrite[]): Promise<void> {
    try {
      await throughRateLimits(
        () =>
          moved(
            sprint,
            writes.map(({ issueId }) => issueId),
          ),
        course,
      );
      writes.forEach(({ key, issueId }) => tell({ key, kind: 'done', issueId }));
    } catch (error) {
      if (leavesOpen(error)) return void open.push(...writes);
      if (!(error instanceof Refused)) throw error;
      const [only] = writes;
      if (only && writes.length === 1) return tell({ key: only.key, ...refused(error) });
      for (const half of chunks(writes, Math.ceil(writes.length / 2))) await move({ sprint, writes: half }, tell, open);
    }
  }

  function moved(sprint: string | null, issues: readonly string[]): Promise<unknown> {
    const body = { issues };
    if (sprint === null)
      return client.send({ path: '/rest/agile/1.0/backlog/issue', body, isRepeatable: true, answer: z.unknown() });
    const path = `/rest/agile/1.0/sprint/${encodeURIComponent(sprint)}/issue`;
    return client.send({ path, body, isRepeatable: true, answer: z.unknown() });
  }

  async function edit(
    { key, issueId, set }: FieldWrite,
    known: readonly JiraField[],
    tell: Tell,
    open: FieldWrite[],
  ): Promise<void> {
    const path = `/rest/api/3/issue/${encodeURIComponent(issueId)}`;
    const body = { fields: fieldsOf(set, known) };
    try {
      await throughRateLimits(
        () => client.send({ path, method: 'PUT', body, isRepeatable: true, answer: z.unknown() }),
        course,
      );
      tell({ key, kind: 'done', issueId });
    } catch (error) {
      if (error instanceof Refused) tell({ key, ...refused(error) });
      else if (leavesOpen(error)) open.push({ key, issueId, set });
      else throw error;
    }
  }

  return { look, send, mayResend: true };
}

function refused({ status, detail, message }: Refused): ReturnType<typeof refusalOf> {
  return refusalOf(status, sentencesIn(detail) || message);
}

/** Nothing but the sprint changes: such writes go together. */
function isMove({ iteration, parent, fields = {} }: FieldWrite['set']): boolean {
  return iteration !== undefined && parent === undefined && Object.keys(fields).length === 0;
}

function movesIn(writes: readonly FieldWrite[]): readonly Move[] {
  const bySprint = new Map<string | null, FieldWrite[]>();
  for (const write of writes) {
    const { iteration } = write.set;
    if (iteration === undefined || !isMove(write.set)) continue;
    bySprint.set(iteration, [...(bySprint.get(iteration) ?? []), write]);
  }
  return [...bySprint].flatMap(([sprint, all]) =>
    chunks(all, issuesAMove).map((part): Move => ({ sprint, writes: part })),
  );
}

/** The fields that a look has to read. */
function namesIn(
  { iteration, parent, fields = {} }: FieldWrite['set'],
  known: readonly JiraField[],
): readonly string[] {
  const sprint = sprintField(known);
  return [
    ...(iteration !== undefined && sprint ? [sprint.id] : []),
    ...(parent !== undefined ? ['parent'] : []),
    ...Object.keys(fields),
  ];
}

function holdsAll(
  { iteration, parent, fields = {} }: FieldWrite['set'],
  stored: Stored,
  known: readonly JiraField[],
): boolean {
  const sprint = sprintField(known);
  if (iteration !== undefined) {
    const open = sprint ? openSprints(stored[sprint.id]) : [];
    if (iteration === null ? open.length > 0 : open.length !== 1 || open[0] !== iteration) return false;
  }
  const above = (stored['parent'] as { readonly id?: string } | null | undefined)?.id ?? null;
  if (parent !== undefined && above !== parent) return false;
  return holdFields(fields, stored, known);
}

function holdFields(fields: PlannedFields['fields'], stored: Stored, known: readonly JiraField[]): boolean {
  return Object.entries(fields).every(([id, value]) => holdsValue(fieldNamed(known, id), stored[id], value));
}

function isAsPlanned(
  { iteration, fields = {} }: NonNullable<FieldWrite['only']>,
  stored: Stored,
  known: readonly JiraField[],
): boolean {
  return (iteration === undefined || liesIn(iteration, stored, known)) && holdFields(fields, stored, known);
}

/** The sprint that counts is this one: the open one, or the last of those that are over. */
function liesIn(iteration: string | null, stored: Stored, known: readonly JiraField[]): boolean {
  const sprint = sprintField(known);
  return ((sprint && sprintsIn(stored[sprint.id]).at(-1)) ?? null) === iteration;
}

function fieldsOf({ iteration, parent, fields = {} }: FieldWrite['set'], known: readonly JiraField[]): object {
  const sprint = sprintField(known);
  const own = Object.entries(fields).map(([id, value]: [string, PlannedValue]) => [
    id,
    wireValue(fieldNamed(known, id), value),
  ]);
  return {
    ...Object.fromEntries(own),
    ...(parent !== undefined && { parent: parent === null ? null : { id: parent } }),
    ...(iteration !== undefined && sprint && { [sprint.id]: iteration === null ? null : Number(iteration) }),
  };
}

function fieldNamed(known: readonly JiraField[], id: string): JiraField | undefined {
  return known.find((field) => field.id === id);
}

/** Jira writes moments with an offset, the port in UTC. */
function isSameMoment(one: string, other: string): boolean {
  return timeOf(one) === timeOf(other);
}

function timeOf(text: string): number {
  return Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}
