import * as z from 'zod/mini';
import { Refused } from '#app/rest-client';
import type { AzureClient } from '#azure/client';
import { iterationPlace } from '#azure/iteration-id';

/** How deep a tree of iterations may be. Source: Azure Boards, object limits (2026-11-22). */
const deepest = 14;

interface Node {
  readonly id: number;
  readonly identifier: string;
  readonly name: string;
  readonly children?: readonly Node[] | null | undefined;
}

const node: z.ZodMiniType<Node> = z.object({
  id: z.int(),
  identifier: z.string(),
  name: z.string(),
  children: z.nullish(z.array(z.lazy(() => node))),
});

/** Whether an iteration is named by an id, or by the GUID or number of its node. Items are read and written with its path. */
export function isIterationId(iteration: string | null | undefined): iteration is string {
  return /^(\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(nodeOf(iteration ?? ''));
}

function nodeOf(iteration: string): string {
  return iterationPlace(iteration)?.node ?? iteration;
}

/** The paths of iterations by their ids; the tree of a project is read once. */
export class IterationNodes {
  private readonly paths = new Map<string, string>();
  private readonly read = new Set<string>();

  constructor(private readonly client: AzureClient) {}

  /** Reads the iterations of projects, by name or id; one that the viewer may not see has none. */
  async load(projects: Iterable<string>): Promise<void> {
    for (const project of projects) {
      if (this.read.has(project)) continue;
      const path = `${encodeURIComponent(project)}/_apis/wit/classificationnodes/iterations?$depth=${deepest}`;
      try {
        this.keep(await this.client.send({ area: 'wit', path, answer: node, expects: [404] }));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
      this.read.add(project);
    }
  }

  /** The path of an iteration, itself where it is one; nothing for an id of no project that was loaded. */
  path(iteration: string): string | undefined {
    return isIterationId(iteration) ? this.paths.get(nodeOf(iteration).toLowerCase()) : iteration;
  }

  private keep({ id, identifier, name, children }: Node, above: readonly string[] = []): void {
    const own = [...above, name];
    for (const key of [identifier.toLowerCase(), String(id)]) this.paths.set(key, own.join('\\'));
    children?.forEach((child) => this.keep(child, own));
  }
}
