import * as z from 'zod/mini';
import { Refused } from '#app/rest-client';
import type { ProjectId } from '#core/issue';
import type { IterationId } from '#core/train/ids';
import type { AzureClient } from '#azure/client';
import { iterationIdOf } from '#azure/iteration-id';
import { TimedCache } from '#azure/timed-cache';
import { projectNode, type ProjectNode } from '#azure/wire';

/** How deep a tree may be. Source: Azure Boards, object limits (2026-11-22). */
const deepest = 14;
/** What people may do is decided by the platform at every write anyway. */
const keptMilliseconds = 60_000;
/** A path that no tree knows may be new: trees are not read again for it more often than this. */
const renewedMilliseconds = 10_000;

/** `GET {project}/_apis/wit/classificationnodes` */
const rootNodes = z.object({ value: z.array(z.intersection(projectNode, z.object({ structureType: z.string() }))) });

/** An iteration as items have it, by its path, and as plans do, by its id. */
interface IterationOfProject {
  readonly id: IterationId;
  readonly path: string;
}

/** Both trees of a project. */
export interface ProjectTrees {
  readonly areas: ProjectNode;
  /** By their path in lower case; without the root, which is no iteration. */
  readonly iterations: ReadonlyMap<string, IterationOfProject>;
}

/** Areas and iterations of projects: both trees of one come in one call, which is made once a minute. */
export class ProjectNodes {
  private readonly trees: TimedCache<ProjectTrees | undefined>;
  private readonly renewed: TimedCache<ProjectTrees | undefined>;

  constructor(
    private readonly client: AzureClient,
    now?: () => number,
  ) {
    this.trees = new TimedCache(keptMilliseconds, now);
    this.renewed = new TimedCache(renewedMilliseconds, now);
  }

  /** Nothing for a project that this person may not see. */
  of(projectId: ProjectId): Promise<ProjectTrees | undefined> {
    return this.trees.get(projectId, () => this.read(projectId));
  }

  /** Names the iterations at these paths of a project, by their path; those that are not there are left out. */
  async iterationsAt(projectId: ProjectId, paths: Iterable<string>): Promise<ReadonlyMap<string, IterationId>> {
    const wanted = [...new Set(paths)].filter(isBelowRoot);
    if (wanted.length === 0) return new Map();
    const known = idsAt(wanted, await this.of(projectId));
    if (known.size === wanted.length) return known;
    return idsAt(wanted, await this.renew(projectId));
  }

  /** The paths of these iterations of a project; of those that are not there, none. */
  async pathsOf(projectId: ProjectId, iterationIds: readonly IterationId[]): Promise<readonly string[]> {
    const known = pathsIn(iterationIds, await this.of(projectId));
    if (known.length === iterationIds.length) return known;
    return pathsIn(iterationIds, await this.renew(projectId));
  }

  private renew(projectId: ProjectId): Promise<ProjectTrees | undefined> {
    return this.renewed.get(projectId, () => this.trees.put(projectId, this.read(projectId)));
  }

  private async read(projectId: ProjectId): Promise<ProjectTrees | undefined> {
    const path = `${encodeURIComponent(projectId)}/_apis/wit/classificationnodes?$depth=${deepest}`;
    try {
      const { value: roots } = await this.client.send({ area: 'wit', path, answer: rootNodes, expects: [404] });
      const areas = roots.find(({ structureType }) => structureType === 'area');
      const iterations = roots.find(({ structureType }) => structureType === 'iteration');
      return areas && { areas, iterations: new Map(iterations && below(projectId, iterations, [iterations.name])) };
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }
}

/** Whether a path leads to an iteration: the root holds what is in none. */
function isBelowRoot(path: string): boolean {
  return path.includes('\\');
}

function idsAt(paths: readonly string[], trees: ProjectTrees | undefined): ReadonlyMap<string, IterationId> {
  return new Map(
    paths.flatMap((path) => {
      const found = trees?.iterations.get(path.toLowerCase());
      return found ? [[path, found.id] as const] : [];
    }),
  );
}

function pathsIn(iterationIds: readonly IterationId[], trees: ProjectTrees | undefined): readonly string[] {
  const wanted = new Set(iterationIds);
  return [...(trees?.iterations.values() ?? [])].filter(({ id }) => wanted.has(id)).map(({ path }) => path);
}

function below(
  projectId: ProjectId,
  { children }: ProjectNode,
  above: readonly string[],
): readonly (readonly [string, IterationOfProject])[] {
  return (children ?? []).flatMap((child) => {
    const names = [...above, child.name];
    const path = names.join('\\');
    const id = iterationIdOf(projectId, child.identifier);
    return [[path.toLowerCase(), { id, path }] as const, ...below(projectId, child, names)];
  });
}
