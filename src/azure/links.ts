import * as z from 'zod/mini';
import { once } from '#app/once';
import type { IssueLinks, LinkEnds, LinkId, LinkType } from '#app/ports/links';
import type { Patience } from '#app/rest-client';
import { relationOf } from '#core/dependency/relation';
import type { IssueId } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';
import { azureCan } from '#azure/can';
import { AzureClient } from '#azure/client';
import { numbersIn, readItems } from '#azure/item-source';
import type { AzureRequest } from '#azure/request';
import type { WorkItem } from '#azure/wire';

/** The kind of parents and children: the place of an item, no link. */
const hierarchy = 'System.LinkTypes.Hierarchy';
/** Successors and predecessors. */
const dependency = 'System.LinkTypes.Dependency';

const relationTypes = z.object({
  value: z.array(
    z.object({
      referenceName: z.string(),
      name: z.string(),
      url: z.string(),
      attributes: z.object({
        usage: z.optional(z.string()),
        isForward: z.optional(z.boolean()),
        oppositeEndReferenceName: z.optional(z.string()),
        remote: z.optional(z.boolean()),
        topology: z.optional(z.string()),
      }),
    }),
  ),
});

/** A kind of link, with the reference names of its two ends. */
export interface AzureLinkType extends LinkType {
  /** Held by the item that gives. */
  readonly giverRel: string;
  /** Held by the item that waits; the same where there is no order. */
  readonly neederRel: string;
}

/** The kinds of links of an organization. */
export interface AzureLinkTypes {
  readonly types: readonly AzureLinkType[];
  /** The organization's address, as its own answers name it: `https://dev.azure.com/ORG`. */
  readonly base: string;
}

/** What links in Azure DevOps are made of. */
export interface AzureLinksParts {
  readonly request: AzureRequest;
  readonly patience?: Patience;
}

/**
 * Links over Azure DevOps' REST API, as the user of `request`. An item names the ends that its viewer may not see by their
 * numbers alone: those are counted.
 */
export function createAzureLinks({ request, patience }: AzureLinksParts): IssueLinks {
  const client = new AzureClient(request, patience);
  const linkTypes = once(() => readLinkTypes(client));
  return {
    can: azureCan.links,
    types: async () =>
      (await linkTypes()).types.map(({ id, direction, phrases }): LinkType => ({ id, direction, phrases })),
    of: async (issueIds, signal) => {
      const [{ types }, items] = await Promise.all([linkTypes(), itemsWithRelations(client, issueIds, signal)]);
      const links = new Map<LinkId, LinkEnds>();
      for (const item of items.values()) for (const link of linksOf(item, types)) links.set(link.linkId, link);
      const ends = [...links.values()].flatMap(({ from, to }) => [from, to]);
      const asked = new Set<string>(items.keys());
      const others = [...new Set(ends)].filter((id) => !asked.has(id));
      const visible = await readItems(client, numbersIn(others), { fields: ['System.Id'] }, { signal });
      const seen = new Set([...asked, ...visible.map(({ id }) => String(id))]);
      const hidden = new Map<IssueId, number>();
      for (const { from, to } of links.values()) {
        if (seen.has(from) === seen.has(to)) continue;
        const near = seen.has(from) ? from : to;
        hidden.set(near, (hidden.get(near) ?? 0) + 1);
      }
      return { links: [...links.values()].filter(({ from, to }) => seen.has(from) && seen.has(to)), hidden };
    },
  };
}

/** All kinds of links within the organization but the hierarchy. */
export async function readLinkTypes(client: AzureClient): Promise<AzureLinkTypes> {
  const { value } = await client.send({ area: 'wit', path: '_apis/wit/workItemRelationTypes', answer: relationTypes });
  const types = value.flatMap(({ referenceName, name, attributes }): AzureLinkType[] => {
    const { usage, isForward = true, oppositeEndReferenceName: opposite = referenceName, remote } = attributes;
    const base = baseOf(referenceName);
    if (usage !== 'workItemLink' || remote === true || !isForward || base === hierarchy) return [];
    const reverse = value.find((other) => other.referenceName === opposite)?.name ?? name;
    const direction = base === dependency ? 'gives' : relationOf(name);
    const [giverRel, neederRel] = direction === 'needs' ? [opposite, referenceName] : [referenceName, opposite];
    const [giver, needer] = direction === 'needs' ? [reverse, name] : [name, reverse];
    return [{ id: base as LinkTypeId, direction, phrases: { giver, needer }, giverRel, neederRel }];
  });
  return { types, base: value[0]?.url.replace(/\/_apis\/.*$/, '') ?? '' };
}

/** Items with all their fields and relations, by id; hidden ones and those that are gone are left out. */
export async function itemsWithRelations(
  client: AzureClient,
  issueIds: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, WorkItem>> {
  const items = await readItems(client, numbersIn(issueIds), { $expand: 'relations' }, { signal });
  return new Map(items.map((item) => [String(item.id), item]));
}

/** The links of an item, those to hidden items among them. */
export function linksOf(item: WorkItem, types: readonly AzureLinkType[]): readonly LinkEnds[] {
  const own = String(item.id) as IssueId;
  return (item.relations ?? []).flatMap(({ rel, url }): LinkEnds[] => {
    const other = targetOf(url);
    const type = types.find(({ giverRel, neederRel }) => rel === giverRel || rel === neederRel);
    if (other === undefined || !type) return [];
    // Where both ends have one name, the smaller number stands first, so that a link is the same from both.
    const isGiver = type.giverRel === type.neederRel ? Number(own) < Number(other) : rel === type.giverRel;
    const [from, to] = isGiver ? [own, other] : [other, own];
    return [{ linkId: `${from}/${type.id}/${to}` as LinkId, typeId: type.id, from, to }];
  });
}

/** The number of the item that a relation leads to; nothing for files, pages and the like. */
export function targetOf(url: string): IssueId | undefined {
  return /\/workItems\/(\d+)\/?(?:\?.*)?$/i.exec(url)?.[1] as IssueId | undefined;
}

function baseOf(referenceName: string): string {
  return referenceName.replace(/-(Forward|Reverse)$/, '');
}
