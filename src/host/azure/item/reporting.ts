import { z } from 'zod';
import { fieldAnswer, itemAnswer } from '#host/azure/item/answer';
import { readSelection } from '#host/azure/item/reading';
import { identityRef } from '#host/azure/rest/identity';
import { flagIn, numberIn, textList } from '#host/azure/rest/parameters';
import { PlatformEnum } from '#host/azure/rest/platform-enum';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type Relation,
  type WorkItem,
} from '#host/azure/seams';
import type { Revision } from '#host/azure/world/entities';
import { versionsOf } from '#host/azure/world/history';
import { linkEnd } from '#host/azure/world/link-types';
import { worldOf } from '#host/azure/world/organization';
import type { Place } from '#host/azure/world/revisions';

const scopes = ['vso.work'];
const template = '{project}/_apis/wit/reporting';

/**
 * Everything that ever happened to work items and their links, batch by batch, for copies elsewhere.
 * The platform counts watermarks; here a continuation token is the moment, item and number of the last revision that was told.
 * Source: https://learn.microsoft.com/rest/api/azure/devops/wit/reporting-work-item-revisions, checked 2026-11-22.
 */
export const reportingRoutes: readonly AzureRoute[] = [
  {
    method: 'GET',
    template: `${template}/workitemrevisions`,
    scopes,
    answer: (call) => reportRevisions(call, wantedInQuery(call)),
  },
  {
    method: 'POST',
    template: `${template}/workitemrevisions`,
    scopes,
    answer: (call) => reportRevisions(call, wantedInBody(call)),
  },
  { method: 'GET', template: `${template}/workitemlinks`, scopes, answer: reportLinks },
];

/** Revisions that one batch may hold. */
const largestBatch = 1000;

/** Texts of many lines come only when they are named, or with `$expand=fields`. */
const longTypes: readonly string[] = ['html', 'plainText', 'history'];

const wantedSchema = z.object({
  fields: z.array(z.string()).readonly().nullish(),
  types: z.array(z.string()).readonly().nullish(),
  includeIdentityRef: z.boolean().nullish(),
  includeDeleted: z.boolean().nullish(),
  includeLatestOnly: z.boolean().nullish(),
  includeTagRef: z.boolean().nullish(),
});

type Wanted = z.infer<typeof wantedSchema>;

function wantedInQuery(call: AzureCall): Wanted {
  const flag = (name: keyof Wanted) => ({ [name]: flagIn(call, name) });
  return {
    fields: textList(call, 'fields'),
    types: textList(call, 'types'),
    ...flag('includeIdentityRef'),
    ...flag('includeDeleted'),
    ...flag('includeLatestOnly'),
    ...flag('includeTagRef'),
  };
}

function wantedInBody({ body }: AzureCall): Wanted {
  const parsed = wantedSchema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new AzureRefusal(
    400,
    'VssPropertyValidationException',
    'The body of the request is not a filter of revisions.',
  );
}

function reportRevisions(call: AzureCall, wanted: Wanted): AzureAnswer {
  if (wanted.includeTagRef === true)
    throw new AzureRefusal(501, 'NotImplementedException', 'The local organization does not model references of tags.');
  if (flagIn(call, 'includeDiscussionChangesOnly'))
    throw new AzureRefusal(
      501,
      'NotImplementedException',
      'The local organization does not model revisions of discussions alone.',
    );
  const fields =
    wanted.fields && wanted.fields.length > 0 ? readSelection(call, wanted.fields, null).fields : undefined;
  const size = Math.min(largestBatch, numberIn(call, '$maxPageSize', largestBatch));
  const told = collect(call, size, (revision) => {
    const item = knownItem(call, revision, wanted);
    const versions = item ? versionsOf(worldOf(call), item) : [];
    const index = versions.findIndex(({ revision: { rev } }) => rev === revision.rev);
    const version = versions[index];
    if (!version || (wanted.includeLatestOnly === true && index < versions.length - 1)) return [];
    const until = versions[index + 1]?.revision.at ?? endOfTime;
    return [
      { id: version.item.id, rev: version.item.rev, fields: fieldsOf(call, version.item, fields, until, wanted) },
    ];
  });
  return batchAnswer(call, 'workItemRevisions', told);
}

const endOfTime = '9999-01-01T00:00:00.000Z';

/** People as texts, `Name <unique name>`, unless references are asked for. */
function fieldsOf(
  call: AzureCall,
  item: WorkItem,
  names: readonly string[] | undefined,
  until: string,
  { includeIdentityRef }: Wanted,
): Readonly<Record<string, unknown>> {
  const withTexts = names !== undefined || call.query.get('$expand')?.toLowerCase() === 'fields';
  const whole = {
    ...(itemAnswer(call, item, names ? { fields: names, expand: 'none' } : { expand: 'fields' })['fields'] as Record<
      string,
      unknown
    >),
  };
  if (names === undefined || names.some((name) => name.toLowerCase() === 'system.reviseddate'))
    whole['System.RevisedDate'] = fieldAnswer(call, 'System.RevisedDate', until);
  const shown = Object.entries(whole).filter(
    ([name]) => withTexts || !longTypes.includes(call.organization.field(name)?.type ?? '') || name === 'System.Tags',
  );
  return Object.fromEntries(
    shown.map(([name, value]) => [
      name,
      includeIdentityRef !== true && call.organization.field(name)?.isIdentity ? personText(value) : value,
    ]),
  );
}

function personText(value: unknown): unknown {
  const { displayName, uniqueName } = value as { readonly displayName?: string; readonly uniqueName?: string };
  return displayName === undefined ? value : `${displayName} <${uniqueName}>`;
}

/** The item of a revision, if this person may hear of it. */
function knownItem(call: AzureCall, { itemId }: Revision, { types, includeDeleted }: Wanted): WorkItem | undefined {
  const { deletions, items } = worldOf(call);
  const item = items.get(String(itemId));
  if (
    !item ||
    !call.organization.mayRead(call.caller.personId, item) ||
    (call.project && item.projectId !== call.project.id)
  )
    return undefined;
  if (includeDeleted !== true && deletions.get(String(itemId))) return undefined;
  const wanted = types?.map((type) => type.toLowerCase()) ?? [];
  return wanted.length === 0 || wanted.includes(String(item.fields['System.WorkItemType']).toLowerCase())
    ? item
    : undefined;
}

/** Each link once, from the item at its forward end; what was removed is told as no longer active. */
function reportLinks(call: AzureCall): AzureAnswer {
  const kinds = textList(call, 'linkTypes')?.map((name) => baseOf(name).toLowerCase()) ?? [];
  const wanted: Wanted = { types: textList(call, 'types') };
  const told = collect(call, largestBatch, (revision) => {
    const item = knownItem(call, revision, wanted);
    if (!item) return [];
    const changes = (relations: readonly Relation[] | undefined, isActive: boolean) =>
      (relations ?? []).flatMap((relation) => linkChange(call, item, revision, relation, isActive));
    return [
      ...changes(revision.added, true),
      ...changes(revision.changed, true),
      ...changes(revision.removed, false),
    ].filter(({ rel }) => kinds.length === 0 || kinds.includes(rel.toLowerCase()));
  });
  return batchAnswer(call, 'workItemLinks', told);
}

function linkChange(
  call: AzureCall,
  item: WorkItem,
  { at, by }: Revision,
  { rel, target, attributes }: Relation,
  isActive: boolean,
): readonly { readonly rel: string }[] {
  const other = typeof target === 'number' ? worldOf(call).items.get(String(target)) : undefined;
  const end = linkEnd(rel);
  // Ends of links without direction are alike: the item of the lower number tells.
  if (!other || !end || !end.isForward || (end.opposite === end.referenceName && other.id < item.id)) return [];
  const link = {
    rel: baseOf(end.referenceName),
    sourceId: item.id,
    targetId: other.id,
    sourceProjectId: item.projectId,
    targetProjectId: other.projectId,
    changedDate: new Date(at),
    changedBy: identityRef(call, by),
    comment: attributes['comment'] ?? null,
    isActive,
    linkType: end.referenceName,
    changedOperation: isActive ? new PlatformEnum('create', 0) : new PlatformEnum('remove', 1),
  };
  return [link];
}

function baseOf(referenceName: string): string {
  return referenceName.replace(/-(Forward|Reverse)$/i, '');
}

interface Told {
  readonly values: readonly unknown[];
  readonly last: Place;
  readonly isLastBatch: boolean;
}

/** Goes through revisions until enough is told or none is left; a revision is never torn. */
function collect(call: AzureCall, size: number, tell: (revision: Revision) => readonly unknown[]): Told {
  const { revisions } = worldOf(call);
  const values: unknown[] = [];
  let last = startOf(call);
  for (;;) {
    const page = revisions.after(last, largestBatch);
    for (const revision of page) {
      if (values.length >= size) return { values, last, isLastBatch: false };
      values.push(...tell(revision));
      last = revision;
    }
    if (page.length < largestBatch) return { values, last, isLastBatch: true };
  }
}

/** After the token's place; else at the start that is asked for, else at the beginning. */
function startOf({ query }: AzureCall): Place {
  const token = query.get('continuationToken') ?? query.get('watermark') ?? '';
  const [, moment, itemId, rev] = /^(\d+);(\d+);(\d+)$/.exec(token) ?? [];
  if (moment !== undefined)
    return { at: new Date(Number(moment)).toISOString(), itemId: Number(itemId), rev: Number(rev) };
  if (token !== '')
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      `The continuationToken '${token}' is not one that was answered here.`,
    );
  const start = query.get('startDateTime') ?? '';
  if (start !== '' && Number.isNaN(Date.parse(start)))
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      `The value '${start}' of startDateTime is not a date.`,
    );
  return { at: start === '' ? '' : new Date(start).toISOString(), itemId: 0, rev: 0 };
}

function batchAnswer(call: AzureCall, what: string, { values, last, isLastBatch }: Told): AzureAnswer {
  const continuationToken = last.at === '' ? '0;0;0' : `${Date.parse(last.at)};${last.itemId};${last.rev}`;
  const query = new URLSearchParams(new URL(call.request.url).search);
  for (const name of [...query.keys()])
    if (/^(continuationtoken|watermark|startdatetime)$/i.test(name)) query.delete(name);
  query.set('continuationToken', continuationToken);
  const place = call.project ? `${call.project.id}/` : '';
  return {
    body: {
      values,
      nextLink: `${call.base}/${place}_apis/wit/reporting/${what}?${query}`,
      continuationToken,
      isLastBatch,
    },
  };
}
