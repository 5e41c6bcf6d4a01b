import { memo, useMemo } from 'react';
import type { DependencyState } from '#core/train/board';
import { classNames } from '../../../kit/class-names';
import type { Bundle } from './bundles';
import { cardBox, type Geometry } from './geometry';
import { routeOf, type Route } from './routing';
import type { Sight } from './sight';
import { bundleText, type TieSetting } from './tie-text';

interface TieLayerProps {
  readonly bundles: readonly Bundle[];
  /** What is looked at: drawn above the others, which step back. */
  readonly focused: readonly Bundle[];
  readonly geometry: Geometry;
  readonly sight: Sight;
  readonly setting: TieSetting;
}

interface Drawn {
  readonly bundle: Bundle;
  readonly route: Route;
}

const states: readonly DependencyState[] = ['done', 'ok', 'at-risk', 'conflict'];
const markSize = 7;

/** Dependencies as strings between cards: one picture for all of them, under the cards. */
export const TieLayer = memo(function TieLayer({ bundles, focused, geometry, sight, setting }: TieLayerProps) {
  const top = Math.max(0, sight.top);
  const left = Math.max(0, sight.left);
  const height = Math.max(0, Math.min(geometry.height, sight.bottom) - top);
  const width = Math.max(0, Math.min(geometry.width, sight.right) - left);
  const quiet = useMemo(() => drawn(bundles, geometry, sight), [bundles, geometry, sight]);
  const loud = useMemo(() => drawn(focused, geometry, sight), [focused, geometry, sight]);
  return (
    <svg
      className="board-ties"
      style={{ insetInlineStart: `${left}px`, insetBlockStart: `${top}px` }}
      width={width}
      height={height}
      viewBox={`${left} ${top} ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <Strings all={quiet} sight={sight} setting={setting} className={loud.length > 0 ? 'board-ties__back' : ''} />
      <Strings all={loud} sight={sight} setting={setting} className="board-ties__front" />
    </svg>
  );
});

function Strings({
  all,
  sight,
  setting,
  className,
}: {
  readonly all: readonly Drawn[];
  readonly sight: Sight;
  readonly setting: TieSetting;
  readonly className: string;
}) {
  return (
    <g className={className}>
      {states.map((state) => {
        const own = all.filter(({ bundle }) => bundle.state === state);
        if (own.length === 0) return null;
        return (
          <g key={state} className={`board-tie board-tie--${state}`}>
            {own.map(({ bundle, route }) => (
              <path key={bundle.id} className="board-tie__line" d={route.line} />
            ))}
            <path className="board-tie__heads" d={own.map(({ route }) => route.heads).join('')} />
          </g>
        );
      })}
      {all
        .filter(({ bundle }) => bundle.ties.length > 1 || bundle.state === 'conflict')
        .map((drawn) => (
          <StringMark key={drawn.bundle.id} {...drawn} sight={sight} setting={setting} />
        ))}
    </g>
  );
}

/** The mark of a conflict, the count of a bundle, or both; where its needer is, or its giver where that is in sight. */
function StringMark({
  bundle,
  route,
  sight,
  setting,
}: Drawn & { readonly sight: Sight; readonly setting: TieSetting }) {
  const { end, begin } = route;
  const { x, y } = end.y >= sight.top && end.y <= sight.bottom ? end : begin;
  const isConflict = bundle.state === 'conflict';
  const count = bundle.ties.length;
  return (
    <g className={classNames('board-tie-mark', `board-tie-mark--${bundle.state}`)} transform={`translate(${x} ${y})`}>
      <title>{bundleText(setting, bundle)}</title>
      {isConflict ? <path d="M-3 -7h6l4 4v6l-4 4h-6l-4 -4v-6Z" /> : <circle r={markSize} />}
      <text textAnchor="middle" dominantBaseline="central">
        {count > 1 ? setting.words.formats.number(count) : '!'}
      </text>
    </g>
  );
}

/** Bundles with an end in sight; where the other one is not, its string runs to the edge. */
function drawn(bundles: readonly Bundle[], geometry: Geometry, sight: Sight): readonly Drawn[] {
  return bundles
    .filter(({ ties }) =>
      ties.some(({ from, to }) => [from, to].some((end) => isInSight(cardBox(geometry, end, end.index), sight))),
    )
    .map((bundle) => ({ bundle, route: routeOf(bundle, geometry, sight) }));
}

function isInSight(box: { readonly top: number; readonly height: number }, { top, bottom }: Sight): boolean {
  return box.top + box.height >= top && box.top <= bottom;
}
