import { fieldNamed, noSuchType } from '#host/azure/item/field-edits';
import { identityRef } from '#host/azure/rest/identity';
import { demandProject } from '#host/azure/rest/parameters';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type Project,
  type WorkItemType,
} from '#host/azure/seams';
import { worldOf } from '#host/azure/world/organization';

const scopes = ['vso.work'];

/** Types of a project's process with their fields and states, and the categories that they are in. */
export const typeRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '{project}/_apis/wit/workItemTypes', scopes, answer: listTypes },
  { method: 'GET', template: '{project}/_apis/wit/workItemTypes/{type}', scopes, answer: readType },
  { method: 'GET', template: '{project}/_apis/wit/workItemTypes/{type}/fields', scopes, answer: listTypeFields },
  { method: 'GET', template: '{project}/_apis/wit/workItemTypes/{type}/fields/{field}', scopes, answer: readTypeField },
  { method: 'GET', template: '{project}/_apis/wit/workItemTypes/{type}/states', scopes, answer: listStates },
  { method: 'GET', template: '{project}/_apis/wit/workItemTypeCategories', scopes, answer: listCategories },
  { method: 'GET', template: '{project}/_apis/wit/workItemTypeCategories/{category}', scopes, answer: readCategory },
];

type TypeField = WorkItemType['fields'][number];

/** Fields that every type has, whatever its process says. */
const everywhere: readonly TypeField[] = [
  'System.Id',
  'System.Rev',
  'System.Title',
  'System.State',
  'System.Reason',
  'System.WorkItemType',
  'System.TeamProject',
  'System.AreaPath',
  'System.AreaId',
  'System.IterationPath',
  'System.IterationId',
  'System.AssignedTo',
  'System.CreatedBy',
  'System.CreatedDate',
  'System.ChangedBy',
  'System.ChangedDate',
  'System.Description',
  'System.History',
  'System.Tags',
  'System.CommentCount',
  'System.Parent',
  'Microsoft.VSTS.Common.StateChangeDate',
  'Microsoft.VSTS.Common.ClosedDate',
  'Microsoft.VSTS.Common.ClosedBy',
  'Microsoft.VSTS.Common.ActivatedDate',
  'Microsoft.VSTS.Common.ActivatedBy',
  'Microsoft.VSTS.Common.ResolvedDate',
  'Microsoft.VSTS.Common.ResolvedBy',
].map((referenceName) => ({
  referenceName,
  isRequired: ['System.Title', 'System.State', 'System.AreaId', 'System.IterationId'].includes(referenceName),
  isReadOnly: false,
}));

/** A type's own fields, then those that every type has. */
export function typeFields(type: WorkItemType): readonly TypeField[] {
  return [
    ...type.fields,
    ...everywhere.filter(({ referenceName }) => !type.fields.some((own) => own.referenceName === referenceName)),
  ];
}

function demandType(call: AzureCall): WorkItemType {
  const { types, name } = demandProject(call);
  const wanted = (call.parts['type'] ?? '').toLowerCase();
  const type = types.find(
    (candidate) => candidate.name.toLowerCase() === wanted || candidate.referenceName.toLowerCase() === wanted,
  );
  if (type) return type;
  throw noSuchType(name, call.parts['type'] ?? '');
}

function typeUrl({ base }: AzureCall, project: Project, type: WorkItemType): string {
  return `${base}/${project.id}/_apis/wit/workItemTypes/${encodeURIComponent(type.name)}`;
}

function typeAnswer(call: AzureCall, project: Project, type: WorkItemType): Readonly<Record<string, unknown>> {
  const fields = typeFields(type).map((field) => fieldInstance(call, field));
  const transitions = type.states.map(
    ({ name }) =>
      [
        name,
        type.states.filter((other) => other.name !== name).map((other) => ({ to: other.name, actions: null })),
      ] as const,
  );
  const icon = iconOf(type);
  return {
    name: type.name,
    referenceName: type.referenceName,
    description: '',
    color: type.color,
    icon: { id: icon, url: `${call.base}/_apis/wit/workItemIcons/${icon}?color=${type.color}&v=2` },
    isDisabled: false,
    xmlForm: '',
    fields,
    fieldInstances: fields,
    transitions: Object.fromEntries([['', [{ to: type.states[0]?.name ?? 'New', actions: null }]], ...transitions]),
    states: type.states,
    url: typeUrl(call, project, type),
  };
}

/** The icon that the platform gives a type of this category. */
function iconOf({ category, name }: WorkItemType): string {
  if (/issue/i.test(name)) return 'icon_clipboard_issue';
  return (
    {
      'Microsoft.EpicCategory': 'icon_crown',
      'Microsoft.FeatureCategory': 'icon_trophy',
      'Microsoft.RequirementCategory': 'icon_book',
      'Microsoft.BugCategory': 'icon_insect',
      'Microsoft.TaskCategory': 'icon_clipboard',
    }[category ?? ''] ?? 'icon_clipboard_issue'
  );
}

function listTypes(call: AzureCall): AzureAnswer {
  const project = demandProject(call);
  return { body: project.types.map((type) => typeAnswer(call, project, type)) };
}

function readType(call: AzureCall): AzureAnswer {
  return { body: typeAnswer(call, demandProject(call), demandType(call)) };
}

/** A field of a type. Allowed values and what it depends on only with `$expand`. */
function fieldInstance(
  call: AzureCall,
  { referenceName, isRequired, default: value, allowed }: TypeField,
  expand: (typeof expands)[number] = 'none',
): Readonly<Record<string, unknown>> {
  const field = call.organization.field(referenceName);
  // Everybody of the organization, for one who may be chosen: made only when asked for.
  const choices = () =>
    field?.isIdentity ? call.organization.people().map(({ id }) => identityRef(call, id)) : (allowed ?? []);
  return {
    ...(value === undefined
      ? { defaultValue: null }
      : { defaultValue: typeof value === 'number' ? String(value) : value }),
    alwaysRequired: isRequired,
    ...((expand === 'allowedvalues' || expand === 'all') && {
      allowedValues: choices().map((choice) => (typeof choice === 'number' ? String(choice) : choice)),
    }),
    ...((expand === 'dependentfields' || expand === 'all') && { dependentFields: [] }),
    referenceName,
    name: field?.name ?? referenceName,
    url: `${call.base}/_apis/wit/fields/${referenceName}`,
  };
}

const expands = ['none', 'allowedvalues', 'dependentfields', 'all'] as const;

/** What `$expand` asks for, as a word or as the number that Microsoft's clients send. Throws AzureRefusal for anything else. */
function expandOf({ query }: AzureCall): (typeof expands)[number] {
  const asked = query.get('$expand')?.toLowerCase() ?? 'none';
  const word = expands.find((known, number) => asked === known || asked === String(number));
  if (word !== undefined) return word;
  throw new AzureRefusal(
    400,
    'VssPropertyValidationException',
    `The value '${asked}' of $expand is not one of ${expands.join(', ')}.`,
  );
}

function listTypeFields(call: AzureCall): AzureAnswer {
  const type = demandType(call);
  return { body: typeFields(type).map((field) => fieldInstance(call, withStates(type, field), expandOf(call))) };
}

function readTypeField(call: AzureCall): AzureAnswer {
  const type = demandType(call);
  const { referenceName } = fieldNamed({ world: worldOf(call) }, call.parts['field'] ?? '');
  const field = typeFields(type).find((candidate) => candidate.referenceName === referenceName);
  if (!field)
    throw new AzureRefusal(
      404,
      'WorkItemTypeFieldNotFoundException',
      `The work item type ${type.name} has no field ${referenceName}.`,
    );
  return { body: fieldInstance(call, withStates(type, field), expandOf(call)) };
}

function withStates({ states }: WorkItemType, field: TypeField): TypeField {
  return field.referenceName === 'System.State' ? { ...field, allowed: states.map(({ name }) => name) } : field;
}

function listStates(call: AzureCall): AzureAnswer {
  return { body: demandType(call).states };
}

const categoryNames: Readonly<Record<string, string>> = {
  'Microsoft.EpicCategory': 'Epic Category',
  'Microsoft.FeatureCategory': 'Feature Category',
  'Microsoft.RequirementCategory': 'Requirement Category',
  'Microsoft.BugCategory': 'Bug Category',
  'Microsoft.TaskCategory': 'Task Category',
};

function categories(call: AzureCall): readonly { readonly referenceName: string }[] {
  const project = demandProject(call);
  return Object.entries(categoryNames).flatMap(([referenceName, name]) => {
    const references = project.types
      .filter(({ category }) => category === referenceName)
      .map((type) => ({ name: type.name, url: typeUrl(call, project, type) }));
    if (references.length === 0) return [];
    return [
      {
        name,
        referenceName,
        defaultWorkItemType: references[0],
        workItemTypes: references,
        url: `${call.base}/${project.id}/_apis/wit/workItemTypeCategories/${referenceName}`,
      },
    ];
  });
}

function listCategories(call: AzureCall): AzureAnswer {
  return { body: categories(call) };
}

function readCategory(call: AzureCall): AzureAnswer {
  const wanted = (call.parts['category'] ?? '').toLowerCase();
  const category = categories(call).find(({ referenceName }) => referenceName.toLowerCase() === wanted);
  if (!category)
    throw new AzureRefusal(
      404,
      'WorkItemTypeCategoryNotFoundException',
      `There is no work item type category ${call.parts['category']}.`,
    );
  return { body: category };
}
