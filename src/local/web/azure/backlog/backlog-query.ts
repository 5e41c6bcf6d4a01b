import type { ProjectData } from '../../../azure/pages/page-data';
import type { WorkItemType } from '../../../azure/seams';

/** The tree below the open work items of a level, in an iteration or in all, in the backlog's own order. */
export function backlogQuery(project: ProjectData, type: WorkItemType | undefined, iteration: string): string {
  const own = (type?.fields ?? []).map(({ referenceName }) => referenceName);
  const isNumber = (name: string) => project.fields.some((field) => field.referenceName === name && field.type === 'double');
  const efforts = [...['StoryPoints', 'Effort', 'Size'].map((name) => `Microsoft.VSTS.Scheduling.${name}`), 'Microsoft.VSTS.Common.BusinessValue'].filter((name) => own.includes(name));
  const added = own.filter((name) => name.startsWith('Custom.') && isNumber(name));
  const columns = ['System.Id', 'System.Title', 'System.State', 'System.AssignedTo', 'System.IterationPath', ...efforts, ...added].map((name) => `[${name}]`).join(', ');
  const order = ['Microsoft.VSTS.Common.StackRank', 'Microsoft.VSTS.Common.BacklogPriority'].find((name) => own.includes(name));
  const done = (type?.states ?? []).filter(({ category }) => category === 'Completed' || category === 'Removed').map(({ name }) => quoted(name));
  const conditions = [
    '[Source].[System.TeamProject] = @project',
    `[Source].[System.WorkItemType] = ${quoted(type?.name ?? '')}`,
    ...(done.length > 0 ? [`[Source].[System.State] NOT IN (${done.join(', ')})`] : []),
    ...(iteration === '' ? [] : [`[Source].[System.IterationPath] UNDER ${quoted(iteration)}`]),
  ];
  return `SELECT ${columns} FROM WorkItemLinks WHERE (${conditions.join(' AND ')}) AND ([System.Links.LinkType] = 'System.LinkTypes.Hierarchy-Forward') AND ([Target].[System.WorkItemType] <> '') ORDER BY ${order ? `[${order}], ` : ''}[System.Id] MODE (Recursive)`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
