import { Button, IconButton } from '../../kit/button';
import { CrossIcon, PlusIcon } from '../../kit/icons';
import type { CalendarDate } from '#core/result';
import type { Milestone, Pi } from '#core/train/train';
import { DateField } from './date-field';
import type { SetupContext } from './setup-context';
import { most } from './setup-draft';
import { lastDay, wallTime } from './zoned-days';

/** What happens on which day of a PI. */
export function Milestones({ context, pi }: { readonly context: SetupContext; readonly pi: Pi }) {
  const { words, book, state, canSetUp, zone } = context;
  const change = (how: (milestones: readonly Milestone[]) => readonly Milestone[]) =>
    book.editPi(pi.id, (before) => ({ ...before, milestones: how(before.milestones) }));
  const set = (at: number, next: Partial<Milestone>) =>
    change((all) => all.map((each, index) => (index === at ? { ...each, ...next } : each)));
  const [first, last] = [pi.slots[0], pi.slots.at(-1)];
  const span = first && last && { from: wallTime(first.start, zone).day, to: lastDay(last.end, zone) };
  return (
    <div className="train-setup__stack">
      <h4>{words.say('milestones')}</h4>
      {pi.milestones.map(({ name, day }, at) => (
        <div key={at} className="train-setup__line">
          <input
            className="ui-input train-setup__milestone"
            dir="auto"
            maxLength={200}
            aria-label={words.say('milestoneName')}
            placeholder={words.say('milestoneName')}
            disabled={!canSetUp}
            value={name}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <DateField
            label={words.say('milestoneDay')}
            value={day}
            isDisabled={!canSetUp}
            onChange={(next: CalendarDate) => set(at, { day: next })}
          />
          {canSetUp && (
            <IconButton
              label={words.say('removeMilestone', { name })}
              isCompact
              icon={<CrossIcon size={12} />}
              onClick={() => change((all) => all.filter((_, index) => index !== at))}
            />
          )}
          {span && (day < span.from || day > span.to) && (
            <span className="train-setup__hint">
              {words.say('milestoneOutside', { label: state.draft.train.piLabel })}
            </span>
          )}
        </div>
      ))}
      {canSetUp && span && pi.milestones.length < most.milestones && (
        <div>
          <Button
            appearance="subtle"
            icon={<PlusIcon />}
            onClick={() => change((all) => [...all, { name: '', day: span.to }])}
          >
            {words.say('addMilestone')}
          </Button>
        </div>
      )}
    </div>
  );
}
