import { put, type Draft } from '#host/azure/item/draft';
import { readFieldValue } from '#host/azure/item/field-value';
import type { Operation } from '#host/azure/item/patch';
import { fieldStatus, noSuchField, noSuchTree } from '#host/azure/item/refusals';
import { normalTags, tagsOf } from '#host/azure/item/tags';
import { AzureRefusal, type Field, type FieldValue } from '#host/azure/seams';

const leadingNames = ['System.TeamProject', 'System.WorkItemType'];

type FieldOperation = Extract<Operation, { kind: 'setField' | 'clearField' | 'copyField' }>;

/** Applies the operations on fields: project and type first, since they decide which paths and values are right. */
export function editFields(draft: Draft, operations: readonly FieldOperation[]): void {
  const named = operations.map((operation) => ({ operation, field: fieldNamed(draft, operation.name) }));
  const leading = (name: string) => named.findLast(({ field }) => field.referenceName === name);
  const [project, type] = [leading('System.TeamProject'), leading('System.WorkItemType')];
  editLeading(draft, project && valueOf(draft, project.operation), type && valueOf(draft, type.operation));
  for (const { operation, field } of named)
    if (!leadingNames.includes(field.referenceName)) editField(draft, field, operation);
}

/** A field by reference name or display name. Throws TF51535. */
export function fieldNamed({ world }: Pick<Draft, 'world'>, name: string): Field {
  const wanted = name.toLowerCase();
  const field = world.fields.get(wanted) ?? world.fields.find((candidate) => candidate.name.toLowerCase() === wanted);
  if (field) return field;
  throw noSuchField(name);
}

function valueOf(draft: Draft, operation: FieldOperation): unknown {
  if (operation.kind === 'clearField') return null;
  if (operation.kind === 'setField') return operation.value;
  return draft.fields[fieldNamed(draft, operation.from).referenceName] ?? null;
}

/** Moves the item to another project, makes another type of it, or both at once. */
function editLeading(draft: Draft, projectName: unknown, typeName: unknown): void {
  if (projectName !== undefined) {
    const project = draft.world.projectByIdOrName(String(projectName ?? ''));
    if (!project) throw noSuchTree(draft.id, 'System.TeamProject');
    draft.project = project;
    draft.touched.add('System.TeamProject');
  }
  const wanted = String(typeName ?? draft.type.name);
  const type = draft.project.types.find((candidate) => candidate.name.toLowerCase() === wanted.toLowerCase());
  if (!type) throw noSuchType(draft.project.name, wanted);
  if (typeName !== undefined) draft.touched.add('System.WorkItemType');
  draft.type = type;
  draft.fields['System.WorkItemType'] = type.name;
}

/** As the platform answers for a type that the project's process does not have. */
export function noSuchType(projectName: string, typeName: string): AzureRefusal {
  return new AzureRefusal(
    404,
    'WorkItemTypeNotFoundException',
    `VS402323: Work item type ${typeName} does not exist in project ${projectName} or you do not have permission to access it.`,
  );
}

function editField(draft: Draft, field: Field, operation: FieldOperation): void {
  const { referenceName } = field;
  const value = valueOf(draft, operation);
  switch (referenceName) {
    case 'System.AreaPath':
    case 'System.IterationPath':
      editPath(draft, field, value);
      break;
    case 'System.AreaId':
    case 'System.IterationId':
      editNode(draft, field, value);
      break;
    case 'System.History':
      if (value !== null && value !== '') draft.comment = String(readFieldValue(draft.world, field, value));
      break;
    case 'System.Tags':
      editTags(draft, value, operation);
      break;
    case 'System.ChangedDate':
    case 'System.ChangedBy':
    case 'System.CreatedDate':
    case 'System.CreatedBy':
      editStamp(draft, field, value);
      break;
    default:
      editPlain(draft, field, readFieldValue(draft.world, field, value));
  }
  if (operation.kind === 'copyField' && operation.isMove)
    put(draft, fieldNamed(draft, operation.from).referenceName, null);
  draft.touched.add(referenceName);
}

function editPath(draft: Draft, field: Field, value: unknown): void {
  const kind = field.referenceName === 'System.AreaPath' ? 'area' : 'iteration';
  // A missing path means the root, as the platform's form has it.
  const path = value === null || value === '' ? draft.project.name : String(value).replace(/^\\+|\\+$/g, '');
  const node = draft.world.nodeAt(draft.project.id, kind, path);
  if (!node) throw noSuchTree(draft.id, field.referenceName);
  draft.fields[kind === 'area' ? 'System.AreaId' : 'System.IterationId'] = node.id;
  draft.touched.add(kind === 'area' ? 'System.AreaId' : 'System.IterationId');
}

function editNode(draft: Draft, field: Field, value: unknown): void {
  const node = draft.world.nodes.get(String(value));
  const kind = field.referenceName === 'System.AreaId' ? 'area' : 'iteration';
  if (!node || node.kind !== kind || node.projectId !== draft.project.id) {
    throw new AzureRefusal(
      400,
      'WorkItemInvalidTreeIdException',
      `TF401346: Invalid tree id given for work item ${draft.id}, field '${field.referenceName}'.`,
    );
  }
  draft.fields[field.referenceName] = node.id;
}

/** `add` adds tags to those that are there, `replace` replaces them, https://learn.microsoft.com/rest/api/azure/devops/wit/work-items/update (2026-11-22). */
function editTags(draft: Draft, value: unknown, operation: FieldOperation): void {
  const isAdding = operation.kind === 'setField' && operation.verb === 'add';
  const kept = isAdding ? tagsOf(draft.fields['System.Tags']) : [];
  const text = normalTags(draft.world, [...kept, ...tagsOf(value)]);
  put(draft, 'System.Tags', text === '' ? null : text);
}

/** Only somebody who may bypass rules says who changed an item, and when. */
function editStamp(draft: Draft, field: Field, value: unknown): void {
  if (!draft.bypassesRules) throw fieldStatus(field.referenceName, 'ReadOnly');
  const read = readFieldValue(draft.world, field, value);
  if (read === null) throw fieldStatus(field.referenceName, 'InvalidEmpty');
  if (field.referenceName === 'System.ChangedDate') draft.changedAt = String(read);
  else if (field.referenceName === 'System.ChangedBy') draft.changedBy = String(read);
  else draft.fields[field.referenceName] = read;
}

function editPlain(draft: Draft, field: Field, value: FieldValue | null): void {
  const { referenceName, isReadOnly } = field;
  if (isReadOnly) throw fieldStatus(referenceName, 'ReadOnly');
  const rule = draft.type.fields.find((candidate) => candidate.referenceName === referenceName);
  const isOwn = rule !== undefined || referenceName.startsWith('System.');
  const isChanged = (draft.fields[referenceName] ?? null) !== value;
  // Not documented: a field of another type is refused here, so that nobody builds on values that no form shows.
  if (!isOwn && value !== null && !draft.bypassesRules) throw fieldStatus(referenceName, 'InvalidNotEmpty');
  if (rule?.isReadOnly && isChanged && !draft.bypassesRules) throw fieldStatus(referenceName, 'ReadOnly');
  put(draft, referenceName, value);
}
