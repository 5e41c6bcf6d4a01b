import { z } from 'zod';
import { Gathering } from '#world/import/gathering';
import { heapRoom } from '#world/import/heap-room';
import { learnFields, type FieldNames } from '#world/import/json-field';
import { issueOf } from '#world/import/json-issue';
import { sprintOf } from '#world/import/sprint';
import { politeCaller, type Caller, type Surroundings } from '#world/remote/back-off';
import { NotFound } from '#world/remote/failure';
import type { RemoteCopy } from '#world/remote/read-azure';

const PAGE = 1000;
const BATCH = 100;
const TIMEOUT = 60_000;

const fieldList = z.array(
  z.looseObject({
    id: z.string(),
    name: z.string(),
    schema: z.looseObject({ custom: z.string().optional() }).optional(),
  }),
);
const searchPage = z.looseObject({
  issues: z.array(z.looseObject({ id: z.string() })),
  nextPageToken: z.string().nullish(),
});
const issuePage = z.looseObject({ issues: z.array(z.looseObject({})) });
const boardPage = z.looseObject({
  values: z.array(z.looseObject({ id: z.number(), type: z.string().optional() })),
  isLast: z.boolean().optional(),
});
const sprintPage = z.looseObject({ values: z.array(z.looseObject({})), isLast: z.boolean().optional() });

type Ask = <Answer>(path: string, schema: z.ZodType<Answer>, body?: unknown) => Promise<Answer>;

/** Reads every issue that the account may browse, with its history, and the sprints of all boards; nothing is changed there. */
export async function readJira(
  site: string,
  credentials: { readonly user: string; readonly token: string },
  surroundings: Surroundings,
): Promise<RemoteCopy> {
  const { say } = surroundings;
  const { host } = new URL(site);
  const ask = asker(site, credentials, politeCaller(surroundings), surroundings.signal);
  await ask('/rest/api/3/myself', z.looseObject({}));
  const fieldNames = await readFields(ask);
  const gathering = new Gathering(heapRoom());
  say(`${host}: reading the list of issues …`);
  const ids = await readIds(ask);
  if (ids.length === 0) throw new NotFound(`${host} shows this account no issues.`);
  for (let at = 0; at < ids.length; at += BATCH) {
    const { issues } = await ask('/rest/api/3/issue/bulkfetch', issuePage, {
      issueIdsOrKeys: ids.slice(at, at + BATCH),
      fields: ['*all'],
      expand: ['changelog'],
    });
    for (const value of issues) {
      const issue = issueOf(value, fieldNames, () => undefined);
      if (issue !== undefined) gathering.addIssue(issue, { file: host, modified: new Date().toISOString() }, at);
    }
    if (gathering.isFull) throw new NotFound(`${host} does not fit into the memory of this process.`);
    say(
      `${host}: ${Math.min(at + BATCH, ids.length).toLocaleString('en')} of ${ids.length.toLocaleString('en')} issues`,
    );
  }
  for (const sprint of await readSprints(ask)) {
    const found = sprintOf(sprint);
    if (found !== undefined) gathering.addSprint(found);
  }
  return { backlog: { ...gathering.backlog(), site: { name: `${host} (copy)` } } };
}

/** Basic authentication with an API token; a redirection is not followed, since it would carry the token elsewhere. */
function asker(
  site: string,
  { user, token }: { readonly user: string; readonly token: string },
  polite: Caller,
  signal: AbortSignal,
): Ask {
  const authorization = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
  return (path, schema, body) =>
    polite(async () => {
      const response = await fetch(`${site}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
        headers: {
          authorization,
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        throw Object.assign(new Error(`${response.status}`), {
          statusCode: response.status,
          responseHeaders: Object.fromEntries(response.headers),
        });
      }
      const read = schema.safeParse(await response.json().catch(() => undefined));
      if (!read.success)
        throw new NotFound(
          `${new URL(site).host} does not answer ${path.split('?')[0]} as Jira Cloud does: is this the address of a site, https://SITE?`,
        );
      return read.data;
    });
}

async function readFields(ask: Ask): Promise<FieldNames> {
  const names: FieldNames = { names: new Map(), customTypes: new Map() };
  const fields = await ask('/rest/api/3/field', fieldList);
  learnFields(names, 'names', Object.fromEntries(fields.map(({ id, name }) => [id, name])));
  learnFields(names, 'schema', Object.fromEntries(fields.map(({ id, schema }) => [id, schema])));
  return names;
}

/** Jira refuses a search without any bound. */
async function readIds(ask: Ask): Promise<string[]> {
  const ids: string[] = [];
  let nextPageToken: string | null | undefined;
  do {
    const page = await ask('/rest/api/3/search/jql', searchPage, {
      jql: 'created >= "1970-01-01" ORDER BY key ASC',
      fields: ['id'],
      maxResults: PAGE,
      ...(nextPageToken && { nextPageToken }),
    });
    ids.push(...page.issues.map(({ id }) => id));
    ({ nextPageToken } = page);
  } while (nextPageToken);
  return ids;
}

/** Sprints that no issue is in, too. A site without Jira Software, or a board that is closed to the account, has none. */
async function readSprints(ask: Ask): Promise<readonly unknown[]> {
  const boards = await allOf(ask, '/rest/agile/1.0/board', boardPage);
  const sprints: unknown[] = [];
  for (const board of boards) {
    if (board.type === 'kanban') continue;
    sprints.push(...(await allOf(ask, `/rest/agile/1.0/board/${board.id}/sprint`, sprintPage)));
  }
  return sprints;
}

async function allOf<Value>(
  ask: Ask,
  path: string,
  schema: z.ZodType<{ values: Value[]; isLast?: boolean | undefined }>,
): Promise<Value[]> {
  const all: Value[] = [];
  for (;;) {
    const page = await ask(`${path}?startAt=${all.length}&maxResults=50`, schema).catch(
      (error: { statusCode?: number }) => {
        if ([400, 403, 404].includes(error.statusCode ?? 0)) return undefined;
        throw error;
      },
    );
    if (page === undefined) return all;
    all.push(...page.values);
    if (page.isLast !== false || page.values.length === 0) return all;
  }
}
