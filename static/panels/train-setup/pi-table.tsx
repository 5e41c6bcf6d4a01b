import { useState } from 'react';
import { IconButton } from '../../kit/button';
import { FieldError } from '../../kit/field';
import { CrossIcon } from '../../kit/icons';
import type { Iteration } from '#app/ports/schedule';
import type { CalendarDate } from '#core/result';
import type { IterationId, TeamId } from '#core/train/ids';
import type { Pi, Slot, TrainTeam } from '#core/train/train';
import { DateField } from './date-field';
import { withIteration, withoutSlot } from './pi-changes';
import { periodText, type SetupContext } from './setup-context';
import { endOn, lastDay, momentAt, wallTime } from './zoned-days';

interface PiTableProps {
  readonly context: SetupContext;
  readonly pi: Pi;
}

/** Teams × slots: which of its iterations each team has in each slot, and from when to when the slots last. */
export function PiTable({ context, pi }: PiTableProps) {
  const { words, state } = context;
  const { teams } = state.draft.train;
  return (
    <div className="train-setup__scroll" role="region" aria-label={pi.name} tabIndex={0}>
      <table className="train-setup__table">
        <thead>
          <tr>
            <th scope="col" className="train-setup__first">
              {words.say('teamAndSlot')}
            </th>
            {pi.slots.map((slot, at) => (
              <SlotHead key={at} {...{ context, pi, slot, at }} />
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <TeamRow key={team.id} {...{ context, pi, team }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SlotHeadProps extends PiTableProps {
  readonly slot: Slot;
  readonly at: number;
}

function SlotHead({ context, pi, slot, at }: SlotHeadProps) {
  const { words, book, canSetUp, lacks, zone } = context;
  const isLacking = (what: string) =>
    lacks.some((lack) => lack.what === what && 'slot' in lack && lack.slot === at && lack.piId === pi.id);
  const change = (next: Partial<Slot>) =>
    book.editPi(pi.id, (before) => ({
      ...before,
      slots: before.slots.map((each, index) => (index === at ? { ...each, ...next } : each)),
    }));
  const { day: first, time } = wallTime(slot.start, zone);
  const isReversed = !(Date.parse(slot.start) < Date.parse(slot.end));
  const last = isReversed ? wallTime(slot.end, zone).day : lastDay(slot.end, zone);
  return (
    <th scope="col">
      <div className="train-setup__slot">
        <SlotName {...{ context, pi, slot, at }} isWrong={isLacking('slot-name')} onChange={change} />
        <DateField
          label={words.say('slotStartOf', { slot: slot.name })}
          value={first}
          isDisabled={!canSetUp}
          onChange={(day: CalendarDate) => change({ start: momentAt({ day, time }, zone) })}
        />
        <DateField
          label={words.say('slotEndOf', { slot: slot.name })}
          value={last}
          isWrong={isReversed}
          isDisabled={!canSetUp}
          onChange={(day: CalendarDate) => change({ end: endOn(day, slot.end, zone) })}
        />
        <label className="train-setup__check">
          <input
            type="checkbox"
            disabled={!canSetUp}
            checked={slot.isIp}
            onChange={(event) => change({ isIp: event.target.checked })}
          />
          <span className="train-setup__hint">{words.say('isIp')}</span>
        </label>
        {isLacking('slot-name') && <FieldError id={`${pi.id}-${at}-name`}>{words.say('needSlotName')}</FieldError>}
        {isReversed && <FieldError id={`${pi.id}-${at}-end`}>{words.say('slotEndsBefore')}</FieldError>}
      </div>
    </th>
  );
}

interface SlotNameProps extends SlotHeadProps {
  readonly isWrong: boolean;
  onChange(next: Partial<Slot>): void;
}

function SlotName({ context: { words, book, canSetUp }, pi, slot, at, isWrong, onChange }: SlotNameProps) {
  return (
    <div className="train-setup__slot-name">
      <input
        className="ui-input"
        dir="auto"
        maxLength={200}
        aria-label={words.say('slotName', { number: at + 1 })}
        aria-invalid={isWrong || undefined}
        disabled={!canSetUp}
        value={slot.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      {canSetUp && (
        <IconButton
          label={words.say('removeSlot', { slot: slot.name })}
          isCompact
          icon={<CrossIcon size={12} />}
          onClick={() => book.editPi(pi.id, (before) => withoutSlot(before, at))}
        />
      )}
    </div>
  );
}

function TeamRow({ context, pi, team }: PiTableProps & { readonly team: TrainTeam }) {
  const iterations = context.state.places.value?.iterations ?? [];
  const own = iterations.filter(({ teamIds }) => teamIds.includes(team.id));
  const isRead = context.state.places.value?.unreadableTeams.every(({ place }) => place !== team.id) ?? false;
  return (
    <tr>
      <th scope="row" className="train-setup__first" dir="auto">
        {team.name}
      </th>
      {pi.slots.map((slot, at) => (
        <td key={at}>
          <IterationChooser {...{ context, pi, own, isRead, at }} teamId={team.id} teamName={team.name} slot={slot} />
        </td>
      ))}
    </tr>
  );
}

interface IterationChooserProps extends PiTableProps {
  readonly teamId: TeamId;
  readonly teamName: string;
  readonly slot: Slot;
  readonly at: number;
  readonly own: readonly Iteration[];
  /** The team's iterations are known: one that is not among them is gone. */
  readonly isRead: boolean;
}

/** Chooses a team's iteration for a slot. All choices are drawn once somebody goes there: a train has hundreds of cells. */
function IterationChooser(props: IterationChooserProps) {
  const { context, pi, teamId, teamName, slot, at, own, isRead } = props;
  const { words, book, canSetUp } = context;
  const [isNear, setNear] = useState(false);
  const chosen = pi.iterations[teamId]?.[at] ?? null;
  const known = own.find(({ id }) => id === chosen);
  const isGone = chosen !== null && !known && isRead;
  const near = () => setNear(true);
  return (
    <div className="train-setup__cell">
      <select
        className="ui-input"
        aria-label={words.say('cell', { team: teamName, slot: slot.name })}
        aria-invalid={isGone || undefined}
        disabled={!canSetUp}
        value={chosen ?? ''}
        onFocus={near}
        onPointerDown={near}
        onChange={(event) =>
          book.editPi(pi.id, (before) => withIteration(before, teamId, at, (event.target.value || null) as IterationId))
        }
      >
        <option value="">{words.say('none')}</option>
        {chosen !== null && !known && <option value={chosen}>{isGone ? words.say('gone') : chosen}</option>}
        {(isNear ? own : known ? [known] : []).map((iteration) => (
          <option key={iteration.id} value={iteration.id}>
            {iteration.id === chosen ? iteration.name : optionText(iteration, context)}
          </option>
        ))}
      </select>
      {known && <span className="train-setup__hint">{periodText(known, context)}</span>}
    </div>
  );
}

function optionText(iteration: Iteration, context: SetupContext): string {
  const period = periodText(iteration, context);
  return period === '' ? iteration.name : `${iteration.name} (${period})`;
}
