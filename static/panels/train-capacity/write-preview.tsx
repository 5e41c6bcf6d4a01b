import { useId, useState } from 'react';
import { Button } from '../../kit/button';
import { FieldError } from '../../kit/field';
import { Message } from '../../kit/message';
import type { DaysOff, PersonCapacity } from '#app/ports/schedule';
import type { CalendarDate } from '#core/result';
import type { TeamId } from '#core/train/ids';
import { lastDay, wallTime } from '../train-setup/zoned-days';
import { teamName, type CapacityContext } from './capacity-context';
import { hoursOf, type WriteLack } from './host-writes';
import { daysText, placeKey, type PlannedWrite } from './plan-writes';

interface WritePreviewProps {
  readonly context: CapacityContext;
  readonly writes: readonly PlannedWrite[];
  addDay(key: string, day: CalendarDate): void;
}

/** Every person's capacity that would change, and every team's days off: before and after; and what cannot be written. */
export function WritePreview({ context, writes, addDay }: WritePreviewProps) {
  const { words } = context;
  if (writes.length === 0) return <p>{words.say('writeSame')}</p>;
  return writes.map((write) => <Place key={placeKey(write.place)} {...{ context, write, addDay }} />);
}

function Place({ context, write, addDay }: Omit<WritePreviewProps, 'writes'> & { readonly write: PlannedWrite }) {
  const { words } = context;
  const { place, people, teamDays, lacks } = write;
  const title = placeText(place, context);
  return (
    <section className="train-capacity__write" aria-label={title}>
      <h3>
        <bdi>{title}</bdi>
      </h3>
      {lacks.map((lack) => (
        <Message key={lack.kind} tone="warning">
          {lackText(lack, context)}
        </Message>
      ))}
      {(people.length > 0 || teamDays) && (
        <table className="train-capacity__versions">
          <thead>
            <tr>
              <th scope="col">{words.say('writeWho')}</th>
              <th scope="col">{words.say('writeBefore')}</th>
              <th scope="col">{words.say('writeAfter')}</th>
            </tr>
          </thead>
          <tbody>
            {teamDays && (
              <tr>
                <th scope="row">{words.say('writeTeam')}</th>
                <td>{daysOffText(teamDays.before, context)}</td>
                <td>{daysOffText(teamDays.after, context)}</td>
              </tr>
            )}
            {people.map(({ person, before, after }) => (
              <tr key={person.id}>
                <th scope="row">
                  <bdi>{person.name}</bdi>
                </th>
                <td>{personText(before, context)}</td>
                <td>{personText(after, context)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lacks.some((lack) => lack.kind === 'days-off' && lack.here > lack.there) && (
        <DayForm {...{ context, write, addDay }} />
      )}
    </section>
  );
}

/** Names a day on which the whole team is off: the number that is said here has no dates. */
function DayForm({ context, write, addDay }: Omit<WritePreviewProps, 'writes'> & { readonly write: PlannedWrite }) {
  const { words } = context;
  const { place } = write;
  const [day, setDay] = useState('');
  const [isWrong, setWrong] = useState(false);
  const errorId = useId();
  const first = wallTime(place.span.start, place.zone).day;
  const last = lastDay(place.span.end, place.zone);
  const add = () => {
    const isRight = day >= first && day <= last;
    setWrong(!isRight);
    if (!isRight) return;
    addDay(placeKey(place), day as CalendarDate);
    setDay('');
  };
  const { formats } = words;
  return (
    <div className="train-capacity__toolbar">
      <label className="train-capacity__shown">
        {words.say('writeDay')}
        <input
          type="date"
          className="ui-input train-capacity__day"
          aria-label={words.say('writeDayOf', { place: placeText(place, context) })}
          aria-describedby={isWrong ? errorId : undefined}
          aria-invalid={isWrong || undefined}
          min={first}
          max={last}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
      </label>
      <Button onClick={add}>{words.say('writeDayAdd')}</Button>
      {isWrong && (
        <FieldError id={errorId}>
          {words.say('writeDayOutside', { first: formats.calendarDate(first), last: formats.calendarDate(last) })}
        </FieldError>
      )}
    </div>
  );
}

function lackText(lack: WriteLack, { words }: CapacityContext): string {
  switch (lack.kind) {
    case 'nobody':
      return words.say('lackNobody');
    case 'more-people':
      return words.say('lackMore', { here: lack.here, there: lack.there });
    case 'days-off':
      return words.say('lackDays', { here: lack.here, there: lack.there });
  }
}

/** A team and its iteration, in one line. */
export function placeText(
  { teamId, slot }: { readonly teamId: TeamId; readonly slot: number },
  { words, state }: CapacityContext,
): string {
  return words.say('writePlace', { team: teamName(state, teamId), slot: state.pi.slots[slot]?.name ?? '' });
}

/** Hours a day by what is done, then the days off. */
export function personText(capacity: PersonCapacity | undefined, context: CapacityContext): string {
  const { words } = context;
  if (!capacity) return words.say('writeNew');
  const { activities, daysOff } = capacity;
  const named = activities.filter(({ name }) => name !== '');
  const hours = words.say('writeHours', { hours: hoursOf(capacity) });
  const by =
    named.length > 1
      ? ` (${words.formats.list(named.map(({ name, hoursPerDay }) => `${name} ${words.formats.number(hoursPerDay)}`))})`
      : '';
  return daysOff.length === 0 ? hours + by : words.formats.list([hours + by, daysOffText(daysOff, context)]);
}

/** Days off, each range once. */
export function daysOffText(days: readonly DaysOff[], { words }: CapacityContext): string {
  if (days.length === 0) return words.say('writeNothing');
  return words.formats.list(daysText(days, (day) => words.formats.calendarDate(day)));
}
