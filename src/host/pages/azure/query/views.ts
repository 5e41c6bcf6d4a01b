import type { ProjectData } from '../../../azure/pages/page-data';

const columns = [
  'System.Id',
  'System.Title',
  'System.State',
  'System.AssignedTo',
  'System.IterationPath',
  'System.Tags',
];

/** A query that is ready to be run. */
export interface View {
  readonly name: string;
  readonly query: string;
}

/** Queries that every project is asked, the first one unless another is chosen. */
export function viewsOf(project: ProjectData): readonly View[] {
  const names = new Set(project.types.flatMap(({ fields }) => fields.map(({ referenceName }) => referenceName)));
  const more = ['Microsoft.VSTS.Common.BusinessValue', 'Custom.WSJF'].filter((name) => names.has(name));
  const select = `SELECT ${[...columns, ...more].map((name) => `[${name}]`).join(', ')}\nFROM WorkItems\nWHERE [System.TeamProject] = @project`;
  return [
    { name: 'Recently updated', query: `${select}\nORDER BY [System.ChangedDate] DESC` },
    { name: 'Assigned to me', query: `${select}\n  AND [System.AssignedTo] = @Me\nORDER BY [System.ChangedDate] DESC` },
    { name: 'Recently created', query: `${select}\nORDER BY [System.CreatedDate] DESC` },
    { name: 'Unassigned', query: `${select}\n  AND [System.AssignedTo] = ''\nORDER BY [System.CreatedDate] DESC` },
  ];
}
