import { typeFields } from '#host/azure/field/types';
import { processes } from '#host/azure/rest/core-projects';
import { PlatformEnum } from '#host/azure/rest/platform-enum';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type FieldType,
  type Project,
  type WorkItemType,
} from '#host/azure/seams';
import { guidOf } from '#host/azure/world/guid';

const scopes = ['vso.work'];
const root = '_apis/work/processes';
const one = `${root}/{processId}/workItemTypes/{witRefName}`;

/**
 * Processes with their types, for reading. Types of a process that no project uses are not known.
 * Source: https://learn.microsoft.com/rest/api/azure/devops/processes, checked 2026-11-22.
 */
export const processRoutes: readonly AzureRoute[] = [
  {
    method: 'GET',
    template: root,
    scopes,
    answer: (call) => ({ body: processes(call).map((process) => processAnswer(call, process)) }),
  },
  {
    method: 'GET',
    template: `${root}/{processId}`,
    scopes,
    answer: (call) => ({ body: processAnswer(call, demandProcess(call)) }),
  },
  { method: 'GET', template: `${root}/{processId}/workItemTypes`, scopes, answer: listTypes },
  { method: 'GET', template: one, scopes, answer: (call) => ({ body: typeAnswer(call, demandType(call)) }) },
  {
    method: 'GET',
    template: `${one}/fields`,
    scopes,
    answer: (call) => ({ body: typeFields(demandType(call)).map((field) => fieldAnswer(call, field)) }),
  },
  { method: 'GET', template: `${one}/fields/{fieldRefName}`, scopes, answer: readField },
  { method: 'GET', template: `${one}/states`, scopes, answer: listStates },
];

type Process = ReturnType<typeof processes>[number];
type TypeField = WorkItemType['fields'][number];

/** `CustomizationType` */
const system = new PlatformEnum('system', 1);
const inherited = new PlatformEnum('inherited', 2);
const custom = new PlatformEnum('custom', 3);

/** `FieldType` of this area, whose numbers are its own. */
const fieldTypes: Readonly<Record<FieldType, PlatformEnum>> = {
  string: new PlatformEnum('string', 1),
  integer: new PlatformEnum('integer', 2),
  dateTime: new PlatformEnum('dateTime', 3),
  plainText: new PlatformEnum('plainText', 5),
  html: new PlatformEnum('html', 7),
  treePath: new PlatformEnum('treePath', 8),
  history: new PlatformEnum('history', 9),
  double: new PlatformEnum('double', 10),
  guid: new PlatformEnum('guid', 11),
  boolean: new PlatformEnum('boolean', 12),
  identity: new PlatformEnum('identity', 13),
  picklistString: new PlatformEnum('picklistString', 15),
};

function demandProcess(call: AzureCall): Process {
  const wanted = call.parts['processId'] ?? '';
  const process = processes(call).find(({ id }) => id === wanted.toLowerCase());
  if (process) return process;
  throw new AzureRefusal(404, 'ProcessNotFoundException', `VS402362: The process with id ${wanted} does not exist.`);
}

function usersOf({ organization }: AzureCall, { name }: Process): readonly Project[] {
  return organization.projects().filter(({ processName }) => processName === name);
}

function processAnswer(call: AzureCall, process: Process): object {
  const { id, name, description, isDefault, parentId } = process;
  return {
    typeId: id,
    referenceName: parentId === undefined ? null : `Inherited.${id.replaceAll('-', '')}`,
    name,
    description,
    parentProcessTypeId: parentId ?? '00000000-0000-0000-0000-000000000000',
    isEnabled: true,
    isDefault,
    customizationType: parentId === undefined ? system : inherited,
    ...(/projects|^1$/i.test(call.query.get('$expand') ?? '') && {
      projects: usersOf(call, process).map((project) => ({
        id: project.id,
        name: project.name,
        url: `vstfs:///Classification/TeamProject/${project.id}`,
      })),
    }),
  };
}

function typesOf(call: AzureCall): readonly WorkItemType[] {
  const process = demandProcess(call);
  const [user] = usersOf(call, process);
  if (user) return user.types;
  throw new AzureRefusal(
    501,
    'NotImplementedException',
    `The local organization does not model the types of the process ${process.name}: no project uses it.`,
  );
}

function demandType(call: AzureCall): WorkItemType {
  const wanted = (call.parts['witRefName'] ?? '').toLowerCase();
  const type = typesOf(call).find(({ referenceName }) => referenceName.toLowerCase() === wanted);
  if (type) return type;
  throw new AzureRefusal(
    404,
    'ProcessWorkItemTypeDoesNotExistException',
    `VS402805: Cannot find work item type with reference name '${call.parts['witRefName']}' in process named '${demandProcess(call).name}'.`,
  );
}

function listTypes(call: AzureCall): AzureAnswer {
  return { body: typesOf(call).map((type) => typeAnswer(call, type)) };
}

function typeAnswer(call: AzureCall, type: WorkItemType): object {
  const { name, referenceName, color } = type;
  const expand = typeExpandOf(call);
  const missing = [...expand].filter((part) => part === 'behaviors' || part === 'layout');
  if (missing.length > 0)
    throw new AzureRefusal(
      501,
      'NotImplementedException',
      `The local organization does not model the ${missing.join(' and ')} of a work item type.`,
    );
  return {
    referenceName,
    name,
    description: '',
    url: `${typeUrl(call)}/${referenceName}`,
    customization: referenceName.startsWith('Microsoft.VSTS.WorkItemTypes.') ? system : custom,
    color,
    icon: null,
    isDisabled: false,
    inherits: null,
    ...(expand.has('states') && { states: statesOf(call, type) }),
  };
}

const typeExpands = ['states', 'behaviors', 'layout'] as const;

/** What `$expand` asks for: words with commas between them, or the sum of 1, 2 and 4 that Microsoft's clients send. */
function typeExpandOf(call: AzureCall): ReadonlySet<string> {
  const asked = call.query.get('$expand')?.toLowerCase() ?? 'none';
  if (/^[0-7]$/.test(asked)) return new Set(typeExpands.filter((_, bit) => (Number(asked) >> bit) % 2 === 1));
  const words = asked.split(/\s*,\s*/);
  if (words.every((word) => word === 'none' || typeExpands.some((known) => known === word))) return new Set(words);
  throw new AzureRefusal(
    400,
    'VssPropertyValidationException',
    `The value '${asked}' of $expand is not one of none, ${typeExpands.join(', ')}.`,
  );
}

function typeUrl(call: AzureCall): string {
  return `${call.base}/${root}/${demandProcess(call).id}/workItemTypes`;
}

function fieldAnswer(
  call: AzureCall,
  { referenceName, isRequired, isReadOnly, default: defaultValue, allowed }: TypeField,
): object {
  const field = call.organization.field(referenceName);
  return {
    referenceName,
    name: field?.name ?? referenceName,
    type: fieldTypes[field?.type ?? 'string'],
    description: '',
    url: `${typeUrl(call)}/${call.parts['witRefName']}/fields/${referenceName}`,
    required: isRequired,
    readOnly: isReadOnly,
    defaultValue: defaultValue ?? null,
    customization: referenceName.startsWith('Custom.') ? custom : system,
    isLocked: false,
    ...(/^(allowedvalues|all|1|2)$/i.test(call.query.get('$expand') ?? '') && { allowedValues: allowed ?? [] }),
  };
}

function readField(call: AzureCall): AzureAnswer {
  const wanted = (call.parts['fieldRefName'] ?? '').toLowerCase();
  const field = typeFields(demandType(call)).find(({ referenceName }) => referenceName.toLowerCase() === wanted);
  if (field) return { body: fieldAnswer(call, field) };
  throw new AzureRefusal(
    404,
    'WorkItemTypeFieldNotFoundException',
    `The work item type ${call.parts['witRefName']} has no field ${call.parts['fieldRefName']}.`,
  );
}

function listStates(call: AzureCall): AzureAnswer {
  return { body: statesOf(call, demandType(call)) };
}

function statesOf(call: AzureCall, { states, referenceName }: WorkItemType): readonly object[] {
  return states.map(({ name, color, category }, index) => {
    const id = guidOf(`state/${referenceName}/${name}`);
    return {
      id,
      name,
      color,
      stateCategory: category,
      order: index + 1,
      url: `${typeUrl(call)}/${referenceName}/states/${id}`,
      customizationType: system,
    };
  });
}
