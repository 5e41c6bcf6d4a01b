import { useId } from 'react';
import { Field } from '../../kit/field';
import { NumberField } from '../../kit/number-field';
import type { CapacityRule, Train } from '#core/train/train';
import type { SetupContext } from './setup-context';

const planners = [
  ['editors', 'whoEditors'],
  ['permission', 'whoPermission'],
  ['administrators', 'whoAdministrators'],
] as const satisfies readonly (readonly [Train['plannedBy'], string])[];

/** Who plans, what a PI is called, and how people become points. */
export function RulesSection({ context }: { readonly context: SetupContext }) {
  const { words, state, book, host, canSetUp, lacks } = context;
  const { piLabel, plannedBy } = state.draft.train;
  const name = useId();
  const shown = planners.filter(
    ([rule]) => rule !== 'permission' || host.tracker.rights.granted.has('plan-train') || plannedBy === rule,
  );
  return (
    <section className="train-setup__section" aria-labelledby="train-setup-rules">
      <h3 id="train-setup-rules">{words.say('rules')}</h3>
      <div className="train-setup__stack" role="radiogroup" aria-label={words.say('who')}>
        <p className="train-setup__label">{words.say('who')}</p>
        {shown.map(([rule, label]) => (
          <label key={rule} className="train-setup__check">
            <input
              type="radio"
              name={`${name}-who`}
              disabled={!canSetUp}
              checked={plannedBy === rule}
              onChange={() => book.editTrain(() => ({ plannedBy: rule }))}
            />
            {words.say(label)}
          </label>
        ))}
      </div>
      <div className="train-setup__pairs">
        <Field
          label={words.say('label')}
          error={lacks.some(({ what }) => what === 'label') ? words.say('needLabel') : undefined}
        >
          {(control) => (
            <input
              {...control}
              className="ui-input train-setup__word"
              dir="auto"
              maxLength={200}
              disabled={!canSetUp}
              value={piLabel}
              onChange={(event) => book.editTrain(() => ({ piLabel: event.target.value }))}
            />
          )}
        </Field>
        {(['pointsPerPerson', 'pointsPerDayOff', 'ipShare'] as const).map((what) => (
          <RuleField key={what} context={context} what={what} />
        ))}
      </div>
    </section>
  );
}

/** A number of the rule; the share is written in per cent. What is no number stays in the form as a mistake. */
function RuleField({ context, what }: { readonly context: SetupContext; readonly what: keyof CapacityRule }) {
  const { words, state, book, canSetUp } = context;
  const { capacityRule } = state.draft.train;
  const factor = what === 'ipShare' ? 100 : 1;
  const most = what === 'ipShare' ? 100 : 1_000;
  const value = capacityRule[what];
  const isRight = value >= 0 && value * factor <= most;
  return (
    <NumberField
      label={words.say(what)}
      error={isRight ? undefined : words.say('badNumber', { most })}
      value={Number.isNaN(value) ? undefined : Math.round(value * factor * 100) / 100}
      isDisabled={!canSetUp}
      format={words.formats.number}
      parse={words.formats.parseNumber}
      onChange={(number) =>
        book.editTrain(({ capacityRule: rule }) => ({
          capacityRule: { ...rule, [what]: number === undefined ? Number.NaN : number / factor },
        }))
      }
    />
  );
}
