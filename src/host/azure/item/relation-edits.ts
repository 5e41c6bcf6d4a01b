import { z } from 'zod';
import type { Draft } from '#host/azure/item/draft';
import type { Operation } from '#host/azure/item/patch';
import { attachmentIdIn } from '#host/azure/item/attachments';
import { missing } from '#host/azure/item/missing';
import { linkRefused } from '#host/azure/item/refusals';
import { AzureRefusal, type Relation } from '#host/azure/seams';
import { isSameLink } from '#host/azure/world/history';
import { linkEnd, type LinkEnd } from '#host/azure/world/link-types';
import { mayRead } from '#host/azure/world/rights';
import type { World } from '#host/azure/world/world';

type RelationOperation = Extract<Operation, { kind: 'addRelation' | 'removeRelation' | 'changeRelation' }>;

/** Links that one item may have, https://learn.microsoft.com/azure/devops/organizations/settings/work/object-limits (2026-11-22). */
export const mostLinks = 1000;

/** `$id` of .NET clients and other members are of no interest. */
const relationSchema = z.object({
  rel: z.string(),
  url: z.string().min(1),
  attributes: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Applies operations on relations. Places count in the list as it was before the request, since clients take them
 * from what they read. Throws the platform's refusal of a link.
 */
export function editRelations(draft: Draft, operations: readonly RelationOperation[]): void {
  const original = draft.relations;
  for (const operation of operations) {
    if (operation.kind === 'addRelation') draft.relations = [...draft.relations, newRelation(draft, operation.value)];
    else draft.relations = editAt(draft, original, operation);
  }
  if (draft.relations.length > mostLinks) throw tooMany(draft.id);
}

function editAt(
  { relations, id }: Draft,
  original: readonly Relation[],
  operation: Exclude<RelationOperation, { kind: 'addRelation' }>,
): readonly Relation[] {
  const found = original[operation.index];
  if (!found)
    throw new AzureRefusal(
      400,
      'WorkItemPatchDocumentException',
      `The work item ${id} has no relation at index ${operation.index}.`,
    );
  if (operation.kind === 'removeRelation') return relations.filter((relation) => !isSameLink(relation, found));
  const read = operation.attribute === undefined ? relationSchema.partial().safeParse(operation.value) : undefined;
  const change =
    operation.attribute === undefined ? (read?.data?.attributes ?? {}) : { [operation.attribute]: operation.value };
  return relations.map((relation) =>
    isSameLink(relation, found) ? { ...relation, attributes: { ...relation.attributes, ...change } } : relation,
  );
}

function newRelation(draft: Draft, value: unknown): Relation {
  const parsed = relationSchema.safeParse(value);
  if (!parsed.success) {
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      `Value ${JSON.stringify(value)} does not match the expected type Microsoft.TeamFoundation.WorkItemTracking.WebApi.Models.WorkItemRelation.`,
    );
  }
  const { rel, url, attributes } = parsed.data;
  const end = linkEnd(rel);
  if (!end) throw linkRefused(`Unknown relation type ${rel}.`, 'WorkItemLinkTypeNotFoundException');
  const { name: _, ...own } = attributes ?? {};
  if (end.isRemote)
    throw new AzureRefusal(
      501,
      'NotImplementedException',
      'The local organization does not model links to other organizations.',
    );
  if (end.usage === 'workItemLink') return workItemLink(draft, end, url, own);
  const file = end.referenceName === 'AttachedFile' ? attachedFile(draft, url) : undefined;
  const relation: Relation = {
    rel: end.referenceName,
    target: file?.url ?? url,
    attributes: {
      ...file?.attributes,
      ...(attributes ?? {}),
      authorizedDate: draft.at,
      id: draft.world.next('resource'),
      resourceCreatedDate: draft.at,
      resourceModifiedDate: draft.at,
      revisedDate: '9999-01-01T00:00:00Z',
    },
  };
  if (draft.relations.some((other) => isSameLink(other, relation))) throw duplicate();
  return relation;
}

/** Only a file that was uploaded here can be attached; its address is kept without the name that may follow. */
function attachedFile(
  { world }: Draft,
  url: string,
): { readonly url: string; readonly attributes: Readonly<Record<string, unknown>> } {
  const attachment = world.attachments.get(attachmentIdIn(url) ?? '');
  if (!attachment)
    throw linkRefused(
      `TF237092: The attachment at ${url} does not exist: upload the file first.`,
      'AttachmentNotFoundException',
    );
  return { url: url.replace(/\?.*$/, ''), attributes: { name: attachment.fileName, resourceSize: attachment.size } };
}

function workItemLink(
  draft: Draft,
  end: LinkEnd,
  url: string,
  attributes: Readonly<Record<string, unknown>>,
): Relation {
  const [, digits] = /\/workItems\/(\d+)\/?(?:\?.*)?$/i.exec(url) ?? [];
  if (digits === undefined)
    throw linkRefused(`The address ${url} is not that of a work item.`, 'WorkItemLinkInvalidException');
  const target = Number(digits);
  const other = draft.world.liveItem(target);
  if (!other || !mayRead(draft.world, draft.personId, other.fields['System.AreaId'])) throw missing(target);
  const relation: Relation = { rel: end.referenceName, target, attributes: { isLocked: false, ...attributes } };
  if (target === draft.id)
    throw linkRefused(`TF201037: You cannot add a ${end.name} link from work item ${draft.id} to itself.`);
  if (draft.relations.some((known) => isSameLink(known, relation))) throw duplicate();
  holdToTopology(draft, end, target);
  if (other.relations.length >= mostLinks) throw tooMany(target);
  return relation;
}

/** A tree allows one parent; a tree and a dependency allow no circle. */
function holdToTopology(draft: Draft, end: LinkEnd, target: number): void {
  if (end.topology === 'network') return;
  const { world, id } = draft;
  const [above, below] = end.isForward ? [id, target] : [target, id];
  const forward = end.isForward ? end.referenceName : end.opposite;
  const reverse = end.isForward ? end.opposite : end.referenceName;
  const belowRelations = below === id ? draft.relations : world.liveItem(below)!.relations;
  if (end.topology === 'tree' && belowRelations.some(({ rel }) => rel === reverse)) {
    throw linkRefused(
      `TF201036: You cannot add a ${linkEnd(forward)!.name} link between work items ${above} and ${below} because a work item can have only one ${linkEnd(reverse)!.name} link.`,
    );
  }
  if (reaches(world, draft, forward, below, above)) {
    throw linkRefused(
      `TF201035: Adding a ${end.name} link to work item ${target} would result in a circular relationship. To create this link, evaluate the existing links, and remove one of the other links in the cycle.`,
    );
  }
}

/** True when links of one kind lead from one item to another. */
function reaches(world: World, draft: Draft, rel: string, from: number, to: number): boolean {
  const seen = new Set<number>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const relations = id === draft.id ? draft.relations : (world.items.get(String(id))?.relations ?? []);
    for (const relation of relations) if (relation.rel === rel) open.push(relation.target as number);
  }
  return false;
}

function duplicate(): AzureRefusal {
  return linkRefused('Relation already exists.', 'WorkItemLinkAlreadyExistsException');
}

function tooMany(id: number): AzureRefusal {
  return linkRefused(
    `VS403317: Work item ${id} has reached the limit of ${mostLinks} links.`,
    'WorkItemLinksLimitExceededException',
  );
}
