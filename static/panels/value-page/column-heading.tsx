import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { placeAt } from '../../kit/anchor';
import { ArrowDownIcon, ArrowUpIcon, MoreIcon, WarningIcon } from '../../kit/icons';
import { Menu, type MenuItem } from '../../kit/menu';
import type { ValuePageWords } from '../words/en-value-page';
import type { Column } from './column';
import { columnName, useValuePage } from './page-context';
import type { View } from './view';

interface ColumnHeadingProps {
  readonly column: Column;
  readonly view: View;
  /** The smallest value of a relative factor in which nothing is 1. */
  readonly smallest: number | undefined;
  onView(change: Partial<View>): void;
  onFilter(column: Column): void;
}

/** A column's heading: pressing it sorts, its menu (Alt and arrow down) sorts, filters and hides. */
export function ColumnHeading({ column, view, smallest, onView, onFilter }: ColumnHeadingProps) {
  const context = useValuePage();
  const { words } = context;
  const root = useRef<HTMLSpanElement>(null);
  const flagId = useId();
  const name = columnName(column, context);
  const isSorted = view.sort?.column === column.id;
  const isDescending = isSorted && view.sort?.isDescending === true;
  const sort = (isDown: boolean) => onView({ sort: { column: column.id, isDescending: isDown } });

  const flag =
    smallest === undefined
      ? undefined
      : {
          id: 'flag',
          label: words.say('noOne', { column: name }),
          icon: <WarningIcon />,
          isGroupStart: true,
          onChoose: () => document.getElementById(flagId)?.showPopover(),
        };

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' || !event.altKey) return;
    event.preventDefault();
    root.current?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click();
  }

  return (
    <span ref={root} className="value-page__heading" onKeyDown={onKeyDown}>
      <button
        type="button"
        data-cell-target
        className="value-page__sort"
        tabIndex={-1}
        title={column.factor?.help ?? words.say('sortBy', { column: name })}
        onClick={() => (isSorted ? sort(!isDescending) : sort(column.isNumber && column.id !== 'rank'))}
      >
        <span className="value-page__heading-name">{name}</span>
        {isSorted && (isDescending ? <ArrowDownIcon size={12} /> : <ArrowUpIcon size={12} />)}
      </button>
      {smallest !== undefined && (
        <Flag id={flagId} label={words.say('noOne', { column: name })}>
          {words.say('noOneHelp', { column: name, smallest })}
        </Flag>
      )}
      <Menu
        label={words.say('columnMenu', { column: name })}
        icon={<MoreIcon />}
        isCompact
        tabIndex={-1}
        className="value-page__column-menu"
        items={menuItems({ column, view, words, flag, onView, onFilter })}
      />
    </span>
  );
}

interface MenuParts extends Omit<ColumnHeadingProps, 'smallest'> {
  readonly words: ValuePageWords;
  /** Says more about a factor without a 1; absent where there is nothing to say. */
  readonly flag: MenuItem | undefined;
}

function menuItems(parts: MenuParts): readonly MenuItem[] {
  const { column, view, words, flag, onView, onFilter } = parts;
  const isSorted = view.sort?.column === column.id;
  const isDescending = isSorted && view.sort?.isDescending === true;
  const sort = (isDown: boolean) => onView({ sort: { column: column.id, isDescending: isDown } });
  return [
    { id: 'up', label: words.say('sortUp'), isChecked: isSorted && !isDescending, onChoose: () => sort(false) },
    { id: 'down', label: words.say('sortDown'), isChecked: isDescending, onChoose: () => sort(true) },
    ...(isSorted ? [{ id: 'none', label: words.say('sortNone'), onChoose: () => onView({ sort: undefined }) }] : []),
    ...(column.facet
      ? [{ id: 'filter', label: words.say('filterColumn'), isGroupStart: true, onChoose: () => onFilter(column) }]
      : []),
    ...(flag ? [flag] : []),
    ...(column.kind === 'key' || column.facet ? [] : presenceItems(parts)),
    ...(column.kind === 'key'
      ? []
      : [
          {
            id: 'hide',
            label: words.say('hideColumn'),
            isGroupStart: true,
            onChoose: () => onView({ hidden: [...view.hidden, column.id] }),
          },
        ]),
  ];
}

/** Narrows a column to its filled cells or to its empty ones; choosing the same again shows all. */
function presenceItems({ column, view, words, onView }: MenuParts): readonly MenuItem[] {
  const presence = view.presence[column.id];
  const setPresence = (state: 'filled' | 'empty') => {
    const { [column.id]: before, ...others } = view.presence;
    onView({ presence: before === state ? others : { ...others, [column.id]: state } });
  };
  return [
    {
      id: 'filled',
      label: words.say('onlyFilled'),
      isGroupStart: true,
      isChecked: presence === 'filled',
      onChoose: () => setPresence('filled'),
    },
    {
      id: 'empty',
      label: words.say('onlyEmpty'),
      isChecked: presence === 'empty',
      onChoose: () => setPresence('empty'),
    },
  ];
}

/** A warning in a heading that says more when it is pressed. */
function Flag({ id, label, children }: { readonly id: string; readonly label: string; readonly children: ReactNode }) {
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="value-page__flag"
        tabIndex={-1}
        title={label}
        aria-label={label}
        popoverTarget={id}
      >
        <WarningIcon size={14} />
      </button>
      <div
        id={id}
        popover="auto"
        role="note"
        className="ui-popover value-page__note"
        onToggle={(event) => placeAt(event.currentTarget, opener.current)}
      >
        {children}
      </div>
    </>
  );
}
