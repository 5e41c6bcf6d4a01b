import { memo } from 'react';
import type { ProjectData } from '../../../azure/pages/page-data';
import { Glyph } from '../../parts/icon';
import { momentText, numberText } from '../../parts/formats';
import { Link } from '../../shell/link';
import { fieldText, type RestItem } from '../item/work-item';
import { ActionMenu } from '../parts/action-menu';
import { StateMark, TypeMark } from '../parts/type-mark';
import { placeIn, projectPath } from '../shell/place';
import type { ShownColumn } from './column';
import type { ShownLine } from './tree';

interface Props {
  readonly project: ProjectData;
  readonly columns: readonly ShownColumn[];
  readonly line: ShownLine;
  /** Where the line stands among those that are drawn, from 0. */
  readonly index: number;
  readonly height: number;
  /** Absent until it is read. */
  readonly item: RestItem | undefined;
  /** The menu of extensions' actions; absent where there are none. */
  readonly menu?: string;
  onToggle(id: number): void;
}

/** One line of a result. Drawn again only when it changes itself: lists scroll past thousands of them. */
export const ResultRow = memo(function ResultRow({
  project,
  columns,
  line,
  index,
  height,
  item,
  menu,
  onToggle,
}: Props) {
  return (
    <tr aria-rowindex={index + 2} data-index={index} style={{ blockSize: height }}>
      {columns.map((column) => (
        <td
          key={column.referenceName}
          className={column.kind === 'number' || column.kind === 'id' ? 'table__number' : undefined}
        >
          {column.kind === 'title' ? (
            <Title project={project} line={line} item={item} onToggle={onToggle} />
          ) : (
            <Cell project={project} column={column} id={line.id} item={item} />
          )}
        </td>
      ))}
      {menu !== undefined && (
        <td>
          <ActionMenu
            menu={menu}
            label={`Actions on ${line.id}`}
            place={placeIn(project)}
            context={() => lineContext(project, line.id, item)}
          />
        </td>
      )}
    </tr>
  );
});

function Title({ project, line, item, onToggle }: Pick<Props, 'project' | 'line' | 'item' | 'onToggle'>) {
  const title = fieldText(item?.fields['System.Title']);
  return (
    <span className="table__title" style={{ paddingInlineStart: line.depth * 20 }}>
      {line.branch !== undefined && (
        <button
          className="table__branch"
          tabIndex={-1}
          aria-expanded={line.branch === 'open'}
          aria-label={`Children of ${line.id}`}
          onClick={() => onToggle(line.id)}
        >
          <Glyph name="chevron" size={14} />
        </button>
      )}
      {line.branch === undefined && line.isInTree && <span className="table__branch" />}
      {item && <TypeMark name={fieldText(item.fields['System.WorkItemType'])} types={project.types} />}
      <Link href={`${projectPath(project.name)}/_workitems/edit/${line.id}`} dir="auto" title={title.slice(0, 500)}>
        {item ? title.slice(0, 300) || '(no title)' : '…'}
      </Link>
    </span>
  );
}

function Cell({
  project,
  column,
  id,
  item,
}: Pick<Props, 'project' | 'item'> & { readonly column: ShownColumn; readonly id: number }) {
  const value = item?.fields[column.referenceName];
  switch (column.kind) {
    case 'id':
      return <>{id}</>;
    case 'state':
      return item ? (
        <StateMark
          state={fieldText(value)}
          typeName={fieldText(item.fields['System.WorkItemType'])}
          types={project.types}
        />
      ) : null;
    case 'number':
      return <>{typeof value === 'number' ? numberText(value) : fieldText(value)}</>;
    case 'date':
      return typeof value === 'string' ? <span title={momentText(value)}>{momentText(value)}</span> : null;
    default:
      return <bdi title={fieldText(value).slice(0, 500)}>{fieldText(value).slice(0, 300)}</bdi>;
  }
}

function lineContext(project: ProjectData, id: number, item: RestItem | undefined) {
  const typeName = fieldText(item?.fields['System.WorkItemType']);
  return {
    id,
    ids: [id],
    workItemId: id,
    workItemIds: [id],
    workItemTypeName: typeName,
    workItemTypeNames: [typeName],
    currentProjectGuid: project.id,
    currentProjectName: project.name,
  };
}
