import type { BoardProblem } from '#core/train/problem-of';
import { Disclosure } from '../../kit/disclosure';
import type { TrainPlanningWords } from '../words/en-train-planning';

/** What a plan rests on: what can be placed, what stays, and what was assumed. */
export function PlanningBasis({
  words,
  basis,
  isOpen,
}: {
  readonly words: TrainPlanningWords;
  readonly basis: BoardProblem;
  readonly isOpen: boolean;
}) {
  const { features, unscored, medianCostOfDelay, parts, unestimated, inCircles, outside } = basis.assumptions;
  const lines = [
    words.say('parts', { count: parts }),
    basis.fixed.length > 0 && words.say('fixed', { count: basis.fixed.length }),
    unscored > 0 &&
      words.say('unscored', { count: unscored, features, median: words.formats.number(medianCostOfDelay) }),
    unestimated > 0 && words.say('unestimated', { count: unestimated }),
    inCircles > 0 && words.say('inCircles', { count: inCircles }),
    outside > 0 && words.say('outside', { count: outside }),
  ].filter((line) => line !== false);
  return (
    <Disclosure key={String(isOpen)} summary={words.say('restsOn')} isOpenAtFirst={isOpen}>
      <ul className="planning-dialog__lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
