import type { ProjectData } from '../../../azure/pages/page-data';

/** What a backlog shows: whose, of which types, in which iteration (empty: in all). */
export interface BacklogWish {
  readonly typeNames: readonly string[];
  readonly areaPaths: readonly string[];
  readonly iteration: string;
}

/** The tree below the open work items of a level, in the backlog's own order. */
export function backlogQuery(project: ProjectData, { typeNames, areaPaths, iteration }: BacklogWish): string {
  const types = project.types.filter(({ name }) => typeNames.includes(name));
  const own = [...new Set(types.flatMap(({ fields }) => fields.map(({ referenceName }) => referenceName)))];
  const isNumber = (name: string) =>
    project.fields.some((field) => field.referenceName === name && field.type === 'double');
  const efforts = [
    ...['StoryPoints', 'Effort', 'Size'].map((name) => `Microsoft.VSTS.Scheduling.${name}`),
    'Microsoft.VSTS.Common.BusinessValue',
  ].filter((name) => own.includes(name));
  const added = own.filter((name) => name.startsWith('Custom.') && isNumber(name));
  const columns = [
    'System.Id',
    'System.Title',
    'System.State',
    'System.AssignedTo',
    'System.IterationPath',
    ...efforts,
    ...added,
  ]
    .map((name) => `[${name}]`)
    .join(', ');
  const order = ['Microsoft.VSTS.Common.StackRank', 'Microsoft.VSTS.Common.BacklogPriority'].find((name) =>
    own.includes(name),
  );
  const done = types
    .flatMap(({ states }) => states)
    .filter(({ category }) => category === 'Completed' || category === 'Removed')
    .map(({ name }) => quoted(name));
  const conditions = [
    '[Source].[System.TeamProject] = @project',
    `[Source].[System.WorkItemType] IN (${typeNames.map(quoted).join(', ')})`,
    ...(done.length > 0 ? [`[Source].[System.State] NOT IN (${[...new Set(done)].join(', ')})`] : []),
    ...(areaPaths.length > 0
      ? [`(${areaPaths.map((path) => `[Source].[System.AreaPath] UNDER ${quoted(path)}`).join(' OR ')})`]
      : []),
    ...(iteration === '' ? [] : [`[Source].[System.IterationPath] UNDER ${quoted(iteration)}`]),
  ];
  return `SELECT ${columns} FROM WorkItemLinks WHERE (${conditions.join(' AND ')}) AND ([System.Links.LinkType] = 'System.LinkTypes.Hierarchy-Forward') AND ([Target].[System.WorkItemType] <> '') ORDER BY ${order ? `[${order}], ` : ''}[System.Id] MODE (Recursive)`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
