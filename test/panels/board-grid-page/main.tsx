import '../../../static/kit/base.css';
import './page.css';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { IssueId } from '#core/issue';
import { boardOf } from '#core/train/board-of';
import type { Placement } from '#core/train/placement';
import { BoardGrid } from '../../../static/panels/pi-board/grid/board-grid';
import type { TieMode } from '../../../static/panels/pi-board/grid/bundles';
import { pinned } from '../../../static/panels/pi-board/pinned';
import { groundworkOf, redrawnBoard } from '../../../static/panels/train/redraw-board';
import { withSlot } from '../../../static/panels/train/same-placement';
import { enPiBoard } from '../../../static/panels/words/en-pi-board';
import { createWords } from '../../../static/panels/words/words';
import { makeTrain, sizes } from '../../bench/planner/instances';
import { today, worldOf } from './world';

/** What the board has asked for, in order. */
interface Asked {
  readonly moves: (readonly [string, Placement | null])[][];
  readonly opened: string[];
  readonly slips: string[];
  readonly holds: boolean[];
}

const asked: Asked = { moves: [], opened: [], slips: [], holds: [] };
const query = new URLSearchParams(location.search);
const size = query.get('size') === 'large' ? 'large' : query.get('size') === 'normal' ? 'normal' : 'small';
const world = worldOf(makeTrain(size, sizes[size], 1));
const nouns = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };
const words = createWords(
  enPiBoard,
  'en',
  { locale: query.get('locale') ?? 'en-GB', timeZone: 'Europe/Prague' },
  nouns,
);

const before = performance.now();
const firstBoard = boardOf(world);
Object.assign(globalThis, { boardTime: performance.now() - before });

const ground = groundworkOf(world);

function Page() {
  const [{ placements, board }, setPlan] = useState({ placements: world.placements, board: firstBoard });
  const [canPlan, setCanPlan] = useState(query.get('read') === null);
  const change = (changes: ReadonlyMap<IssueId, Placement | null>) => {
    asked.moves.push([...changes]);
    setPlan((before) => {
      const next = new Map(before.placements);
      for (const [id, placement] of changes)
        if (placement) next.set(id, placement);
        else next.delete(id);
      // As the maker of the page's boards does it: only what moved.
      const input = { ...world, placements: next };
      return { placements: next, board: redrawnBoard(before.board, input, ground, [...changes.keys()]) };
    });
  };
  Object.assign(globalThis, { board, asked, setCanPlan, change });
  const matching = query.get('client');
  const shown = useMemo(
    () =>
      matching === null
        ? undefined
        : new Set(
            board.rows
              .flatMap(({ cells }) => cells.flatMap(({ cards }) => cards))
              .filter(({ item }) => item.clients.includes(matching))
              .map(({ id }) => id),
          ),
    [board, matching],
  );
  return (
    <main className="bench-page">
      <h1>Planning board</h1>
      <BoardGrid
        board={board}
        pi={world.pi}
        train={world.train}
        words={words}
        canPlan={canPlan}
        shown={shown}
        focusOn={query.get('focus') ?? undefined}
        ties={(query.get('ties') ?? 'conflicts') as TieMode}
        today={today}
        zoom={Number(query.get('zoom') ?? 1)}
        onMove={(slots) => change(new Map([...slots].map(([id, slot]) => [id, withSlot(placements.get(id), slot)])))}
        onOpen={(item, newTab) => asked.opened.push(newTab ? `${item.key} in a new tab` : item.key)}
        onSlip={({ item }) => asked.slips.push(item.key)}
        onPin={(cards, isPinned) => change(pinned(cards, isPinned, placements))}
        onHold={(isHeld) => asked.holds.push(isHeld)}
      />
    </main>
  );
}

const scheme = query.get('scheme') ?? 'light';
Object.assign(document.documentElement.dataset, {
  scheme,
  colorMode: scheme,
  theme: 'light:light dark:dark spacing:spacing typography:typography shape:shape',
});
const root = document.createElement('div');
document.body.append(root);
const theme = document.createElement('link');
theme.rel = 'stylesheet';
theme.href = `./theme-${query.get('host') ?? 'jira'}.css`;
theme.onload = () => {
  const begin = performance.now();
  createRoot(root).render(<Page />);
  const look = () => {
    const first = document.querySelector('[data-card]');
    // Painted when the frame after it begins.
    if (first) requestAnimationFrame(() => Object.assign(globalThis, { firstPaint: performance.now() - begin }));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
document.head.append(theme);
