import * as z from 'zod/mini';
import { identityIdOf } from '#host/azure/world/guid';
import { namesIn, type SampleTracker } from './tracker';
import { Visit, type VisitedHost } from './visit';
import type { Waybill, WaybillSession } from './waybill';

const queried = z.object({ workItems: z.array(z.object({ id: z.number() })) });
const items = z.object({
  value: z.array(
    z.object({
      id: z.number(),
      fields: z.object({ 'Custom.SourceKey': z.string(), 'System.TeamProject': z.string() }),
    }),
  ),
});
const projects = z.object({ value: z.array(z.object({ id: z.string(), name: z.string() })) });
const token = z.object({ token: z.string() });

const version = 'api-version=7.1';

/** The local Azure DevOps: Waybill's own session is run for each person, as their page runs it. */
export function sampleAzure(
  host: VisitedHost,
  {
    admin,
    waybill,
    extension,
  }: {
    readonly admin: string;
    readonly waybill: Waybill;
    readonly extension: { readonly publisherId: string; readonly extensionId: string };
  },
): SampleTracker {
  const sessions = new Map<string, Promise<WaybillSession>>();
  const faults: unknown[] = [];
  let project: { readonly id: string; readonly key: string } | undefined;

  async function open(accountId: string): Promise<WaybillSession> {
    const visit = await Visit.of(host, accountId);
    const extensionId = `${extension.publisherId}.${extension.extensionId}`;
    const { token: bearer } = token.parse(await visit.json('/host/azure/token', { extensionId }));
    return waybill.createAzureSession({
      request: (_area, path, init = {}) =>
        host.answer(
          new Request(`${host.origin}/azure/${path}`, {
            ...init,
            headers: { ...init.headers, authorization: `Bearer ${bearer}` },
          }),
        ),
      viewer: identityIdOf(accountId),
      extension,
      ...(project && { project }),
      report: (error) => faults.push(error),
    });
  }

  function sessionOf(accountId: string): Promise<WaybillSession> {
    const opened = sessions.get(accountId) ?? open(accountId);
    sessions.set(accountId, opened);
    return opened;
  }

  return {
    title: 'Azure DevOps',
    async names(keys, now) {
      const visit = await Visit.of(host, admin);
      const query = `SELECT [System.Id] FROM WorkItems WHERE [Custom.SourceKey] IN (${keys.map((key) => `'${key}'`).join(', ')})`;
      const [{ workItems }, { value: all }] = await Promise.all([
        visit.json(`/azure/_apis/wit/wiql?${version}`, { query }).then((answer) => queried.parse(answer)),
        visit.json(`/azure/_apis/projects?${version}`).then((answer) => projects.parse(answer)),
      ]);
      const ids = workItems.map(({ id }) => id);
      const fields = ['Custom.SourceKey', 'System.TeamProject'];
      const read = items.parse(await visit.json(`/azure/_apis/wit/workitemsbatch?${version}`, { ids, fields }));
      const found = read.value.map(({ id, fields: has }) => ({
        key: has['Custom.SourceKey'],
        id: String(id),
        projectId: all.find(({ name }) => name === has['System.TeamProject'])?.id ?? '',
        projectName: has['System.TeamProject'],
      }));
      const [first] = found;
      // Whose administrators may take files in: every page stands in a project.
      project = first && { id: first.projectId, key: first.projectName };
      return namesIn(found, { tracker: 'azure', personId: identityIdOf, now });
    },
    async call(accountId, name, request) {
      return waybill.answer(name, request, await sessionOf(accountId), (_call, error) => faults.push(error));
    },
    async asSeenBy(accountId) {
      return (await sessionOf(accountId)).tracker;
    },
    async settled() {
      for (const session of sessions.values()) await (await session).settled();
      const [fault] = faults;
      if (fault !== undefined) throw fault;
    },
  };
}
