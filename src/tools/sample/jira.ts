import * as z from 'zod/mini';
import { namesIn, type SampleTracker } from './tracker';
import { Visit, type VisitedHost } from './visit';
import type { Waybill } from './waybill';

/** A page of the app that any person of the project may open; its resolver answers every call. */
const module = 'project-page';

const issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({ project: z.object({ id: z.string() }) }),
});
const frame = z.object({ frameId: z.string() });
const reply = z.object({ value: z.unknown() });

/** The local Jira: Waybill's functions are called over the bridge, from a page that a person has opened. */
export function sampleJira(
  host: VisitedHost,
  { admin, project, waybill }: { readonly admin: string; readonly project: string; readonly waybill: Waybill },
): SampleTracker {
  const pages = new Map<string, Promise<{ readonly visit: Visit; readonly frameId: string }>>();

  async function open(accountId: string): Promise<{ readonly visit: Visit; readonly frameId: string }> {
    const visit = await Visit.of(host, accountId);
    const { frameId } = frame.parse(await visit.json('/host/frames', { moduleKey: module, place: { project } }));
    return { visit, frameId };
  }

  function pageOf(accountId: string): ReturnType<typeof open> {
    const page = pages.get(accountId) ?? open(accountId);
    pages.set(accountId, page);
    return page;
  }

  return {
    title: 'Jira',
    async names(keys, now) {
      const { visit } = await pageOf(admin);
      // Each by its key: the first JQL of a process loads its grammar, which takes longer than all of these.
      const found = await Promise.all(
        keys.map(async (key) => issue.parse(await visit.json(`/rest/api/3/issue/${key}?fields=project`))),
      );
      return namesIn(
        found.map(({ id, key, fields }) => ({ id, key, projectId: fields.project.id })),
        { tracker: 'jira', personId: (id) => id, now },
      );
    },
    async call(accountId, name, request) {
      const { visit, frameId } = await pageOf(accountId);
      const body = { functionKey: name, payload: request };
      return reply.parse(await visit.json(`/host/frames/${frameId}/invoke`, body)).value;
    },
    async asSeenBy(accountId) {
      const { visit } = await pageOf(accountId);
      return waybill.createJiraTracker({
        request: (path, init) => visit.send(path, init),
        extension: { appId: '', environmentId: '' },
      });
    },
    async settled() {
      // Forge's queue goes on by itself.
    },
  };
}
