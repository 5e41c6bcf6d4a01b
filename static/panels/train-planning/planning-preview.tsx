import { useMemo, useState, type ReactNode } from 'react';
import type { Explanation } from '#planner/explanation/claim';
import { pointsOver } from '#core/train/capacity-points';
import type { PlanItem } from '#core/train/plan-item';
import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import type { BoardState } from '../train/board-session';
import type { TrainPlanningWords } from '../words/en-train-planning';
import { explanationTexts, namesFor, type Names } from './explanation-text';
import { gapOf, type Found, type PlanningState } from './planning-state';

/** Lines of a list that are drawn at first, and at each further press. */
const linesAtOnce = 50;

interface PreviewProps {
  readonly words: TrainPlanningWords;
  readonly state: PlanningState;
  readonly found: Found;
  readonly board: BoardState;
  /** How likely it is. */
  likely(names: Names): ReactNode;
}

/** What a plan is worth, how good that is, what it would change, and why features stay out. */
export function PlanningPreview({ words, state, found, board, likely }: PreviewProps) {
  const names = useMemo(
    () => namesFor(found.problem, board.row.train, board.pi, words),
    [found, board.row.train, board.pi, words],
  );
  const { enters, leaves, moves } = found.proposal;
  const { explanations } = found.insight;
  return (
    <section aria-live="polite">
      <Worth {...{ words, state, found, board }} />
      {likely(names)}
      <Changes words={words} title={words.say('enters', { count: enters.length })} lines={enters}>
        {({ item, to }) => [item, words.say('entersAt', { slot: names.slot(to) })]}
      </Changes>
      <Changes words={words} title={words.say('leaves', { count: leaves.length })} lines={leaves}>
        {({ item, from }) => [item, words.say('leavesFrom', { slot: names.slot(from) })]}
      </Changes>
      <Changes words={words} title={words.say('moves', { count: moves.length })} lines={moves}>
        {({ item, from, to }) => [item, words.say('movesTo', { from: names.slot(from), to: names.slot(to) })]}
      </Changes>
      <Reasons {...{ words, names }} of="left-out" explanations={explanations} />
      <Reasons {...{ words, names }} of="late" explanations={explanations} />
    </section>
  );
}

function Worth({ words, state, found, board }: Omit<PreviewProps, 'likely'>) {
  const { valueBefore } = found.insight.difference;
  const over = board.board.rows.flatMap(({ cells }) => cells.filter((cell) => pointsOver(cell) > 0)).length;
  const gap = gapOf(found.value, state.bound);
  return (
    <>
      <p className="planning-dialog__worth">
        <strong title={words.say('valueHelp')}>
          {words.say('worth', { value: words.formats.number(found.value) })}
        </strong>
        <span> · {words.say('worthBefore', { value: words.formats.number(valueBefore) })}</span>
      </p>
      <p className="planning-dialog__help">{gapText(gap, state.isProving, words)}</p>
      {over > 0 && <Message tone="info">{words.say('overloaded', { count: over })}</Message>}
      {found.proposal.changes.size === 0 && <p>{words.say('nothingChanges')}</p>}
    </>
  );
}

function gapText(gap: number | undefined, isProving: boolean, words: TrainPlanningWords): string {
  if (gap === undefined) return words.say(isProving ? 'proving' : 'unproven');
  const said = gap < 0.0005 ? words.say('provenBest') : words.say('gap', { gap: shareText(gap, words) });
  return isProving && gap >= 0.0005 ? `${said} ${words.say('proving')}` : said;
}

/** Small shares with a digit: 0 % would say that a plan is proven best. */
function shareText(share: number, words: TrainPlanningWords): string {
  return share < 0.1 ? `${words.formats.number(Math.ceil(share * 1_000) / 10)} %` : words.formats.percent(share);
}

interface ChangesProps<Line extends { readonly item: PlanItem }> {
  readonly words: TrainPlanningWords;
  readonly title: string;
  readonly lines: readonly Line[];
  /** The item of a line, and what becomes of it. */
  children(line: Line): readonly [PlanItem, string];
}

function Changes<Line extends { readonly item: PlanItem }>({ words, title, lines, children }: ChangesProps<Line>) {
  if (lines.length === 0) return null;
  return (
    <Disclosure summary={title} isOpenAtFirst={lines.length <= 10}>
      <Lines words={words} lines={lines}>
        {(line) => {
          const [item, what] = children(line);
          return (
            <li key={item.id} className="planning-dialog__line">
              <span>{`${item.key} ${item.summary}`}</span>
              <span className="planning-dialog__help">{what}</span>
            </li>
          );
        }}
      </Lines>
    </Disclosure>
  );
}

interface ReasonsProps {
  readonly words: TrainPlanningWords;
  readonly names: Names;
  readonly of: Explanation['state'];
  readonly explanations: readonly Explanation[];
}

function Reasons({ words, names, of, explanations }: ReasonsProps) {
  const own = useMemo(() => explanations.filter(({ state }) => state === of), [explanations, of]);
  if (own.length === 0) return null;
  return (
    <Disclosure summary={words.say(of === 'late' ? 'late' : 'leftOut', { count: own.length })}>
      <Lines words={words} lines={own}>
        {(explanation) => (
          <li key={explanation.feature} className="planning-dialog__reason">
            <strong>{names.item(explanation.feature)}</strong>
            {explanationTexts(explanation, names, words).map((text) => (
              <p key={text}>{text}</p>
            ))}
          </li>
        )}
      </Lines>
    </Disclosure>
  );
}

function Lines<Line>({
  words,
  lines,
  children,
}: {
  readonly words: TrainPlanningWords;
  readonly lines: readonly Line[];
  children(line: Line): ReactNode;
}) {
  const [most, setMost] = useState(linesAtOnce);
  const left = Math.min(linesAtOnce, lines.length - most);
  return (
    <>
      <ul className="planning-dialog__lines">{lines.slice(0, most).map(children)}</ul>
      {left > 0 && (
        <Button appearance="link" onClick={() => setMost(most + linesAtOnce)}>
          {words.say('more', { count: left })}
        </Button>
      )}
    </>
  );
}
