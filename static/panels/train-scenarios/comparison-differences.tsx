import { useMemo } from 'react';
import type { IssueId } from '#core/issue';
import { differenceBetween } from '#core/train/scenario-figures';
import { Disclosure } from '../../kit/disclosure';
import type { ComparedPlan } from './comparison-columns';
import type { ScenarioContext } from './scenario-context';

/** Features of one list that are drawn at most; its heading says how many there are. */
const mostLines = 200;

interface DifferencesProps {
  readonly context: ScenarioContext;
  readonly from: ComparedPlan;
  readonly to: ComparedPlan;
  nameOf(plan: ComparedPlan): string;
}

/** Features that enter, leave, or are done at another time, from one plan to another. */
export function Differences({ context: { words, board }, from, to, nameOf }: DifferencesProps) {
  const { enters, leaves, moves } = useMemo(
    () => differenceBetween(from.figures, to.figures),
    [from.figures, to.figures],
  );
  const slot = (at: number): string => board.pi.slots[at]?.name ?? '–';
  const count = enters.length + leaves.length + moves.length;
  return (
    <section aria-label={nameOf(to)}>
      <h4 dir="auto">
        {nameOf(to)}: {words.say('differences', { name: nameOf(from) })}
      </h4>
      {count === 0 && <p className="scenarios__subtle">{words.say('noDifference')}</p>}
      <Lines
        {...{ board, words }}
        title={words.say('enters', { count: enters.length })}
        lines={enters.map(({ id, to: at }) => ({ id, text: words.say('entersAt', { slot: slot(at) }) }))}
      />
      <Lines
        {...{ board, words }}
        title={words.say('leaves', { count: leaves.length })}
        lines={leaves.map(({ id, from: at }) => ({ id, text: words.say('leavesFrom', { slot: slot(at) }) }))}
      />
      <Lines
        {...{ board, words }}
        title={words.say('moves', { count: moves.length })}
        lines={moves.map((one) => ({
          id: one.id,
          text: words.say('movesTo', { from: slot(one.from), to: slot(one.to) }),
        }))}
      />
    </section>
  );
}

interface LinesProps extends Pick<ScenarioContext, 'board' | 'words'> {
  readonly title: string;
  readonly lines: readonly { readonly id: IssueId; readonly text: string }[];
}

function Lines({ board: { items }, words, title, lines }: LinesProps) {
  const itemOf = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  if (lines.length === 0) return null;
  return (
    <Disclosure summary={title}>
      <ul className="scenarios__list">
        {lines.slice(0, mostLines).map(({ id, text }) => {
          const item = itemOf.get(id);
          return (
            <li key={id} className="scenarios__change">
              <span dir="auto">{item ? `${item.key} ${item.summary}` : id}</span>
              <span className="scenarios__subtle">{text}</span>
            </li>
          );
        })}
      </ul>
      {lines.length > mostLines && (
        <p className="scenarios__subtle">{words.say('others', { count: lines.length - mostLines })}</p>
      )}
    </Disclosure>
  );
}
