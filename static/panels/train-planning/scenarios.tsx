import type { PlanItem } from '#core/train/plan-item';
import type { Train } from '#core/train/train';
import type { WhatIf } from '#core/train/what-if';
import type { TrainPlanningWords } from '../words/en-train-planning';
import type { Found, PlanningState } from './planning-state';
import { WhatIfForm } from './what-if-form';
import { whatIfText } from './what-if-text';

interface ScenariosProps {
  readonly words: TrainPlanningWords;
  readonly state: PlanningState;
  readonly train: Train;
  readonly items: readonly PlanItem[];
  /** Of the PI: how many iterations late a team can be. */
  readonly slots: number;
  onTry(whatIf: WhatIf): void;
  onChoose(id: number): void;
}

/** Scenarios side by side, and the questions that can still be asked. */
export function Scenarios({ words, state, train, items, slots, onTry, onChoose }: ScenariosProps) {
  const { found, shown } = state;
  const first = found[0];
  return (
    <section aria-label={words.say('whatIf')}>
      <h3>{words.say('whatIf')}</h3>
      <table className="planning-dialog__scenarios">
        <thead>
          <tr>
            <th scope="col">{words.say('scenario')}</th>
            <th scope="col" className="ui-numeric">
              {words.say('value')}
            </th>
            <th scope="col" className="ui-numeric">
              {words.say('load')}
            </th>
            <th scope="col">{words.say('planned')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={one.id} aria-selected={one.id === shown}>
              <th scope="row">
                <label>
                  <input type="radio" name="scenario" checked={one.id === shown} onChange={() => onChoose(one.id)} />{' '}
                  {one.kept?.name ?? whatIfText(one.whatIf, train, words)}
                </label>
              </th>
              <td className="ui-numeric">
                {words.formats.number(one.value)}
                {first && one !== first && ` (${signed(one.value - first.value, words)})`}
              </td>
              <td className="ui-numeric">{one.room > 0 ? words.formats.percent(one.load / one.room) : '–'}</td>
              <td>{summaryOf(one, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <WhatIfForm {...{ words, train, items, slots, onTry }} isBusy={state.search !== undefined} />
    </section>
  );
}

function summaryOf({ proposal }: Found, words: TrainPlanningWords): string {
  const { enters, leaves, moves } = proposal;
  const said = [
    enters.length > 0 && words.say('enters', { count: enters.length }),
    leaves.length > 0 && words.say('leaves', { count: leaves.length }),
    moves.length > 0 && words.say('moves', { count: moves.length }),
  ].filter((text) => text !== false);
  return said.length === 0 ? words.say('nothingChanges') : words.formats.list(said);
}

function signed(value: number, words: TrainPlanningWords): string {
  const text = words.formats.number(Math.abs(value));
  return value < 0 ? `−${text}` : `+${text}`;
}
