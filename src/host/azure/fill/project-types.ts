import { knownField } from '#host/azure/fill/custom-fields';
import type { ProcessTemplate, TypeField, TypeTemplate } from '#host/azure/fill/process-types';
import type { FieldValue, Project, WorkItemType } from '#host/azure/seams';

const EVERY_TYPE = [
  'Id',
  'Rev',
  'Title',
  'WorkItemType',
  'State',
  'Reason',
  'AssignedTo',
  'TeamProject',
  'AreaId',
  'AreaPath',
  'NodeName',
  'IterationId',
  'IterationPath',
  'CreatedDate',
  'CreatedBy',
  'ChangedDate',
  'ChangedBy',
  'AuthorizedDate',
  'AuthorizedAs',
  'RevisedDate',
  'Watermark',
  'Description',
  'History',
  'Tags',
  'CommentCount',
  'Parent',
  'BoardColumn',
  'BoardColumnDone',
  'BoardLane',
  'RelatedLinkCount',
  'HyperLinkCount',
  'ExternalLinkCount',
  'RemoteLinkCount',
  'AttachedFileCount',
  'PersonId',
  'Watermark',
].map((name) => `System.${name}`);
const REQUIRED: ReadonlySet<string> = new Set(['System.Title', 'System.State', 'System.AreaId', 'System.IterationId']);
const COMMON = 'Microsoft.VSTS.Common.';
const ALLOWED: Readonly<Record<string, readonly FieldValue[]>> = {
  [`${COMMON}Priority`]: [1, 2, 3, 4],
  [`${COMMON}ValueArea`]: ['Architectural', 'Business'],
  [`${COMMON}Severity`]: ['1 - Critical', '2 - High', '3 - Medium', '4 - Low'],
  [`${COMMON}Risk`]: ['1 - High', '2 - Medium', '3 - Low'],
  [`${COMMON}Activity`]: ['Deployment', 'Design', 'Development', 'Documentation', 'Requirements', 'Testing'],
};
const DEFAULTS: Readonly<Record<string, FieldValue>> = {
  [`${COMMON}Priority`]: 2,
  [`${COMMON}ValueArea`]: 'Business',
  [`${COMMON}Severity`]: '3 - Medium',
};
/** What a process must be given before it can hold a score. */
const SCORE_FIELDS = [
  `${COMMON}BusinessValue`,
  `${COMMON}TimeCriticality`,
  'Custom.RROEValue',
  'Custom.WSJF',
  'Custom.CostOfDelay',
];
/** What it must be given before it can say which PI an item is committed to. */
const PLAN_FIELDS = ['Custom.PI'];
/** Types that own their field names: a person picks from a list. */
const REFERENCES: Readonly<Record<string, string>> = {
  'User Story': 'UserStory',
  'Product Backlog Item': 'ProductBacklogItem',
  'Change Request': 'ChangeRequest',
};

/** The name of a project's process: inherited ones have a name of their own. */
export function processName(process: ProcessTemplate, isInherited: boolean): string {
  return isInherited ? 'Train process' : process.name;
}

/**
 * The types of a project with all fields that its items have values for.
 * scored: names of the types that the inherited process gives the fields of a score; planned: of those that say their PI.
 * used: reference names by type name; clients: what the picklist offers.
 */
export function projectTypes(
  templates: readonly TypeTemplate[],
  {
    scored,
    planned,
    used,
    clients,
  }: {
    scored: ReadonlySet<string>;
    planned: ReadonlySet<string>;
    used: ReadonlyMap<string, ReadonlySet<string>>;
    clients: readonly string[];
  },
): Project['types'] {
  return templates.map((template): WorkItemType => {
    const names = new Set([
      ...EVERY_TYPE,
      ...template.fields,
      ...(scored.has(template.name) ? SCORE_FIELDS : []),
      ...(planned.has(template.name) ? PLAN_FIELDS : []),
      ...(used.get(template.name) ?? []),
    ]);
    return {
      name: template.name,
      referenceName: `Microsoft.VSTS.WorkItemTypes.${REFERENCES[template.name] ?? template.name.replace(/[^A-Za-z0-9]+/g, '')}`,
      color: template.color,
      fields: [...names].map((referenceName) => typeField(referenceName, clients)),
      states: template.states,
      ...(template.category !== undefined && { category: template.category }),
    };
  });
}

function typeField(referenceName: string, clients: readonly string[]): TypeField {
  const allowed = referenceName === 'Custom.Client' ? clients : ALLOWED[referenceName];
  const value = DEFAULTS[referenceName];
  return {
    referenceName,
    isRequired: REQUIRED.has(referenceName),
    isReadOnly: knownField(referenceName)?.isReadOnly ?? false,
    ...(value !== undefined && { default: value }),
    ...(allowed !== undefined && { allowed }),
  };
}
