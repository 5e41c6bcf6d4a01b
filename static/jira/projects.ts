import * as z from 'zod/mini';
import type { ProjectId } from '#core/issue';
import { JiraClient } from '#jira/client';
import type { JiraRequest } from '#jira/request';
import { mostProjects, type Host } from '../panels/host';

const projectPage = z.object({
  values: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })),
  isLast: z.optional(z.boolean()),
  total: z.optional(z.number()),
});

const projectsAPage = 50;

/** Projects that the viewer can browse, by key. Throws HostUnreachable and NotSignedIn. */
export async function readProjects(request: JiraRequest): ReturnType<Host['projects']> {
  const client = new JiraClient(request);
  const found: { id: ProjectId; key: string; name: string }[] = [];
  while (found.length < mostProjects) {
    const path = `/rest/api/3/project/search?orderBy=key&maxResults=${projectsAPage}&startAt=${found.length}`;
    const { values, isLast } = await client.send({ path, answer: projectPage });
    found.push(...values.map(({ id, key, name }) => ({ id: id as ProjectId, key, name })));
    if (isLast === true || values.length === 0) break;
  }
  return found;
}
