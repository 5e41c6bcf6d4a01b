import { fieldAnswer, itemAnswer, itemUrl, relationAnswer } from '#host/azure/item/answer';
import { demandItem, readSelection } from '#host/azure/item/reading';
import { identityRef } from '#host/azure/rest/identity';
import { numberIn, numberPart } from '#host/azure/rest/parameters';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type FieldValue,
  type WorkItem,
} from '#host/azure/seams';
import { versionsOf, type Version } from '#host/azure/world/history';
import { worldOf } from '#host/azure/world/organization';

const scopes = ['vso.work'];
const largestPage = 200;

/** Revisions (the item as it was) and updates (what each revision changed). */
export const historyRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '{project}/_apis/wit/workItems/{id}/revisions', scopes, answer: listRevisions },
  {
    method: 'GET',
    template: '{project}/_apis/wit/workItems/{id}/revisions/{revisionNumber}',
    scopes,
    answer: readRevision,
  },
  { method: 'GET', template: '{project}/_apis/wit/workItems/{id}/updates', scopes, answer: listUpdates },
  { method: 'GET', template: '{project}/_apis/wit/workItems/{id}/updates/{updateNumber}', scopes, answer: readUpdate },
];

const endOfTime = '9999-01-01T00:00:00.000Z';

function demandVersions(call: AzureCall): readonly Version[] {
  return versionsOf(worldOf(call), demandItem(call, numberPart(call, 'id')));
}

function revisionUrl({ base }: AzureCall, { id, rev }: WorkItem, what: 'revisions' | 'updates'): string {
  return `${itemUrl(base, id)}/${what}/${rev}`;
}

function revisionAnswer(call: AzureCall, { item }: Version): Readonly<Record<string, unknown>> {
  return itemAnswer(
    call,
    item,
    readSelection(call, undefined, call.query.get('$expand')),
    revisionUrl(call, item, 'revisions'),
  );
}

function listRevisions(call: AzureCall): AzureAnswer {
  return { body: paged(call, demandVersions(call)).map((version) => revisionAnswer(call, version)) };
}

function readRevision(call: AzureCall): AzureAnswer {
  return { body: revisionAnswer(call, numbered(demandVersions(call), numberPart(call, 'revisionNumber'))) };
}

function listUpdates(call: AzureCall): AzureAnswer {
  const versions = demandVersions(call);
  return { body: paged(call, versions).map((version) => updateAnswer(call, versions, version)) };
}

function readUpdate(call: AzureCall): AzureAnswer {
  const versions = demandVersions(call);
  return { body: updateAnswer(call, versions, numbered(versions, numberPart(call, 'updateNumber'))) };
}

/** Updates and revisions have the same numbers here: no link comes or goes without a revision. */
function updateAnswer(
  call: AzureCall,
  versions: readonly Version[],
  version: Version,
): Readonly<Record<string, unknown>> {
  const { item, revision } = version;
  const before = versions[versions.indexOf(version) - 1];
  const next = versions[versions.indexOf(version) + 1];
  const { added, removed, changed } = revision;
  const relations = Object.entries({ added, removed, updated: changed }).flatMap(([kind, list]) =>
    list ? [[kind, list.map((relation) => relationAnswer(call.base, relation))] as const] : [],
  );
  const person = identityRef(call, revision.by);
  return {
    id: item.rev,
    workItemId: item.id,
    rev: item.rev,
    revisedBy: { ...person, name: `${person.displayName} <${person.uniqueName}>` },
    revisedDate: new Date(next?.revision.at ?? endOfTime),
    fields: fieldChanges(call, before?.item, item, version),
    ...(relations.length > 0 && { relations: Object.fromEntries(relations) }),
    url: revisionUrl(call, item, 'updates'),
  };
}

/** Values before and after; the platform's own book-keeping (`System.Rev`, dates) among them. */
function fieldChanges(
  call: AzureCall,
  before: WorkItem | undefined,
  item: WorkItem,
  { revision }: Version,
): Readonly<Record<string, unknown>> {
  const said = revision.fields['System.History'];
  const next: Readonly<Record<string, FieldValue>> = {
    ...item.fields,
    'System.Id': item.id,
    'System.AuthorizedDate': revision.at,
    ...(said !== undefined && said !== null && { 'System.History': said }),
  };
  const old: Readonly<Record<string, FieldValue>> = before
    ? { ...before.fields, 'System.Id': before.id, 'System.AuthorizedDate': before.fields['System.ChangedDate']! }
    : {};
  const names = [...new Set([...Object.keys(next), ...Object.keys(old)])];
  const changes = names.flatMap((name) => {
    const oldValue = name === 'System.History' ? undefined : old[name];
    const newValue = next[name];
    if (oldValue === newValue || (name === 'System.History' && said === undefined)) return [];
    return [
      [
        name,
        {
          ...(oldValue !== undefined && { oldValue: fieldAnswer(call, name, oldValue) }),
          ...(newValue !== undefined && { newValue: fieldAnswer(call, name, newValue) }),
        },
      ] as const,
    ];
  });
  return Object.fromEntries(changes);
}

function numbered(versions: readonly Version[], number: number): Version {
  const version = versions.find(({ item }) => item.rev === number);
  if (!version)
    throw new AzureRefusal(
      404,
      'WorkItemRevisionNotFoundException',
      `VS403310: The work item has no revision ${number}.`,
    );
  return version;
}

function paged(call: AzureCall, versions: readonly Version[]): readonly Version[] {
  const start = numberIn(call, '$skip', 0);
  return versions.slice(start, start + Math.min(largestPage, numberIn(call, '$top', largestPage)));
}
