import { useState } from 'react';
import { Button } from '../../kit/button';
import { Field } from '../../kit/field';
import { NumberField } from '../../kit/number-field';
import { Popover } from '../../kit/popover';
import { workingDays } from '#core/train/capacity-points';
import type { CapacityContext } from './capacity-context';
import { entryAt, type CellChange } from './entries';
import type { TeamId } from '#core/train/ids';

const popoverId = 'train-capacity-holidays';

/** Takes public holidays off all teams of an iteration at once. */
export function Holidays({ context }: { readonly context: CapacityContext }) {
  const { words } = context;
  return (
    <Popover id={popoverId} label={words.say('holidays')} button={words.say('holidays')}>
      {(close) => <HolidayForm context={context} onDone={close} />}
    </Popover>
  );
}

function HolidayForm({ context, onDone }: { readonly context: CapacityContext; onDone(): void }) {
  const { words, state, edits } = context;
  const { slots } = state.pi;
  const [slot, setSlot] = useState(0);
  const [days, setDays] = useState<number | undefined>(1);
  const at = slots[slot];
  const most = at ? workingDays(at) : 0;
  const isRight = days !== undefined && days > 0 && days <= most && Number.isInteger(days * 2);
  const changes = isRight ? holidayChanges(context, slot, days) : [];
  const added = changes.reduce((sum, { added: each }) => sum + each, 0);
  return (
    <form
      className="train-capacity__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (changes.length === 0) return;
        edits.change(
          'holidays',
          changes.map(({ change }) => change),
        );
        onDone();
      }}
    >
      <SlotChooser context={context} slot={slot} onChoose={setSlot} />
      <NumberField
        label={words.say('holidaysDays')}
        value={days}
        error={isRight ? undefined : words.say('holidaysInvalid', { most })}
        format={words.formats.number}
        parse={words.formats.parseNumber}
        onChange={setDays}
      />
      {isRight && (
        <p className="train-capacity__hint" role="status">
          {changes.length === 0
            ? words.say('holidaysNobody')
            : words.say('holidaysEffect', {
                count: days,
                days: added,
                teams: changes.length,
                points: -added * state.row.train.capacityRule.pointsPerDayOff,
              })}
        </p>
      )}
      <Button type="submit" appearance="primary" isDisabled={changes.length === 0}>
        {words.say('holidaysAdd')}
      </Button>
    </form>
  );
}

interface SlotChooserProps {
  readonly context: CapacityContext;
  readonly slot: number;
  onChoose(slot: number): void;
}

function SlotChooser({ context: { words, state }, slot, onChoose }: SlotChooserProps) {
  return (
    <Field label={words.say('holidaysIn')}>
      {(control) => (
        <select
          {...control}
          className="ui-input"
          value={slot}
          onChange={(event) => onChoose(Number(event.target.value))}
        >
          {state.pi.slots.map(({ name }, index) => (
            <option key={index} value={index}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Every team with people loses that many days of each of them. */
function holidayChanges({ state, figures }: CapacityContext, slot: number, days: number) {
  return state.row.train.teams.flatMap(({ id: teamId }) => {
    const { people, daysOff } = entryAt(figures.entriesOf(teamId), slot);
    if (people === 0) return [];
    const added = people * days;
    const change: CellChange<TeamId> = { teamId, slot, measure: 'daysOff', value: daysOff + added };
    return [{ added, change }];
  });
}
