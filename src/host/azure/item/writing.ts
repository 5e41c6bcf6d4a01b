import { itemAnswer, fieldAnswer } from '#host/azure/item/answer';
import type { Draft } from '#host/azure/item/draft';
import { editFields, fieldNamed, noSuchType } from '#host/azure/item/field-edits';
import { readPatch, type Operation } from '#host/azure/item/patch';
import { demandItem, readSelection } from '#host/azure/item/reading';
import { notPermitted } from '#host/azure/item/refusals';
import { editRelations } from '#host/azure/item/relation-edits';
import { applyDefaults, followState, holdToRules } from '#host/azure/item/rules';
import { outcome, save } from '#host/azure/item/save';
import { demandProject, flagIn, numberPart, textList } from '#host/azure/rest/parameters';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute, type WorkItem } from '#host/azure/seams';
import { worldOf } from '#host/azure/world/organization';

const scopes = ['vso.work_write'];

/** Creates and changes work items. PATCH creates, too: Microsoft's own clients do both; GET answers what a new one would begin with. */
export const writingRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '{project}/_apis/wit/workItems/${type}', scopes: ['vso.work'], answer: readTemplate },
  { method: 'POST', template: '{project}/_apis/wit/workItems/${type}', scopes, answer: createItem },
  { method: 'PATCH', template: '{project}/_apis/wit/workItems/${type}', scopes, answer: createItem },
  { method: 'PATCH', template: '{project}/_apis/wit/workItems/{id}', scopes, answer: updateItem },
];

/** What a call that writes an item needs; a batch makes these itself. */
export type WritingCall = Pick<
  AzureCall,
  'parts' | 'query' | 'body' | 'request' | 'caller' | 'organization' | 'project' | 'base' | 'method'
>;

/** `POST workItems/$Type` */
export function createItem(call: WritingCall): AzureAnswer {
  holdToMediaType(call);
  return write(call, newDraft(call));
}

function newDraft(call: WritingCall): Draft {
  const project = demandProject(call);
  const name = call.parts['type'] ?? '';
  const type = project.types.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!type) throw noSuchType(project.name, name);
  const person = call.caller.personId;
  const at = call.organization.now().toISOString();
  const fields = { 'System.WorkItemType': type.name, 'System.CreatedBy': person, 'System.CreatedDate': at };
  return { ...started(call, at), id: -1, project, type, fields, relations: [] };
}

/** `GET workItems/$Type`: defaults, with neither id nor revision. */
function readTemplate(call: AzureCall): AzureAnswer {
  const draft = newDraft(call);
  applyDefaults(draft);
  followState(draft);
  const url = `${call.base}/${draft.project.id}/_apis/wit/workItems/$${encodeURIComponent(draft.type.name)}`;
  const { fields, _links } = itemAnswer(
    call,
    outcome(draft)!.item,
    readSelection(call, textList(call, 'fields'), call.query.get('$expand')),
    url,
  );
  return { body: { fields, ...(_links !== undefined && { _links }), url } };
}

/** `PATCH workItems/{id}` */
export function updateItem(call: WritingCall): AzureAnswer {
  holdToMediaType(call);
  const before = demandItem(call, numberPart(call, 'id'));
  const project = call.organization.project(before.projectId)!;
  const type = project.types.find((candidate) => candidate.name === before.fields['System.WorkItemType']);
  if (!type) throw noSuchType(project.name, String(before.fields['System.WorkItemType']));
  const at = moment(call.organization.now(), before);
  return write(call, {
    ...started(call, at),
    before,
    id: before.id,
    project,
    type,
    fields: { ...before.fields },
    relations: before.relations,
  });
}

/** Two revisions of an item never have the same moment, so that each can be asked for with `asOf`. */
function moment(now: Date, before: WorkItem): string {
  const last = Date.parse(String(before.fields['System.ChangedDate']));
  return new Date(Math.max(now.getTime(), last + 1)).toISOString();
}

function started(
  call: WritingCall,
  at: string,
): Pick<Draft, 'world' | 'personId' | 'at' | 'bypassesRules' | 'touched'> {
  const { personId } = call.caller;
  const bypassesRules = flagIn(call, 'bypassRules');
  if (bypassesRules && !call.organization.mayAdminister(personId, call.project?.id ?? '')) {
    throw new AzureRefusal(
      403,
      'AccessCheckException',
      'VS402398: You do not have permission to bypass rules on work item updates.',
    );
  }
  return { world: worldOf(call), personId, at, bypassesRules, touched: new Set() };
}

function write(call: WritingCall, draft: Draft): AzureAnswer {
  const operations = readPatch(call.body);
  const selection = readSelection(call, undefined, call.query.get('$expand') ?? 'all');
  holdToTests(call, draft, operations);
  if (draft.before && !call.organization.mayWrite(draft.personId, draft.before)) throw notPermitted();
  editFields(
    draft,
    operations.filter(
      (operation) => operation.kind === 'setField' || operation.kind === 'clearField' || operation.kind === 'copyField',
    ),
  );
  applyDefaults(draft);
  holdToRules(draft);
  followState(draft);
  if (!call.organization.mayWrite(draft.personId, { projectId: draft.project.id, fields: draft.fields }))
    throw notPermitted();
  editRelations(
    draft,
    operations.filter(
      (operation) =>
        operation.kind === 'addRelation' || operation.kind === 'removeRelation' || operation.kind === 'changeRelation',
    ),
  );
  // Nothing is stored before this line: a refused call leaves nothing behind.
  const shown = { ...selection, expand: call.query.get('$expand') === null ? ('written' as const) : selection.expand };
  if (!flagIn(call, 'validateOnly')) return { body: itemAnswer(call, save(draft), shown) };
  const item = outcome(draft)?.item ?? draft.before!;
  return { body: itemAnswer(call, draft.before ? { ...item, rev: draft.before.rev } : item, shown) };
}

function holdToTests(call: WritingCall, draft: Draft, operations: readonly Operation[]): void {
  for (const operation of operations) {
    if (operation.kind === 'testRevision' && operation.value !== (draft.before?.rev ?? 0))
      throw testFailed('/rev', draft.before?.rev ?? 0, operation.value);
    if (operation.kind !== 'testField') continue;
    const { referenceName } = fieldNamed(draft, operation.name);
    const value = draft.fields[referenceName];
    const shown = value === undefined ? '' : fieldAnswer(call, referenceName, value);
    const words =
      typeof shown === 'object' && shown !== null && !(shown instanceof Date)
        ? Object.values(shown)
        : [shown instanceof Date ? shown.toISOString() : shown];
    if (!words.some((word) => String(word) === String(operation.value ?? '')))
      throw testFailed(`/fields/${operation.name}`, value ?? '', operation.value);
  }
}

function testFailed(path: string, value: unknown, wanted: unknown): AzureRefusal {
  return new AzureRefusal(
    412,
    'TestPatchOperationFailedException',
    `VS403351: Test Operation for path ${path} failed, value ${String(value)} was not equal to test value ${String(wanted)}.`,
  );
}

/** Work items are changed by JSON patches only. */
function holdToMediaType({ request }: WritingCall): void {
  const type = request.headers.get('content-type') ?? '';
  if (/^application\/json-patch\+json\b/i.test(type)) return;
  throw new AzureRefusal(
    415,
    'VssRequestContentTypeNotSupportedException',
    `The request indicated a Content-Type of "${type.split(';')[0]}" for method type "${request.method}" which is not supported. Valid content types for this method are: application/json-patch+json.`,
  );
}
