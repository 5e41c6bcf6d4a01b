import type { ProjectData } from '../../../azure/pages/page-data';
import type { ResultColumn } from './results';

/** How a column of a result is drawn. */
export interface ShownColumn extends ResultColumn {
  readonly kind: 'id' | 'title' | 'state' | 'date' | 'number' | 'text';
  readonly isSortable: boolean;
  /** In CSS pixels; the title takes what is left and has this at least. */
  readonly width: number;
}

const widths: Readonly<Record<ShownColumn['kind'], number>> = {
  id: 64,
  title: 280,
  state: 104,
  date: 120,
  number: 104,
  text: 160,
};

/** The columns of a result by the kinds of their fields. */
export function shownColumns(project: ProjectData, columns: readonly ResultColumn[]): readonly ShownColumn[] {
  const fields = new Map(project.fields.map((field) => [field.referenceName, field]));
  return columns.map((column) => {
    const field = fields.get(column.referenceName);
    const kind = kindOf(column.referenceName, field?.type ?? '');
    return { ...column, kind, isSortable: field?.isSortable === true, width: widths[kind] };
  });
}

function kindOf(referenceName: string, type: string): ShownColumn['kind'] {
  switch (referenceName) {
    case 'System.Id':
      return 'id';
    case 'System.Title':
      return 'title';
    case 'System.State':
      return 'state';
    // Another item's number is a name, not an amount.
    case 'System.Parent':
      return 'text';
  }
  if (type === 'integer' || type === 'double') return 'number';
  return type === 'dateTime' ? 'date' : 'text';
}
