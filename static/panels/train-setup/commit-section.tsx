import { endDay, startDay } from '#app/fields/day-uses';
import type { CommittedDays } from '#core/train/train';
import { Field } from '../../kit/field';
import type { SetupContext } from './setup-context';

const ends = [
  ['startField', startDay.use, 'startField', 'startFieldHelp'],
  ['endField', endDay.use, 'endField', 'endFieldHelp'],
] as const;

/** What a commitment writes beside iterations: nothing, until somebody says so. */
export function CommitSection({ context }: { readonly context: SetupContext }) {
  const { words, state, book, canSetUp, zone } = context;
  const days = state.draft.train.committedDays;
  const fields = state.backlog.value?.dayFields ?? [];
  if (!days && fields.length === 0) return null;
  const edit = (part: Partial<CommittedDays>) =>
    book.editTrain(({ committedDays }) => (committedDays ? { committedDays: { ...committedDays, ...part } } : {}));
  const likely = (use: string) => fields.find(({ detected }) => detected?.includes(use))?.id;
  const begin = () => {
    const [startField, endField] = [likely(startDay.use), likely(endDay.use)];
    const found = { ...(startField && { startField }), ...(endField && { endField }) };
    book.editTrain(() => ({ committedDays: { ...found, withStories: false, zone } }));
  };
  return (
    <section className="train-setup__section" aria-labelledby="train-setup-commit">
      <h3 id="train-setup-commit">{words.say('commitment')}</h3>
      <label className="train-setup__check">
        <input
          type="checkbox"
          disabled={!canSetUp}
          checked={days !== undefined}
          onChange={(event) => (event.target.checked ? begin() : book.editTrain(() => ({ committedDays: undefined })))}
        />
        {words.say('daysWritten')}
      </label>
      <p className="train-setup__hint">{words.say('daysWrittenHelp')}</p>
      {days && (
        <>
          <div className="train-setup__pairs">
            {ends.map((end) => (
              <DayField key={end[0]} {...{ context, days, end }} onChoose={(id) => edit({ [end[0]]: id })} />
            ))}
          </div>
          <label className="train-setup__check">
            <input
              type="checkbox"
              disabled={!canSetUp}
              checked={days.withStories}
              onChange={(event) => edit({ withStories: event.target.checked })}
            />
            {words.say('daysOfStories')}
          </label>
          <p className="train-setup__hint">{words.say('timeZone', { zone: days.zone })}</p>
        </>
      )}
    </section>
  );
}

/** One of the two fields; what the other one takes is not offered. */
function DayField({
  context: { words, state, canSetUp },
  days,
  end: [part, use, label, help],
  onChoose,
}: {
  readonly context: SetupContext;
  readonly days: CommittedDays;
  readonly end: (typeof ends)[number];
  onChoose(id: string | undefined): void;
}) {
  const chosen = days[part];
  const other = days[part === 'startField' ? 'endField' : 'startField'];
  const fitting = (state.backlog.value?.dayFields ?? []).filter(({ id, fits }) => fits.includes(use) && id !== other);
  const isGone = chosen !== undefined && fitting.every(({ id }) => id !== chosen);
  return (
    <Field label={words.say(label)} help={words.say(help)}>
      {(control) => (
        <select
          {...control}
          className="ui-input"
          disabled={!canSetUp}
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.target.value || undefined)}
        >
          <option value="">{words.say('dayUnwritten')}</option>
          {isGone && <option value={chosen}>{chosen}</option>}
          {fitting.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
