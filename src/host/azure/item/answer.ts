import { levels } from '#host/azure/item/derived';
import { identityRef } from '#host/azure/rest/identity';
import type { AzureCall, FieldValue, Relation, WorkItem } from '#host/azure/seams';
import { worldOf } from '#host/azure/world/organization';
import { linkEnd } from '#host/azure/world/link-types';

/** What to show of an item. `fields` in the order asked. `written`: as calls that write answer, with relations and links but without the fields that only `$expand` shows. */
export interface Selection {
  readonly fields?: readonly string[];
  readonly expand: 'none' | 'relations' | 'fields' | 'links' | 'all' | 'written';
}

type Place = Pick<AzureCall, 'organization' | 'base'>;

/** A work item as REST answers it. */
export function itemAnswer(
  place: Place,
  item: WorkItem,
  selection: Selection,
  url = itemUrl(place.base, item.id),
): Readonly<Record<string, unknown>> {
  const { fields: names, expand } = selection;
  const showsRelations = expand === 'relations' || expand === 'all' || expand === 'written';
  const comments = worldOf(place)
    .commentsOf.of(String(item.id))
    .filter(({ isDeleted }) => !isDeleted);
  return {
    id: item.id,
    rev: item.rev,
    fields: names ? someFields(place, item, names) : allFields(place, item, expand === 'fields' || expand === 'all'),
    ...(showsRelations &&
      item.relations.length > 0 && {
        relations: item.relations.map((relation) => relationAnswer(place.base, relation)),
      }),
    ...(comments.length > 0 && { commentVersionRef: commentRef(place.base, item.id, comments.at(-1)!) }),
    ...((expand === 'links' || expand === 'all' || expand === 'written') && { _links: links(place, item) }),
    url,
  };
}

/** The address of a work item. */
export function itemUrl(base: string, id: number): string {
  return `${base}/_apis/wit/workItems/${id}`;
}

/** A relation as REST answers it: an address instead of an id, and the name of the end. */
export function relationAnswer(base: string, { rel, target, attributes }: Relation): Readonly<Record<string, unknown>> {
  const name = linkEnd(rel)?.name;
  return {
    rel,
    url: typeof target === 'number' ? itemUrl(base, target) : target,
    attributes: { ...attributes, ...(typeof target === 'number' && name !== undefined && { name }) },
  };
}

/** Links that accompany a work item. */
function links(
  { organization, base }: Place,
  { id, projectId, fields }: WorkItem,
): Readonly<Record<string, { readonly href: string }>> {
  const self = itemUrl(base, id);
  const inProject = `${base}/${projectId}`;
  const name = organization.project(projectId)?.name ?? projectId;
  return {
    self: { href: self },
    workItemUpdates: { href: `${self}/updates` },
    workItemRevisions: { href: `${self}/revisions` },
    workItemComments: { href: `${inProject}/_apis/wit/workItems/${id}/comments` },
    html: { href: `${base}/${encodeURIComponent(name)}/_workitems/edit/${id}` },
    workItemType: {
      href: `${inProject}/_apis/wit/workItemTypes/${encodeURIComponent(String(fields['System.WorkItemType']))}`,
    },
    fields: { href: `${inProject}/_apis/wit/fields` },
  };
}

function commentRef(
  base: string,
  id: number,
  comment: { readonly id: number; readonly version: number },
): Readonly<Record<string, unknown>> {
  return {
    commentId: comment.id,
    version: comment.version,
    url: `${itemUrl(base, id)}/comments/${comment.id}/versions/${comment.version}`,
  };
}

/** Fields as asked for; those that are empty are left out, as everywhere. Names are answered as the field has them. */
function someFields(place: Place, item: WorkItem, names: readonly string[]): Readonly<Record<string, unknown>> {
  const whole = { ...item.fields, ...extra(place, item) };
  const found = names.flatMap((name) => {
    const field = place.organization.field(name);
    const value = field && whole[field.referenceName];
    return field && value !== undefined
      ? [[field.referenceName, fieldAnswer(place, field.referenceName, value)] as const]
      : [];
  });
  return Object.fromEntries(found);
}

/** Fields that a plain answer leaves out: the platform adds them with `$expand=fields` or `all`, or when they are named. */
const hidden = new Set([
  'System.Id',
  'System.Rev',
  'System.AreaId',
  'System.IterationId',
  'System.NodeName',
  'System.Watermark',
]);

function allFields(place: Place, item: WorkItem, isExpanded: boolean): Readonly<Record<string, unknown>> {
  const whole = isExpanded ? { ...extra(place, item), ...item.fields } : item.fields;
  const shown = Object.entries(whole).filter(([name]) => isExpanded || !hidden.has(name));
  return Object.fromEntries(shown.sort(byPlace).map(([name, value]) => [name, fieldAnswer(place, name, value)]));
}

const first = [
  'System.Id',
  'System.AreaId',
  'System.AreaPath',
  'System.TeamProject',
  'System.NodeName',
  'System.IterationPath',
  'System.WorkItemType',
  'System.State',
  'System.Reason',
  'System.AssignedTo',
  'System.CreatedDate',
  'System.CreatedBy',
  'System.ChangedDate',
  'System.ChangedBy',
  'System.CommentCount',
  'System.Title',
];

function byPlace([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  return place(one) - place(other);
}

function extra(place: Place, { fields, relations }: WorkItem): Readonly<Record<string, FieldValue>> {
  const world = worldOf(place);
  const count = (test: (relation: Relation) => boolean) => relations.filter(test).length;
  return {
    ...levels(world.nodes.get(String(fields['System.AreaId'])), 'System.AreaLevel'),
    ...levels(world.nodes.get(String(fields['System.IterationId'])), 'System.IterationLevel'),
    'System.AuthorizedDate': fields['System.ChangedDate']!,
    'System.AuthorizedAs': fields['System.ChangedBy']!,
    'System.RevisedDate': '9999-01-01T00:00:00.000Z',
    'System.RelatedLinkCount': count(({ target }) => typeof target === 'number'),
    'System.HyperLinkCount': count(({ rel }) => rel === 'Hyperlink'),
    'System.ExternalLinkCount': count(({ rel }) => rel === 'ArtifactLink'),
    'System.AttachedFileCount': count(({ rel }) => rel === 'AttachedFile'),
  };
}

/** A value in the form of its field's type: moments as dates, people as identity references. */
export function fieldAnswer(place: Place, referenceName: string, value: FieldValue): unknown {
  const field = worldOf(place).fields.get(referenceName.toLowerCase());
  if (field?.type === 'dateTime') return new Date(String(value));
  if (field?.isIdentity && value !== '') return identityRef(place, String(value));
  return value;
}
