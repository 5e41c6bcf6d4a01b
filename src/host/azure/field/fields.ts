import { z } from 'zod';
import { makeField } from '#host/azure/field/platform-fields';
import { noSuchField } from '#host/azure/item/refusals';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type Field,
  type FieldType,
} from '#host/azure/seams';
import { PlatformEnum } from '#host/azure/rest/platform-enum';
import { worldOf } from '#host/azure/world/organization';

/** Fields of the organization; an administrator may add one. */
export const fieldRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '{project}/_apis/wit/fields', scopes: ['vso.work'], answer: listFields },
  {
    method: 'GET',
    template: '{project}/_apis/wit/fields/{fieldNameOrRefName}',
    scopes: ['vso.work'],
    answer: readField,
  },
  { method: 'POST', template: '{project}/_apis/wit/fields', scopes: ['vso.work_write'], answer: createField },
];

/** `FieldType` of the work item tracking area, in the order of its numbers. */
const fieldTypes: readonly FieldType[] = [
  'string',
  'integer',
  'dateTime',
  'plainText',
  'html',
  'treePath',
  'history',
  'double',
  'guid',
  'boolean',
  'identity',
  'picklistString',
];

const operators: Readonly<Record<string, string>> = {
  '=': 'SupportedOperations.Equals',
  '<>': 'SupportedOperations.NotEquals',
  '>': 'SupportedOperations.GreaterThan',
  '<': 'SupportedOperations.LessThan',
  '>=': 'SupportedOperations.GreaterThanEquals',
  '<=': 'SupportedOperations.LessThanEquals',
  Contains: 'SupportedOperations.Contains',
  'Does Not Contain': 'SupportedOperations.NotContains',
  'Contains Words': 'SupportedOperations.ContainsWords',
  'Does Not Contain Words': 'SupportedOperations.NotContainsWords',
  In: 'SupportedOperations.In',
  'Not In': 'SupportedOperations.NotIn',
  'In Group': 'SupportedOperations.InGroup',
  'Not In Group': 'SupportedOperations.NotInGroup',
  'Was Ever': 'SupportedOperations.Ever',
  Under: 'SupportedOperations.Under',
  'Not Under': 'SupportedOperations.NotUnder',
  'Is Empty': 'SupportedOperations.IsEmpty',
  'Is Not Empty': 'SupportedOperations.IsNotEmpty',
  '= [Field]': 'SupportedOperations.EqualsField',
  '<> [Field]': 'SupportedOperations.NotEqualsField',
  '> [Field]': 'SupportedOperations.GreaterThanField',
  '< [Field]': 'SupportedOperations.LessThanField',
  '>= [Field]': 'SupportedOperations.GreaterThanEqualsField',
  '<= [Field]': 'SupportedOperations.LessThanEqualsField',
};

/** An operator by the name that queries are shown with, `Not Under`. */
export function operation(name: string): { readonly referenceName: string; readonly name: string } {
  return { referenceName: operators[name] ?? '', name };
}

/** What a query may compare with, by type. */
function operatorsOf({ type, isIdentity }: Field): readonly string[] {
  const fields = ['= [Field]', '<> [Field]', '> [Field]', '< [Field]', '>= [Field]', '<= [Field]'];
  const order = ['=', '<>', '>', '<', '>=', '<='];
  switch (type) {
    case 'html':
    case 'plainText':
    case 'history':
      return type === 'html'
        ? ['Contains Words', 'Does Not Contain Words', 'Is Empty', 'Is Not Empty']
        : ['Contains Words', 'Does Not Contain Words'];
    case 'treePath':
      return ['Under', 'Not Under', '=', '<>', 'In', 'Not In'];
    case 'boolean':
      return ['=', '<>', '= [Field]', '<> [Field]'];
    case 'integer':
    case 'double':
    case 'dateTime':
      return [...order, ...fields, 'In', 'Not In', 'Was Ever'];
    default:
      return [
        ...order,
        ...fields,
        'Contains',
        'Does Not Contain',
        'In',
        'Not In',
        ...(isIdentity ? ['In Group', 'Not In Group'] : []),
        'Was Ever',
      ];
  }
}

/** A field as the list of fields has it. */
function fieldAnswer({ base, project }: AzureCall, field: Field): Readonly<Record<string, unknown>> {
  const { name, referenceName, type, isReadOnly, isSortable, isQueryable, isIdentity } = field;
  return {
    name,
    referenceName,
    description: null,
    // Identities are strings here, told by isIdentity.
    type: new PlatformEnum(type === 'identity' ? 'string' : type, type === 'identity' ? 0 : fieldTypes.indexOf(type)),
    usage: new PlatformEnum('workItem', 1),
    readOnly: isReadOnly,
    canSortBy: isSortable,
    isQueryable,
    supportedOperations: operatorsOf(field).map(operation),
    isIdentity,
    isPicklist: false,
    isPicklistSuggested: false,
    isDeleted: false,
    url: `${base}/${project ? `${project.id}/` : ''}_apis/wit/fields/${referenceName}`,
  };
}

function listFields(call: AzureCall): AzureAnswer {
  return { body: call.organization.fields().map((field) => fieldAnswer(call, field)) };
}

function readField(call: AzureCall): AzureAnswer {
  const name = call.parts['fieldNameOrRefName'] ?? '';
  const field = call.organization.field(name);
  if (!field) throw new AzureRefusal(404, noSuchField(name).typeKey, noSuchField(name).message);
  return { body: fieldAnswer(call, field) };
}

const newFieldSchema = z.object({
  name: z.string().trim().min(1).max(128),
  referenceName: z
    .string()
    .regex(/^[A-Za-z_][\w]*(\.[\w]+)+$/)
    .optional(),
  type: z.union([
    z.enum(fieldTypes as [FieldType, ...FieldType[]]),
    z
      .int()
      .min(0)
      .max(fieldTypes.length - 1)
      .transform((number) => fieldTypes[number]!),
  ]),
  isIdentity: z.boolean().nullish(),
  readOnly: z.boolean().nullish(),
});

function createField(call: AzureCall): AzureAnswer {
  if (!call.organization.mayAdminister(call.caller.personId, call.project?.id ?? '')) {
    throw new AzureRefusal(403, 'AccessCheckException', 'TF237024: You do not have permission to edit fields.');
  }
  const parsed = newFieldSchema.safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      `The field cannot be created: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}.`,
    );
  const { name, type, isIdentity, readOnly } = parsed.data;
  const referenceName = parsed.data.referenceName ?? `Custom.${name.replace(/[^A-Za-z0-9_]/g, '')}`;
  if (call.organization.field(referenceName) ?? call.organization.field(name))
    throw new AzureRefusal(409, 'FieldAlreadyExistsException', `TF51535: A field named ${name} exists already.`);
  const field = makeField({
    referenceName,
    name,
    type: isIdentity === true ? 'identity' : type,
    isReadOnly: readOnly ?? false,
  });
  worldOf(call).fields.put(field);
  return { body: fieldAnswer(call, field) };
}
