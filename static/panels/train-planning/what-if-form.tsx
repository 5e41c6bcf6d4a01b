import { useMemo, useState, type ReactNode } from 'react';
import type { PlanItem } from '#core/train/plan-item';
import type { Train } from '#core/train/train';
import { whatIfOf, type Condition, type WhatIf } from '#core/train/what-if';
import { Button } from '../../kit/button';
import { CrossIcon } from '../../kit/icons';
import type { TrainPlanningWords } from '../words/en-train-planning';
import { conditionText, signedShare } from './what-if-text';

/** Changes of every team's capacity that can be asked, in hundredths. */
const changes = [-50, -40, -30, -20, -10, 10, 20, 30] as const;

interface WhatIfProps {
  readonly words: TrainPlanningWords;
  readonly train: Train;
  readonly items: readonly PlanItem[];
  /** Of the PI. */
  readonly slots: number;
  readonly isBusy: boolean;
  onTry(whatIf: WhatIf): void;
}

/** Puts together what is otherwise: capacity, clients that go, teams that begin late. All of it holds at once. */
export function WhatIfForm({ words, train, items, slots, isBusy, onTry }: WhatIfProps) {
  const [conditions, setConditions] = useState<readonly Condition[]>([]);
  const clients = useMemo(() => [...new Set(items.flatMap((item) => item.clients))].sort(), [items]);
  // One thing has one answer: a second one about it takes the place of the first.
  const add = (condition: Condition): void =>
    setConditions((known) => [...known.filter((one) => subjectOf(one) !== subjectOf(condition)), condition]);
  return (
    <div className="planning-dialog__questions">
      <Choice
        label={words.say('tryCapacity')}
        onChoose={(change) => add({ kind: 'capacity', share: 1 + Number(change) / 100 })}
      >
        {changes.map((change) => (
          <option key={change} value={change}>
            {signedShare(change / 100, words)}
          </option>
        ))}
      </Choice>
      {clients.length > 0 && (
        <Choice label={words.say('tryClient')} onChoose={(client) => add({ kind: 'without-client', client })}>
          {clients.map((client) => (
            <option key={client}>{client}</option>
          ))}
        </Choice>
      )}
      <LateTeam {...{ words, train, slots }} onChoose={add} />
      {conditions.length > 0 && (
        <ul className="planning-dialog__conditions" aria-label={words.say('asked')}>
          {conditions.map((condition) => {
            const text = conditionText(condition, train, words);
            return (
              <li key={subjectOf(condition)}>
                <Button
                  isCompact
                  icon={<CrossIcon size={12} />}
                  aria-label={words.say('unask', { condition: text })}
                  onClick={() => setConditions((known) => known.filter((one) => one !== condition))}
                >
                  {text}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <Button isDisabled={isBusy || conditions.length === 0} onClick={() => onTry(whatIfOf(conditions))}>
        {words.say('tryIt')}
      </Button>
    </div>
  );
}

function LateTeam({
  words,
  train,
  slots,
  onChoose,
}: Pick<WhatIfProps, 'words' | 'train' | 'slots'> & { onChoose(condition: Condition): void }) {
  const [count, setCount] = useState(1);
  const choices = Array.from({ length: Math.max(1, slots - 1) }, (_, index) => index + 1);
  return (
    <span className="planning-dialog__wish">
      <Choice label={words.say('tryTeam')} onChoose={(team) => onChoose({ kind: 'late-team', team, slots: count })}>
        {train.teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <select
        className="ui-input"
        aria-label={words.say('howLate')}
        value={count}
        onChange={(event) => setCount(Number(event.target.value))}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {words.say('lateBy', { count: one })}
          </option>
        ))}
      </select>
    </span>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly children: ReactNode;
  onChoose(value: string): void;
}

/** A list that adds what is chosen, and shows its question again. */
function Choice({ label, children, onChoose }: ChoiceProps) {
  return (
    <select
      className="ui-input"
      aria-label={label}
      value=""
      onChange={(event) => event.target.value && onChoose(event.target.value)}
    >
      <option value="">{label}</option>
      {children}
    </select>
  );
}

function subjectOf(condition: Condition): string {
  switch (condition.kind) {
    case 'capacity':
      return 'capacity';
    case 'without-client':
      return `client ${condition.client}`;
    case 'late-team':
      return `team ${condition.team}`;
  }
}
