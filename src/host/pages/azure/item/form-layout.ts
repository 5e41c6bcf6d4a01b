import type { Field, WorkItemType } from '../../../azure/seams';

/** What stands where on a form: long texts in the wide column, groups beside it. */
export interface FormLayout {
  readonly texts: readonly string[];
  readonly groups: readonly { readonly title: string; readonly names: readonly string[] }[];
}

const common = (names: string) => names.split(' ').map((name) => `Microsoft.VSTS.Common.${name}`);
const scheduling = (names: string) => names.split(' ').map((name) => `Microsoft.VSTS.Scheduling.${name}`);

/**
 * Groups and their order as on the forms of the product's own processes; fields that an organization adds stand in
 * the group Custom, where the product puts them unless told otherwise.
 * https://learn.microsoft.com/azure/devops/organizations/settings/work/customize-process-form (2026-11-22)
 */
const groups: readonly { readonly title: string; readonly names: readonly string[] }[] = [
  {
    title: 'Planning',
    names: [
      ...scheduling('StoryPoints'),
      ...common('ResolvedReason Priority Severity Risk Activity Triage'),
      ...scheduling('Effort Size'),
      ...common('BusinessValue TimeCriticality'),
      ...scheduling('StartDate TargetDate FinishDate DueDate'),
    ],
  },
  { title: 'Effort (hours)', names: scheduling('OriginalEstimate RemainingWork CompletedWork') },
  { title: 'Classification', names: common('ValueArea') },
  { title: 'Build', names: ['Microsoft.VSTS.Build.FoundIn', 'Microsoft.VSTS.Build.IntegrationBuild'] },
];

const textOrder = [
  'Microsoft.VSTS.TCM.ReproSteps',
  'System.Description',
  'Microsoft.VSTS.TCM.SystemInfo',
  'Microsoft.VSTS.Common.AcceptanceCriteria',
];

/** In the head of the form, in its discussion, or kept by the product itself as states change. */
const elsewhere =
  /^Microsoft\.VSTS\.Common\.(StackRank|BacklogPriority|(StateChange|Activated|Resolved|Closed)(Date|By))$/;

/** The form of a type. `field` knows the organization's fields, `isFilled` what the item has values for. */
export function layoutOf(
  type: WorkItemType | undefined,
  field: (referenceName: string) => Field | undefined,
  isFilled: (referenceName: string) => boolean,
): FormLayout {
  const names = (type?.fields ?? []).map(({ referenceName }) => referenceName);
  const own = names.filter((name) => !name.startsWith('System.') && !elsewhere.test(name) && field(name) !== undefined);
  const isText = (name: string) => ['html', 'plainText'].includes(field(name)?.type ?? '');
  const placed = new Set(groups.flatMap((group) => group.names));
  const rest = own.filter((name) => !placed.has(name) && !isText(name));
  const [planning, ...others] = groups.map(({ title, names: wanted }) => ({
    title,
    names: wanted.filter((name) => own.includes(name) && !isText(name)),
  }));
  const shown = [
    ...(planning ? [planning] : []),
    { title: 'Custom', names: rest.filter((name) => name.startsWith('Custom.')) },
    ...others,
    { title: 'Other', names: rest.filter((name) => !name.startsWith('Custom.')) },
  ];
  // Bugs tell how to see them again in place of a description; one that has a description all the same shows it.
  const hasDescription = isFilled('System.Description') || !own.includes('Microsoft.VSTS.TCM.ReproSteps');
  const texts = [...new Set([...(hasDescription ? ['System.Description'] : []), ...own.filter(isText)])];
  return {
    texts: texts.toSorted((one, other) => rankOf(one) - rankOf(other)),
    groups: shown.filter((group) => group.names.length > 0),
  };
}

function rankOf(name: string): number {
  const rank = textOrder.indexOf(name);
  return rank < 0 ? textOrder.length : rank;
}
