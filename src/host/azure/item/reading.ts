import { z } from 'zod';
import { itemAnswer, type Selection } from '#host/azure/item/answer';
import { missing } from '#host/azure/item/missing';
import { noSuchField } from '#host/azure/item/refusals';
import { idList, numberPart, textList } from '#host/azure/rest/parameters';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute, type WorkItem } from '#host/azure/seams';
import { versionAt } from '#host/azure/world/history';
import { worldOf } from '#host/azure/world/organization';

const scopes = ['vso.work'];

/** Items that one call may ask for. */
export const largestBatch = 200;

/** `_apis/wit/workItems/{id}`, `?ids=` and `workItemsBatch`. */
export const readingRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '{project}/_apis/wit/workItems/{id}', scopes, answer: getOne },
  { method: 'GET', template: '{project}/_apis/wit/workItems', scopes, answer: getSome },
  { method: 'POST', template: '{project}/_apis/wit/workItemsBatch', scopes, answer: postBatch },
];

/** The item if this person may see it and it is in the project that the address names. Throws TF401232. */
export function demandItem(call: Pick<AzureCall, 'organization' | 'caller' | 'project'>, id: number): WorkItem {
  const item = visibleItem(call, id);
  if (item) return item;
  throw missing(id);
}

function visibleItem(
  { organization, caller, project }: Pick<AzureCall, 'organization' | 'caller' | 'project'>,
  id: number,
): WorkItem | undefined {
  const item = organization.item(id);
  if (!item || !organization.mayRead(caller.personId, item)) return undefined;
  return project && item.projectId !== project.id ? undefined : item;
}

function getOne(call: AzureCall): AzureAnswer {
  const id = numberPart(call, 'id');
  const selection = readSelection(call, textList(call, 'fields'), call.query.get('$expand'));
  const asOf = readMoment(call.query.get('asOf'));
  const item = demandItem(call, id);
  const seen = asOf ? versionAt(worldOf(call), item, asOf)?.item : item;
  if (!seen) throw missing(id);
  return { body: itemAnswer(call, seen, selection) };
}

function getSome(call: AzureCall): AzureAnswer {
  const ids = idList(call, 'ids');
  if (ids.length === 0)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'The ids parameter of the request names no work item.',
    );
  const selection = readSelection(call, textList(call, 'fields'), call.query.get('$expand'));
  return {
    body: batch(
      call,
      ids,
      selection,
      readMoment(call.query.get('asOf')),
      ['omit', '2'].includes(call.query.get('errorPolicy')?.toLowerCase() ?? ''),
    ),
  };
}

const batchSchema = z.object({
  ids: z.array(z.int()),
  fields: z.array(z.string()).nullish(),
  $expand: z.union([z.string(), z.int()]).nullish(),
  asOf: z.string().nullish(),
  errorPolicy: z.union([z.string(), z.int()]).nullish(),
});

function postBatch(call: AzureCall): AzureAnswer {
  const parsed = batchSchema.safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'The request needs a body with the ids of work items.',
    );
  const { ids, fields, $expand, asOf, errorPolicy } = parsed.data;
  const selection = readSelection(call, fields ?? undefined, $expand ?? null);
  const isOmitting = errorPolicy === 2 || String(errorPolicy).toLowerCase() === 'omit';
  return { body: batch(call, ids, selection, readMoment(asOf ?? null), isOmitting) };
}

/** Items in the order asked. With the omit policy null stands where one is missing, else the first missing one fails the call. */
function batch(
  call: AzureCall,
  ids: readonly number[],
  selection: Selection,
  asOf: Date | undefined,
  isOmitting: boolean,
): readonly unknown[] {
  if (ids.length > largestBatch) {
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      `VS402337: The number of work items requested exceeds the limit of ${largestBatch}. Ask for them in several requests.`,
    );
  }
  return ids.map((id) => {
    const item = visibleItem(call, id);
    const seen = item && asOf ? versionAt(worldOf(call), item, asOf)?.item : item;
    if (!seen && !isOmitting) throw missing(id);
    return seen ? itemAnswer(call, seen, selection) : null;
  });
}

const expands = ['none', 'relations', 'fields', 'links', 'all'] as const;

/** `$expand` and `fields` together. Fields must exist; only `links` goes with a list of fields. Throws AzureRefusal. */
export function readSelection(
  { organization }: Pick<AzureCall, 'organization'>,
  fields: readonly string[] | undefined,
  expand: string | number | null,
): Selection {
  // Microsoft's client for Node sends the number of the word.
  const word = /^\d$/.test(String(expand))
    ? expands[Number(expand)]
    : expands.find((known) => known === String(expand ?? 'none').toLowerCase());
  if (!word)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      `The value '${expand}' of $expand is not one of ${expands.join(', ')}.`,
    );
  if (!fields || fields.length === 0) return { expand: word };
  if (word !== 'none' && word !== 'links')
    throw new AzureRefusal(
      400,
      'ConflictingParametersException',
      'The expand parameter can not be used with the fields parameter.',
    );
  const unknown = fields.find((name) => !organization.field(name));
  if (unknown !== undefined) throw noSuchField(unknown);
  return { fields, expand: word };
}

function readMoment(text: string | null): Date | undefined {
  if (text === null || text === '') return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()))
    throw new AzureRefusal(400, 'VssPropertyValidationException', `The value '${text}' of asOf is not a date.`);
  return moment;
}
