import { useDeferredValue, useEffect, useState } from 'react';
import { Button, IconButton } from '../../kit/button';
import { ChevronDownIcon, CrossIcon, MoreIcon, SearchIcon } from '../../kit/icons';
import { Menu } from '../../kit/menu';
import { Pill } from '../../kit/pill';
import type { Column } from './column';
import { FacetFilter } from './facet-filter';
import { countQuick } from './filter';
import type { Row } from './row';
import { columnName, useValuePage } from './page-context';
import { facets, groupings, isNarrowed, quickFilters, widened, type View } from './view';

interface ToolbarProps {
  readonly view: View;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly shown: number;
  readonly collator: Intl.Collator;
  readonly history: { readonly canUndo: boolean; readonly canRedo: boolean; undo(): void; redo(): void };
  onView(change: Partial<View>): void;
  onExport(which: 'shown' | 'all'): void;
  onReload(): void;
}

/** Everything above the table that changes what it shows. */
export function Toolbar({ view, rows, columns, shown, collator, history, onView, onExport, onReload }: ToolbarProps) {
  const { words } = useValuePage();
  const present = useDeferredValue(rows);
  return (
    <div className="value-page__toolbar">
      <SearchBox text={view.search} onSearch={(search) => onView({ search })} />
      {facets.map((facet) => (
        <FacetFilter
          key={facet}
          facet={facet}
          rows={present}
          chosen={view.filters[facet]}
          collator={collator}
          onChange={(chosen) => onView({ filters: { ...view.filters, [facet]: chosen } })}
        />
      ))}
      {isNarrowed(view) && (
        <Button appearance="link" onClick={() => onView(widened(view))}>
          {words.say('clearFilters')}
        </Button>
      )}
      <span className="value-page__gap" />
      <GroupMenu view={view} onView={onView} />
      <ColumnsMenu view={view} columns={columns} onView={onView} />
      <MoreMenu rows={rows} shown={shown} history={history} onExport={onExport} onReload={onReload} />
    </div>
  );
}

/** By what rows are grouped. */
function GroupMenu({ view, onView }: Pick<ToolbarProps, 'view' | 'onView'>) {
  const context = useValuePage();
  const { words } = context;
  return (
    <Menu
      label={words.say('group')}
      className="ui-button--chevron"
      items={[
        {
          id: 'none',
          label: words.say('groupNone'),
          isChecked: view.group === undefined,
          onChoose: () => onView({ group: undefined, collapsed: [] }),
        },
        ...groupings.map((group) => ({
          id: group,
          label: words.say('groupBy', { column: columnName({ id: group }, context) }),
          isChecked: view.group === group,
          onChoose: () => onView({ group, collapsed: [] }),
        })),
      ]}
    >
      {view.group ? words.say('groupedBy', { column: columnName({ id: view.group }, context) }) : words.say('group')}
      <ChevronDownIcon />
    </Menu>
  );
}

/** Which columns are shown. */
function ColumnsMenu({ view, columns, onView }: Pick<ToolbarProps, 'view' | 'columns' | 'onView'>) {
  const context = useValuePage();
  const { words } = context;
  return (
    <Menu
      label={words.say('columns')}
      className="ui-button--chevron"
      items={[
        ...columns
          .filter(({ kind }) => kind !== 'key')
          .map((column) => {
            const isHidden = view.hidden.includes(column.id);
            return {
              id: column.id,
              label: columnName(column, context),
              isChecked: !isHidden,
              onChoose: () =>
                onView({
                  hidden: isHidden ? view.hidden.filter((id) => id !== column.id) : [...view.hidden, column.id],
                }),
            };
          }),
        {
          id: 'all',
          label: words.say('showAllColumns'),
          isGroupStart: true,
          isDisabled: view.hidden.length === 0,
          onChoose: () => onView({ hidden: [] }),
        },
      ]}
    >
      {words.say('columns')}
      <ChevronDownIcon />
    </Menu>
  );
}

/** What is done with the table as a whole. */
function MoreMenu({
  rows,
  shown,
  history,
  onExport,
  onReload,
}: Pick<ToolbarProps, 'rows' | 'shown' | 'history' | 'onExport' | 'onReload'>) {
  const { words } = useValuePage();
  return (
    <Menu
      label={words.say('more')}
      icon={<MoreIcon />}
      items={[
        { id: 'undo', label: words.say('undo'), isDisabled: !history.canUndo, onChoose: () => history.undo() },
        { id: 'redo', label: words.say('redo'), isDisabled: !history.canRedo, onChoose: () => history.redo() },
        {
          id: 'shown',
          label: words.say('exportShown', { count: shown }),
          isGroupStart: true,
          isDisabled: shown === 0,
          onChoose: () => onExport('shown'),
        },
        {
          id: 'all',
          label: words.say('exportAll', { count: rows.length }),
          isDisabled: rows.length === 0,
          onChoose: () => onExport('all'),
        },
        { id: 'reload', label: words.say('reload'), isGroupStart: true, onChoose: onReload },
      ]}
    />
  );
}

/** Says what is being searched for a moment after the last letter, so that typing never waits for the table. */
function SearchBox({ text, onSearch }: { readonly text: string; onSearch(text: string): void }) {
  const { words } = useValuePage();
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onSearch(typed), 200);
    return () => clearTimeout(timer);
  }, [typed, text, onSearch]);
  return (
    <div className="value-page__search" role="search">
      <SearchIcon />
      <input
        className="ui-input"
        type="search"
        aria-label={words.say('search')}
        placeholder={words.say('search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed !== '' && (
        <IconButton label={words.say('clearSearch')} icon={<CrossIcon />} isCompact onClick={() => setTyped('')} />
      )}
    </div>
  );
}

interface QuickBarProps {
  readonly view: View;
  readonly rows: readonly Row[];
  onView(change: Partial<View>): void;
}

/** The quick filters with how many items each one leaves. */
export function QuickBar({ view, rows, onView }: QuickBarProps) {
  const { words } = useValuePage();
  const counts = countQuick(rows);
  return (
    <div className="value-page__quick" role="group" aria-label={words.say('quickFilters')}>
      {quickFilters.map((filter) => {
        const isActive = view.quick.includes(filter);
        return (
          <Pill
            key={filter}
            isActive={isActive}
            count={words.formats.number(counts[filter])}
            onToggle={() =>
              onView({ quick: isActive ? view.quick.filter((other) => other !== filter) : [...view.quick, filter] })
            }
          >
            {words.say(filter)}
          </Pill>
        );
      })}
      <Pill isActive={view.withDone} onToggle={() => onView({ withDone: !view.withDone })}>
        {words.say('doneToo')}
      </Pill>
    </div>
  );
}
