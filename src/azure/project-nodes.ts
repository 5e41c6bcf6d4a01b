import * as z from 'zod/mini';
import { Refused } from '#app/rest-client';
import type { ProjectId } from '#core/issue';
import type { IterationId } from '#core/train/ids';
import type { AzureClient } from '#azure/client';
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

/** Both trees of a project. */
export interface ProjectTrees {
  readonly areas: ProjectNode;
  /** Iterations as teams name them, by their path in lower case; without the root, which is no iteration. */
  readonly iterationIds: ReadonlyMap<string, IterationId>;
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

  private renew(projectId: ProjectId): Promise<ProjectTrees | undefined> {
    return this.renewed.get(projectId, () => this.trees.put(projectId, this.read(projectId)));
  }

  private async read(projectId: ProjectId): Promise<ProjectTrees | undefined> {
    const path = `${encodeURIComponent(projectId)}/_apis/wit/classificationnodes?$depth=${deepest}`;
    try {
      const { value: roots } = await this.client.send({ area: 'wit', path, answer: rootNodes, expects: [404] });
      const areas = roots.find(({ structureType }) => structureType === 'area');
      const iterations = roots.find(({ structureType }) => structureType === 'iteration');
      return areas && { areas, iterationIds: new Map(iterations && idsBelow(iterations, [iterations.name])) };
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
      const id = trees?.iterationIds.get(path.toLowerCase());
      return id === undefined ? [] : [[path, id] as const];
    }),
  );
}

function idsBelow({ children }: ProjectNode, above: readonly string[]): readonly (readonly [string, IterationId])[] {
  return (children ?? []).flatMap((child) => {
    const path = [...above, child.name];
    return [[path.join('\\').toLowerCase(), child.identifier as IterationId] as const, ...idsBelow(child, path)];
  });
}
