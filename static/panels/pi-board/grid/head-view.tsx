import { memo, useMemo, type Ref } from 'react';
import type { IsoDateTime } from '#core/result';
import { classNames } from '../../../kit/class-names';
import { Lozenge } from '../../../kit/pill';
import { VisuallyHidden } from '../../../kit/visually-hidden';
import { slotLeft, type Geometry } from './geometry';
import type { GridSetting } from './setting';
import type { Sight } from './sight';
import { dayOnAxis, momentOnAxis } from './time-axis';

interface HeadViewProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly geometry: Geometry;
  readonly setting: GridSetting;
  readonly today: IsoDateTime;
}

/** Names and days of the slots, milestones, and today; stays in sight. */
export const HeadView = memo(function HeadView({ ref, geometry, setting, today }: HeadViewProps) {
  const { pi, words } = setting;
  const now = momentOnAxis(pi.slots, today);
  const flags = useMemo(() => flagsOf(setting, today), [setting, today]);
  return (
    <div ref={ref} role="rowgroup" className="board-head" style={{ inlineSize: `${geometry.width}px` }}>
      <div role="row" aria-rowindex={1} className="board-head__row">
        <div
          role="columnheader"
          aria-colindex={1}
          className={classNames('board-head__team', geometry.isNarrow && 'ui-visually-hidden')}
          style={geometry.isNarrow ? undefined : { inlineSize: `${geometry.teamWidth}px` }}
        >
          {words.say('team')}
        </div>
        {pi.slots.map(({ name, start, end, isIp }, slot) => (
          <div
            key={slot}
            role="columnheader"
            aria-colindex={slot + 2}
            aria-current={now !== undefined && Math.floor(now) === slot ? 'date' : undefined}
            className={classNames(
              'board-head__slot',
              now !== undefined && Math.floor(now) === slot && 'board-head__slot--now',
            )}
            style={{ inlineSize: `${geometry.slotWidth}px` }}
          >
            <span className="board-head__name" title={name}>
              {name}
            </span>
            {isIp && (
              <span title={words.say('ipHelp')}>
                <Lozenge tone="info">{words.say('ip')}</Lozenge>
              </span>
            )}
            <span className="board-head__days">{words.formats.period(start, end)}</span>
            {flags
              .filter(({ at }) => Math.floor(at) === slot)
              .map(({ text }) => (
                <VisuallyHidden key={text}>{text}</VisuallyHidden>
              ))}
          </div>
        ))}
      </div>
      <Flags flags={flags} geometry={geometry} />
    </div>
  );
});

/** A day with a name, by its place among the slots. */
interface Flag {
  readonly at: number;
  readonly text: string;
  readonly isToday: boolean;
}

function flagsOf({ pi, words }: GridSetting, today: IsoDateTime): readonly Flag[] {
  const now = momentOnAxis(pi.slots, today);
  const milestones = pi.milestones.flatMap(({ name, day }) => {
    const at = dayOnAxis(pi.slots, day);
    const text = words.say('milestone', { name, date: words.formats.calendarDate(day) });
    return at === undefined ? [] : [{ at, text, isToday: false }];
  });
  const own =
    now === undefined ? [] : [{ at: now, text: words.say('today', { date: words.formats.day(today) }), isToday: true }];
  return [...milestones, ...own].sort((one, other) => one.at - other.at);
}

/** What is to be seen; the headings of the slots say the same. */
function Flags({ flags, geometry }: { readonly flags: readonly Flag[]; readonly geometry: Geometry }) {
  if (flags.length === 0) return null;
  return (
    <div className="board-head__flags" aria-hidden="true">
      {flags.map(({ at, text, isToday }, index) => {
        const next = flags[index + 1]?.at ?? geometry.slots;
        return (
          <div
            key={index}
            className={classNames('board-flag', isToday && 'board-flag--today')}
            style={{
              insetInlineStart: `${slotLeft(geometry, at)}px`,
              maxInlineSize: `${Math.max(0, next - at) * geometry.slotWidth}px`,
            }}
            title={text}
          >
            {text}
          </div>
        );
      })}
    </div>
  );
}

/** Lines of today and of milestones across all rows in sight: dashes that nobody sees take a browser long. */
export const DayLines = memo(function DayLines({
  geometry,
  setting,
  today,
  sight,
}: Omit<HeadViewProps, 'ref'> & { readonly sight: Sight }) {
  const top = Math.max(0, sight.top);
  const height = Math.max(0, Math.min(geometry.height, sight.bottom) - top);
  const { pi } = setting;
  const now = momentOnAxis(pi.slots, today);
  const line = (at: number | undefined, key: string) =>
    at !== undefined && (
      <div
        key={key}
        className={classNames('board-day', key === 'today' && 'board-day--today')}
        style={{
          insetInlineStart: `${slotLeft(geometry, at)}px`,
          insetBlockStart: `${top}px`,
          blockSize: `${height}px`,
        }}
      />
    );
  return (
    <div role="presentation">
      {pi.milestones.map(({ day }, index) => line(dayOnAxis(pi.slots, day), String(index)))}
      {line(now, 'today')}
    </div>
  );
});
