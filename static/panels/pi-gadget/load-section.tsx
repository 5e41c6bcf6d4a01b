import { useId } from 'react';
import { classNames } from '../../kit/class-names';
import { pointsOver } from '#core/train/capacity-points';
import type { PiGadgetWords } from '../words/en-pi-gadget';
import type { SlotLoad, TeamLoad, TrainLoad } from './slot-loads';

interface LoadProps {
  readonly words: PiGadgetWords;
  readonly load: TrainLoad;
}

/** How full the whole train is, against what its teams can give. */
export function LoadSection({ words, load }: LoadProps) {
  const title = useId();
  const over = overOf(load);
  const isSaid = load.capacity > 0;
  return (
    <section className="pi-gadget__load" aria-labelledby={title}>
      <h3 id={title}>{words.say('load')}</h3>
      <p className="ui-numeric">
        {isSaid && <strong className="pi-gadget__figure">{words.formats.percent(load.load / load.capacity)}</strong>}{' '}
        {isSaid
          ? words.say('loadOf', { load: load.load, capacity: load.capacity })
          : words.say('loadAlone', { load: load.load + load.uncounted })}
        {over > 0 && <span className="pi-gadget__over"> {words.say('over', { points: over })}</span>}
      </p>
      {isSaid && <Bar load={load} />}
      {load.silentTeams > 0 && (
        <p className="pi-gadget__subtle">
          {isSaid
            ? words.say('silentTeams', { count: load.silentTeams, points: load.uncounted })
            : words.say('noCapacity')}
        </p>
      )}
    </section>
  );
}

/** The same of each iteration, with today's marked. */
export function SlotSection({ words, load: { slots } }: LoadProps) {
  const title = useId();
  return (
    <section className="pi-gadget__slots" aria-labelledby={title}>
      <h3 id={title}>{words.say('slots')}</h3>
      <ol className="pi-gadget__slot-list">
        {slots.map((slot, index) => (
          <SlotRow key={index} words={words} slot={slot} />
        ))}
      </ol>
    </section>
  );
}

function SlotRow({ words, slot: load }: { readonly words: PiGadgetWords; readonly slot: SlotLoad }) {
  const { slot, isNow, overTeams } = load;
  const isSaid = load.capacity > 0 || load.uncounted === 0;
  return (
    <li
      className={classNames('pi-gadget__slot', isNow && 'pi-gadget__slot--now')}
      aria-current={isNow ? 'date' : undefined}
    >
      <span className="pi-gadget__slot-name">
        <span dir="auto" title={slot.name}>
          {slot.name}
        </span>
        {isNow && <span className="pi-gadget__now">{words.say('now')}</span>}
      </span>
      <Bar load={load} />
      <span className="pi-gadget__slot-load ui-numeric">
        {isSaid
          ? words.say('slotOf', { load: load.load, capacity: load.capacity })
          : words.say('loadAlone', { load: load.load + load.uncounted })}
        {overTeams > 0 && <span className="pi-gadget__over">{words.say('overTeams', { count: overTeams })}</span>}
      </span>
    </li>
  );
}

/** Points against capacity, drawn; the words beside it say the same. What is over lies behind the mark of the capacity. */
function Bar({ load }: { readonly load: TeamLoad }) {
  const { load: points, capacity } = load;
  const whole = Math.max(points, capacity);
  const over = overOf(load);
  const share = (of: number): string => `${whole === 0 ? 0 : (of / whole) * 100}%`;
  return (
    <span className="pi-gadget__bar" aria-hidden="true">
      <span className="pi-gadget__fill" style={{ inlineSize: share(Math.min(points, capacity)) }} />
      {over > 0 && <span className="pi-gadget__fill pi-gadget__fill--over" style={{ inlineSize: share(over) }} />}
    </span>
  );
}

function overOf({ load, capacity }: TeamLoad): number {
  return pointsOver({ load, capacity, hasCapacity: true });
}
