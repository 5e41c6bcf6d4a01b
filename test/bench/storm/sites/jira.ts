import * as z from 'zod';
import { mirrorStatusCall, repairMirrorCall } from '#app/mirror/calls';
import { createCommands } from '../../../../static/jira/commands';
import type { LocalHost } from '../../../support/local-host';
import { mostItems, project, type StormPage, type StormSite } from './site';
import { askUntil, visitAs } from './visit';

const found = z.object({
  issues: z.array(z.object({ id: z.string(), fields: z.object({ project: z.object({ id: z.string() }) }) })),
});
const frame = z.object({ frameId: z.string() });
const reply = z.object({ value: z.unknown() });
const fieldList = z.array(
  z.object({ id: z.string(), schema: z.optional(z.object({ custom: z.optional(z.string()) })) }),
);
const fieldValues = z.object({ fields: z.record(z.string(), z.unknown()) });
const queue = z.array(z.object({ state: z.string() }));
const logs = z.array(z.object({ at: z.number(), level: z.string(), text: z.string() }));

/** A page of the app that everybody of the project may open; its resolver answers every call. */
const module = 'project-page';
/** Fields of the app that follow a score, by their key in the manifest. */
const mirrored = ['wsjf', 'cost-of-delay'];

/** The local Jira: the app's functions behind the bridge's invoke route, called with the pages' own commands. */
export async function jiraStorm(host: LocalHost, admin: string): Promise<StormSite> {
  const headers = {
    authorization: `Basic ${Buffer.from(`${admin}:any`).toString('base64')}`,
    'content-type': 'application/json',
  };
  const rest = async (path: string, body?: unknown): Promise<unknown> => {
    const init = { headers, ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }) };
    const response = await fetch(host.url + path, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const search = async (estimate: string): Promise<z.infer<typeof found>['issues']> => {
    const jql = `project = ${project.key} and statusCategory != Done and "Story Points" ${estimate} order by rank`;
    return found.parse(await rest('/rest/api/3/search/jql', { jql, maxResults: mostItems / 2, fields: ['project'] }))
      .issues;
  };
  const issues = [...(await search('> 0')), ...(await search('is EMPTY'))];
  let heard = 0;

  return {
    projectId: issues[0]!.fields.project.id,
    issueIds: issues.map(({ id }) => id),
    personId: (accountId) => accountId,
    open: (accountId) => openPage(host, accountId),
    async settle(admin) {
      await admin.call(repairMirrorCall, {});
      const waiting = async (): Promise<number> => {
        await fetch(`${host.url}/host/queue/hurry`, {
          method: 'POST',
          headers: { origin: host.url },
          redirect: 'manual',
        });
        const status = await admin.call(mirrorStatusCall, {});
        const events = queue.parse(await (await fetch(`${host.url}/host/queue.json`)).json());
        const underWay = events.filter(({ state }) => state === 'waiting' || state === 'running').length;
        return underWay + (status.kind === 'ok' ? status.value.waiting : 1);
      };
      return askUntil(waiting, (count) => count === 0, { times: 200, pause: 100 });
    },
    async fields() {
      const list = fieldList.parse(await rest('/rest/api/3/field'));
      const names = mirrored.map(
        (key) => [key, list.find(({ schema }) => schema?.custom?.endsWith(`/static/${key}`))!.id] as const,
      );
      return new Map(
        await Promise.all(
          issues.map(async ({ id }) => {
            const path = `/rest/api/3/issue/${id}?fields=${names.map(([, field]) => field).join(',')}`;
            const { fields } = fieldValues.parse(await rest(path));
            const values = names.map(([key, field]) => [key, (fields[field] ?? null) as number | null] as const);
            return [id, Object.fromEntries(values)] as const;
          }),
        ),
      );
    },
    async faults() {
      const lines = logs.parse(await (await fetch(`${host.url}/host/logs.json`)).json());
      const since = heard;
      heard = Date.now();
      return lines.filter(({ level, at }) => level === 'error' && at >= since).map(({ text }) => text);
    },
  };
}

async function openPage(host: LocalHost, accountId: string): Promise<StormPage> {
  const visit = await visitAs(host.url, accountId);
  const { frameId } = frame.parse(
    await visit.json('/host/frames', { moduleKey: module, place: { project: project.key } }),
  );
  let isClosed = false;
  const commands = createCommands(async (name, request) => {
    if (isClosed) throw new Error('The page is closed.');
    // The platform's own layers carry text: what is undefined never arrives.
    const body = { functionKey: name, payload: request };
    return reply.parse(await visit.json(`/host/frames/${frameId}/invoke`, body)).value;
  });
  return {
    call: (spec, request) => commands.call(spec, request),
    secrets: async () => [],
    settled: async () => undefined,
    close: () => void (isClosed = true),
  };
}
