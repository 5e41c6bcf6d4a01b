import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ProjectData } from '../../../azure/pages/page-data';
import { Link } from '../../shell/link';
import { fieldText, type RestItem } from '../item/work-item';
import { ActionMenu } from '../parts/action-menu';
import { StateMark, TypeMark } from '../parts/type-mark';
import { placeIn, projectPath } from '../shell/place';
import { useLineItems, type QueryResult, type ResultColumn } from './results';

const rowHeight = 32;

interface Props {
  readonly project: ProjectData;
  readonly result: QueryResult;
  /** The menu of extensions' actions on a line. */
  readonly menu: string;
  readonly order?: { readonly name: string; readonly isDescending: boolean };
  onOrder?(column: ResultColumn): void;
}

/** Lines of a result, drawn as they come into view; thousands are no trouble. */
export function ResultTable({ project, result, menu, order, onOrder }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [items, want] = useLineItems(result);
  const virtual = useVirtualizer({ count: result.lines.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 20 });
  const rows = virtual.getVirtualItems();
  const [from, to] = [rows[0]?.index ?? 0, (rows.at(-1)?.index ?? 0) + 1];
  useEffect(() => want(from, to), [want, from, to]);
  return (
    <div className="table" ref={scroller} tabIndex={0} role="region" aria-label="Results">
      <table aria-rowcount={result.lines.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {result.columns.map((column) => (
              <th key={column.referenceName} scope="col" className={isNumber(project, column) ? 'table__number' : undefined} aria-sort={order?.name === column.referenceName ? (order.isDescending ? 'descending' : 'ascending') : undefined}>
                {onOrder && isSortable(project, column) ? (
                  <button className="table__sort" onClick={() => onOrder(column)}>
                    {column.name}
                    {order?.name === column.referenceName && <span aria-hidden="true">{order.isDescending ? ' ↓' : ' ↑'}</span>}
                  </button>
                ) : (
                  column.name
                )}
              </th>
            ))}
            <th scope="col">
              <span className="hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(rows[0]?.start ?? 0) > 0 && <tr aria-hidden="true" style={{ blockSize: rows[0]?.start }} />}
          {rows.map(({ index }) => {
            const line = result.lines[index];
            if (line === undefined) return null;
            const item = items.get(line.id);
            return (
              <tr key={index} aria-rowindex={index + 2} style={{ blockSize: rowHeight }}>
                {result.columns.map((column) => (
                  <td key={column.referenceName} className={isNumber(project, column) ? 'table__number' : undefined}>
                    <Cell project={project} column={column} item={item} id={line.id} depth={line.depth} />
                  </td>
                ))}
                <td>
                  <ActionMenu menu={menu} label={`Actions on ${line.id}`} place={placeIn(project)} context={() => lineContext(project, line.id, item)} />
                </td>
              </tr>
            );
          })}
          {rows.length > 0 && <tr aria-hidden="true" style={{ blockSize: Math.max(0, virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)) }} />}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ project, column, item, id, depth }: { readonly project: ProjectData; readonly column: ResultColumn; readonly item: RestItem | undefined; readonly id: number; readonly depth: number }) {
  const type = fieldText(item?.fields['System.WorkItemType']);
  const value = item?.fields[column.referenceName];
  switch (column.referenceName) {
    case 'System.Id':
      return <>{id}</>;
    case 'System.Title':
      return (
        <span className="table__title" style={{ paddingInlineStart: depth * 20 }}>
          {item && <TypeMark name={type} types={project.types} />}
          <Link href={`${projectPath(project.name)}/_workitems/edit/${id}`} dir="auto" title={fieldText(value).slice(0, 500)}>
            {item ? fieldText(value).slice(0, 300) || '(no title)' : '…'}
          </Link>
        </span>
      );
    case 'System.State':
      return item ? <StateMark state={fieldText(value)} typeName={type} types={project.types} /> : null;
    default: {
      const isDate = project.fields.find(({ referenceName }) => referenceName === column.referenceName)?.type === 'dateTime';
      return <bdi>{isDate && typeof value === 'string' ? new Date(value).toLocaleDateString() : fieldText(value).slice(0, 300)}</bdi>;
    }
  }
}

function lineContext(project: ProjectData, id: number, item: RestItem | undefined) {
  return { id, ids: [id], workItemId: id, workItemIds: [id], workItemTypeName: fieldText(item?.fields['System.WorkItemType']), workItemTypeNames: [fieldText(item?.fields['System.WorkItemType'])], currentProjectGuid: project.id, currentProjectName: project.name };
}

function isSortable(project: ProjectData, column: ResultColumn): boolean {
  return project.fields.some(({ referenceName, isSortable: may }) => referenceName === column.referenceName && may);
}

function isNumber(project: ProjectData, column: ResultColumn): boolean {
  return ['integer', 'double'].includes(project.fields.find(({ referenceName }) => referenceName === column.referenceName)?.type ?? '');
}
