import * as z from 'zod/mini';
import { AzureClient } from '#azure/client';
import type { AzureRequest } from '#azure/request';
import type { ProjectId } from '#core/issue';
import { mostProjects, type Host } from '../panels/host';

const projectPage = z.object({ value: z.array(z.object({ id: z.string(), name: z.string() })) });

const projectsAPage = 500;

/** Projects that the viewer can see, by name. Throws HostUnreachable and NotSignedIn. */
export async function readProjects(request: AzureRequest): ReturnType<Host['projects']> {
  const client = new AzureClient(request);
  const found: { id: ProjectId; key: string; name: string }[] = [];
  while (found.length < mostProjects) {
    const path = `_apis/projects?stateFilter=wellFormed&$top=${projectsAPage}&$skip=${found.length}`;
    const { value } = await client.send({ area: 'core', path, answer: projectPage });
    found.push(...value.map(({ id, name }) => ({ id: id as ProjectId, key: name, name })));
    if (value.length < projectsAPage) break;
  }
  return found.sort((one, other) => one.name.localeCompare(other.name));
}
