import { useMemo, useState } from 'react';
import type { PlanItem } from '#core/train/plan-item';
import type { Train } from '#core/train/train';
import { Button } from '../../kit/button';
import type { TrainPlanningWords } from '../words/en-train-planning';
import type { Found, PlanningState } from './planning-state';
import type { WhatIf } from './what-if';

interface ScenariosProps {
  readonly words: TrainPlanningWords;
  readonly state: PlanningState;
  readonly train: Train;
  readonly items: readonly PlanItem[];
  onTry(whatIf: WhatIf): void;
  onChoose(id: number): void;
}

/** Scenarios side by side, and the questions that can still be asked. */
export function Scenarios({ words, state, train, items, onTry, onChoose }: ScenariosProps) {
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
                  {whatIfText(one.whatIf, train, words)}
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
      <Questions {...{ words, train, items, onTry }} isBusy={state.search !== undefined} />
    </section>
  );
}

interface QuestionsProps extends Pick<ScenariosProps, 'words' | 'train' | 'items' | 'onTry'> {
  readonly isBusy: boolean;
}

function Questions({ words, train, items, onTry, isBusy }: QuestionsProps) {
  const clients = useMemo(() => [...new Set(items.flatMap((item) => item.clients))].sort(), [items]);
  const [chosen, setChosen] = useState('');
  const ask = (whatIf: WhatIf): void => {
    setChosen('');
    onTry(whatIf);
  };
  return (
    <div className="planning-dialog__questions">
      <Button isDisabled={isBusy} onClick={() => ask({ kind: 'capacity', share: 0.8 })}>
        {words.say('tryCapacity')}
      </Button>
      {clients.length > 0 && (
        <select
          className="ui-input"
          aria-label={words.say('tryClient')}
          disabled={isBusy}
          value={chosen}
          onChange={(event) => event.target.value && ask({ kind: 'without-client', client: event.target.value })}
        >
          <option value="">{words.say('tryClient')}</option>
          {clients.map((client) => (
            <option key={client}>{client}</option>
          ))}
        </select>
      )}
      <select
        className="ui-input"
        aria-label={words.say('tryTeam')}
        disabled={isBusy}
        value={chosen}
        onChange={(event) => event.target.value && ask({ kind: 'late-team', team: event.target.value, slots: 1 })}
      >
        <option value="">{words.say('tryTeam')}</option>
        {train.teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A scenario's name. */
export function whatIfText(whatIf: WhatIf, train: Train, words: TrainPlanningWords): string {
  switch (whatIf.kind) {
    case 'as-is':
      return words.say('as-is');
    case 'capacity':
      return words.say('capacityShare', { percent: words.formats.percent(whatIf.share) });
    case 'without-client':
      return words.say('withoutClient', { client: whatIf.client });
    case 'late-team': {
      const team = train.teams.find(({ id }) => id === whatIf.team)?.name ?? words.say('something');
      return words.say('lateTeam', { team, count: whatIf.slots });
    }
  }
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
