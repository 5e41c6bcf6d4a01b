import type { TrainRow } from '#app/train/calls';
import type { TrainId } from '#core/train/ids';
import type { Pi } from '#core/train/train';
import { ChevronDownIcon } from '../../kit/icons';
import { Menu } from '../../kit/menu';
import { classNames } from '../../kit/class-names';
import type { TrainsState } from '../train/train-list';
import type { PiBoardWords } from '../words/en-pi-board';
import { viewNames, type PageView, type ViewName } from './page-view';
import type { ChangeView } from './use-page-view';
import type { ReactNode } from 'react';

interface TrainHeadProps {
  readonly words: PiBoardWords;
  readonly state: Extract<TrainsState, { readonly kind: 'here' }>;
  readonly view: PageView;
  readonly row: TrainRow | undefined;
  readonly pi: Pi | undefined;
  /** The figures right after the name. */
  readonly children?: ReactNode;
  onView: ChangeView;
}

/** Train and PI with the number that the page is about, and the ways to look at it. */
export function TrainHead({ words, state, view, row, pi, children, onView }: TrainHeadProps) {
  return (
    <header className="pi-board__head">
      <div className="pi-board__name">
        <h1 className="pi-board__title">
          {row ? (
            <>
              <TrainMenu {...{ words, state, row, onView }} />
              {pi && <PiMenu {...{ words, row, pi, onView }} />}
            </>
          ) : (
            words.say('title')
          )}
        </h1>
        {children}
      </div>
      {row && pi && <ViewSwitch words={words} view={view} onView={onView} />}
    </header>
  );
}

function TrainMenu({
  words,
  state,
  row,
  onView,
}: Pick<TrainHeadProps, 'words' | 'state' | 'onView'> & { row: TrainRow }) {
  const items = state.trains.map(({ id, train }) => ({
    id,
    label: train.name,
    isChecked: id === row.id,
    onChoose: () => onView({ train: id, pi: undefined, focus: undefined, teams: [] }),
  }));
  const setUp = {
    id: 'new',
    label: words.say('newTrain'),
    isGroupStart: true,
    onChoose: () => onView({ train: 'new' as TrainId, pi: undefined, view: 'setup' }),
  };
  return (
    <Menu
      label={words.say('chooseTrain')}
      className="ui-button--chevron pi-board__chooser"
      items={state.canSetUpIn.length > 0 ? [...items, setUp] : items}
    >
      {row.train.name}
      <ChevronDownIcon />
    </Menu>
  );
}

function PiMenu({ words, row, pi, onView }: Pick<TrainHeadProps, 'words' | 'onView'> & { row: TrainRow; pi: Pi }) {
  return (
    <Menu
      label={words.say('choosePi', { label: row.train.piLabel })}
      className="ui-button--chevron pi-board__chooser"
      items={row.train.pis.map(({ id, name }) => ({
        id,
        label: name,
        isChecked: id === pi.id,
        onChoose: () => onView({ pi: id, focus: undefined }),
      }))}
    >
      {pi.name}
      <ChevronDownIcon />
    </Menu>
  );
}

const viewWords = {
  board: 'viewBoard',
  list: 'viewList',
  dependencies: 'viewDependencies',
  capacity: 'viewCapacity',
  objectives: 'viewObjectives',
  setup: 'viewSetup',
} as const satisfies Readonly<Record<ViewName, string>>;

function ViewSwitch({ words, view, onView }: Pick<TrainHeadProps, 'words' | 'view' | 'onView'>) {
  return (
    <nav className="pi-board__views" aria-label={words.say('views')}>
      {viewNames.map((name) => (
        <button
          key={name}
          type="button"
          className={classNames('pi-board__view', view.view === name && 'pi-board__view--current')}
          aria-current={view.view === name ? 'page' : undefined}
          onClick={() => onView({ view: name })}
        >
          {words.say(viewWords[name])}
        </button>
      ))}
    </nav>
  );
}
