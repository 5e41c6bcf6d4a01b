import * as z from 'zod/mini';
import { inParallel } from '#app/parallel';
import { BadQuery } from '#app/ports/failures';
import { Refused } from '#app/rest-client';
import type { ProjectId } from '#core/issue';
import type { AzureClient } from '#azure/client';
import type { FoundLink } from '#azure/issue-reader';
import { foundItems, foundLinks } from '#azure/wire';
import { idLists, resultsAQuery } from '#azure/wiql';

const phrases: Readonly<Record<string, string>> = {
  'System.LinkTypes.Dependency-Forward': 'Successor',
  'System.LinkTypes.Dependency-Reverse': 'Predecessor',
};

/** Runs queries. The project of the address gives `@project` its meaning. */
export class WiqlSearch {
  constructor(private readonly client: AzureClient) {}

  /** Numbers of items, in the query's order, at most 20,000. Throws BadQuery with the platform's sentence. */
  async items(projectId: ProjectId | undefined, query: string, signal?: AbortSignal): Promise<readonly number[]> {
    const { workItems } = await this.run(projectId, query, foundItems, signal);
    return [...new Set((workItems ?? []).map(({ id }) => id))];
  }

  /** Of these items the ones that the viewer sees. */
  async visible(ids: readonly number[]): Promise<readonly number[]> {
    const found = await inParallel(idLists(ids), 4, (part) =>
      this.items(undefined, `SELECT [System.Id] FROM WorkItems WHERE [System.Id] IN (${part.join(', ')})`),
    );
    return found.flat();
  }

  /** Predecessors and successors by the item that holds the link. */
  async dependencies(ids: readonly number[], signal?: AbortSignal): Promise<ReadonlyMap<number, readonly FoundLink[]>> {
    const rows = await inParallel(idLists(ids), 4, (part) => this.links(part, signal));
    const found = new Map<number, FoundLink[]>();
    for (const { rel, source, target } of rows.flat()) {
      if (!rel || !source || !target) continue;
      const links = found.get(source.id) ?? [];
      links.push({ rel, phrase: phrases[rel] ?? rel, id: target.id });
      found.set(source.id, links);
    }
    return found;
  }

  /** A list that fills the whole answer may have been cut: its halves are asked for. */
  private async links(
    ids: readonly number[],
    signal: AbortSignal | undefined,
  ): Promise<NonNullable<z.infer<typeof foundLinks>['workItemRelations']>> {
    const types = Object.keys(phrases)
      .map((type) => `'${type}'`)
      .join(', ');
    const where = `[Source].[System.Id] IN (${ids.join(', ')}) AND [System.Links.LinkType] IN (${types})`;
    const query = `SELECT [System.Id] FROM WorkItemLinks WHERE ${where} MODE (MustContain)`;
    const rows = (await this.run(undefined, query, foundLinks, signal)).workItemRelations ?? [];
    if (rows.length < resultsAQuery || ids.length === 1) return rows;
    const half = Math.ceil(ids.length / 2);
    return [...(await this.links(ids.slice(0, half), signal)), ...(await this.links(ids.slice(half), signal))];
  }

  private async run<Schema extends z.core.$ZodType>(
    projectId: ProjectId | undefined,
    query: string,
    answer: Schema,
    signal: AbortSignal | undefined,
  ): Promise<z.infer<Schema>> {
    const place = projectId === undefined ? '' : `${encodeURIComponent(projectId)}/`;
    try {
      return await this.client.send({
        area: 'wit',
        path: `${place}_apis/wit/wiql?$top=${resultsAQuery}`,
        body: { query },
        isRepeatable: true,
        answer,
        signal,
        expects: [400],
      });
    } catch (error) {
      throw error instanceof Refused ? new BadQuery(error.message, { cause: error }) : error;
    }
  }
}
