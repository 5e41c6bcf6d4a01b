import type { RefObject } from 'react';
import { Button, IconButton } from '../../kit/button';
import { ChevronDownIcon, MoreIcon, UndoIcon } from '../../kit/icons';
import { Menu, type MenuItem } from '../../kit/menu';
import type { PlanStep } from '../train/board-session';
import type { PiBoardWords } from '../words/en-pi-board';
import { lazyParts } from './lazy-parts';
import { tieChoices, zooms, type TieChoice } from './page-view';
import type { ViewProps } from './plan-page';
import { SearchBox } from './search-box';

/** Dialogs of the page. */
export type PageDialog = 'keys' | 'planning' | 'commit' | 'replay';

interface ToolbarProps extends ViewProps {
  readonly search: RefObject<HTMLInputElement | null>;
  onDialog(dialog: PageDialog): void;
  onExport(): void;
  onPicture(): void;
}

/** Everything above the board that changes what it shows, and what is done with the plan as a whole. */
export function Toolbar(props: ToolbarProps) {
  const { words, state, view, search, onView, onDialog } = props;
  const hasFilters = view.view === 'board' || view.view === 'list' || view.view === 'dependencies';
  return (
    <div className="pi-board__toolbar">
      {hasFilters && (
        <SearchBox ref={search} words={words} text={view.search} onSearch={(text) => onView({ search: text })} />
      )}
      {hasFilters && <TeamMenu {...props} />}
      {hasFilters && <ClientMenu {...props} />}
      {view.view === 'board' && <TiesMenu {...props} />}
      {view.view === 'board' && <ZoomMenu {...props} />}
      <span className="pi-board__gap" />
      <Steps {...props} />
      {state.canPlan && (
        <>
          <Button onPointerEnter={lazyParts.planning.prefetch} onClick={() => onDialog('planning')}>
            {words.say('planForMe')}
          </Button>
          <Button appearance="primary" onPointerEnter={lazyParts.commit.prefetch} onClick={() => onDialog('commit')}>
            {words.say('commit')}
          </Button>
        </>
      )}
      <MoreMenu {...props} />
    </div>
  );
}

/** Undo and redo; each says what it would change. */
function Steps({ words, session, state: { undo, redo } }: ToolbarProps) {
  return (
    <>
      <IconButton
        label={undo ? stepText('undo', undo, words) : words.say('undo')}
        icon={<UndoIcon />}
        isDisabled={!undo}
        aria-keyshortcuts="Control+Z Meta+Z"
        onClick={() => session.undo()}
      />
      <IconButton
        label={redo ? stepText('redo', redo, words) : words.say('redo')}
        icon={<UndoIcon />}
        className="pi-board__redo"
        isDisabled={!redo}
        aria-keyshortcuts="Control+Y Meta+Shift+Z"
        onClick={() => session.redo()}
      />
    </>
  );
}

/** What a step would take back or do again. */
export function stepText(way: 'undo' | 'redo', { what, items: count }: PlanStep, words: PiBoardWords): string {
  if (what === 'pin') return words.say(way === 'undo' ? 'undoPin' : 'redoPin', { count });
  if (what === 'move') return words.say(way === 'undo' ? 'undoMove' : 'redoMove', { count });
  return words.say(way === 'undo' ? 'undoPlan' : 'redoPlan', { count });
}

function TeamMenu({ words, state: { row }, view, onView }: ToolbarProps) {
  const { teams } = view;
  const label = teams.length === 0 ? words.say('allTeams') : words.say('someTeams', { count: teams.length });
  const items = row.train.teams.map(({ id, name }): MenuItem => {
    const isChecked = teams.includes(id);
    const next = isChecked ? teams.filter((one) => one !== id) : [...teams, id];
    return { id, label: name, isChecked, onChoose: () => onView({ teams: next }) };
  });
  return <Chooser label={label} items={items} />;
}

function ClientMenu({ words, facts, view, onView }: ToolbarProps) {
  const { clients } = view;
  if (facts.clients.length === 0) return null;
  const label = clients.length === 0 ? words.say('allClients') : words.say('someClients', { count: clients.length });
  const items = [...facts.clients].sort().map((id): MenuItem => {
    const isChecked = clients.includes(id);
    const next = isChecked ? clients.filter((one) => one !== id) : [...clients, id];
    return { id, label: id, isChecked, onChoose: () => onView({ clients: next }) };
  });
  return <Chooser label={label} items={items} />;
}

const tieWords = { conflicts: 'tiesConflicts', all: 'tiesAll', none: 'tiesNone' } as const satisfies Record<
  TieChoice,
  string
>;

function TiesMenu({ words, view, onView }: ToolbarProps) {
  const items = tieChoices.map((id): MenuItem => ({
    id,
    label: words.say(tieWords[id]),
    isChecked: view.ties === id,
    onChoose: () => onView({ ties: id }),
  }));
  return <Chooser label={words.say(tieWords[view.ties])} items={items} />;
}

function ZoomMenu({ words, view, onView }: ToolbarProps) {
  const share = (zoom: number): string => words.say('zoomTo', { share: words.formats.percent(zoom / 100) });
  const items = zooms.map((zoom): MenuItem => ({
    id: String(zoom),
    label: share(zoom),
    isChecked: view.zoom === zoom,
    onChoose: () => onView({ zoom }),
  }));
  return <Chooser label={share(view.zoom)} items={items} />;
}

function Chooser({ label, items }: { readonly label: string; readonly items: readonly MenuItem[] }) {
  return (
    <Menu label={label} className="ui-button--chevron" items={items}>
      {label}
      <ChevronDownIcon />
    </Menu>
  );
}

function MoreMenu({ words, session, onDialog, onExport, onPicture }: ToolbarProps) {
  return (
    <Menu
      label={words.say('more')}
      icon={<MoreIcon />}
      items={[
        { id: 'replay', label: words.say('replay'), onChoose: () => onDialog('replay') },
        { id: 'csv', label: words.say('exportCsv'), onChoose: onExport },
        { id: 'png', label: words.say('savePicture'), onChoose: onPicture },
        { id: 'print', label: words.say('print'), onChoose: () => window.print() },
        { id: 'reload', label: words.say('reload'), isGroupStart: true, onChoose: () => session.reload() },
        { id: 'keys', label: words.say('showKeys'), onChoose: () => onDialog('keys') },
      ]}
    />
  );
}
