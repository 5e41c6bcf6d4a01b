import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ScenarioRow } from '#app/scenario/calls';
import { Button } from '../../kit/button';
import { browser } from '../train/environment';
import { asScenario, comparedPlans, todayId, type ComparedPlan } from './comparison-columns';
import { Differences } from './comparison-differences';
import { dateRows, figureRows, teamRows, type FigureRow } from './comparison-rows';
import type { ScenarioContext } from './scenario-context';

interface ComparisonProps {
  readonly context: ScenarioContext;
  readonly rows: readonly ScenarioRow[];
  readonly chosen: readonly string[];
  /** What has changed since each was kept. */
  readonly stale: ReadonlyMap<string, string>;
  onClose(): void;
}

/** Two to four plans side by side, and feature by feature what sets each apart from the first one. */
export function Comparison({ context, rows, chosen, stale, onClose }: ComparisonProps) {
  const { words, board, planning } = context;
  const plans = useMemo(
    () => comparedPlans(chosen, rows, board, planning, browser.now()),
    // The chosen ids as a text: the list itself is another one with every drawing.
    [chosen.join(' '), rows, board.board, board.placements, board.capacity, planning], // eslint-disable-line react-hooks/exhaustive-deps -- see above
  );
  const worth = useWorth(context, plans);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  const nameOf = ({ scenario }: ComparedPlan): string => scenario?.name ?? words.say('today');
  return (
    <div className="scenario-comparison">
      <header className="scenarios__head">
        <h3 ref={heading} tabIndex={-1}>
          {words.say('comparison')}
        </h3>
        <Button appearance="subtle" onClick={onClose}>
          {words.say('closeComparison')}
        </Button>
      </header>
      <div className="scenario-comparison__scroll" tabIndex={0} role="region" aria-label={words.say('comparison')}>
        <table className="scenario-comparison__table">
          <thead>
            <tr>
              <th scope="col">{words.say('figure')}</th>
              {plans.map((plan) => (
                <Head key={plan.id} {...{ context, plan }} name={nameOf(plan)} stale={stale.get(plan.id)} />
              ))}
            </tr>
          </thead>
          <Part rows={figureRows(plans, worth, context)} plans={plans} />
          <Part title={words.say('byDate')} rows={dateRows(plans, context)} plans={plans} />
          <Part title={words.say('byTeam')} rows={teamRows(plans, context)} plans={plans} />
        </table>
      </div>
      {plans.slice(1).map((plan) => (
        <Differences key={plan.id} {...{ context, nameOf }} from={plans[0]!} to={plan} />
      ))}
    </div>
  );
}

interface HeadProps {
  readonly context: ScenarioContext;
  readonly plan: ComparedPlan;
  readonly name: string;
  readonly stale: string | undefined;
}

function Head({ context: { words, open, titleOf }, plan: { id, scenario }, name, stale }: HeadProps) {
  return (
    <th scope="col">
      <span className="scenario-comparison__name" dir="auto">
        {name}
      </span>
      {scenario && <span className="scenarios__subtle">{titleOf(scenario.conditions)}</span>}
      {stale !== undefined && (
        <span className="scenarios__stale" title={stale}>
          {words.say('stale')}
        </span>
      )}
      {scenario && (
        <Button isCompact aria-label={words.say('openOf', { name })} onClick={() => open(id, scenario)}>
          {words.say('open')}
        </Button>
      )}
    </th>
  );
}

interface PartProps {
  readonly title?: ReactNode;
  readonly rows: readonly FigureRow[];
  readonly plans: readonly ComparedPlan[];
}

function Part({ title, rows, plans }: PartProps) {
  if (rows.length === 0) return null;
  return (
    <tbody>
      {title !== undefined && (
        <tr>
          <th scope="rowgroup" colSpan={plans.length + 1} className="scenario-comparison__part">
            {title}
          </th>
        </tr>
      )}
      {rows.map(({ key, label, cells }) => (
        <tr key={key}>
          <th scope="row">{label}</th>
          {cells.map(({ text, more, isBad }, index) => (
            <td key={plans[index]!.id} className={isBad ? 'scenario-comparison__bad' : undefined}>
              {text}
              {more !== undefined && <span className="scenarios__subtle">{more}</span>}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** What each plan is worth as the train is today, as it becomes known; null: that could not be told. */
function useWorth(
  { planning, board }: ScenarioContext,
  plans: readonly ComparedPlan[],
): ReadonlyMap<string, number | null> {
  const [worth, setWorth] = useState<ReadonlyMap<string, number | null>>(new Map());
  useEffect(() => {
    let isOver = false;
    setWorth(new Map());
    for (const { id, scenario } of plans)
      void planning.worthOf(scenario ?? asScenario(board)).then((found) => {
        if (isOver) return;
        const value = id === todayId ? found?.before : found?.value;
        setWorth((known) => new Map([...known, [id, value ?? null]]));
      });
    return () => {
      isOver = true;
    };
  }, [plans]); // eslint-disable-line react-hooks/exhaustive-deps -- plans are made anew whenever what they rest on changes
  return worth;
}
