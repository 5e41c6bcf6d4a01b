import './slip-dialog.css';
import { useMemo, useState, type ReactNode } from 'react';
import type { Card } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';
import { slipOf, type Slip, type SlippedPart } from '#core/train/slip';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Message } from '../../kit/message';
import { Pill } from '../../kit/pill';
import { useStore } from '../base/store';
import type { Host } from '../host';
import type { BoardSession, BoardState } from '../train/board-session';
import { enTrainSlip, type TrainSlipWords } from '../words/en-train-slip';
import { useWords } from '../words/use-words';
import { endangeredBy, slipChoices } from './slip-choices';

interface SlipDialogProps {
  readonly host: Host;
  readonly session: BoardSession;
  readonly card: Card;
  onClose(): void;
}

/** What is endangered along the chain of a card if it comes later, before anything is moved. */
export function SlipDialog({ host, session, card, onClose }: SlipDialogProps) {
  const words = useWords(enTrainSlip, host);
  const state = useStore(session.states);
  return (
    <Dialog
      title={words.say('title', { key: card.item.key })}
      closeLabel={words.say('close')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{words.say('close')}</Button>}
    >
      <div className="slip-dialog">
        <p className="slip-dialog__note" dir="auto">
          {card.item.summary}
        </p>
        <Question {...{ host, words, state, card }} />
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly host: Host;
  readonly words: TrainSlipWords;
  readonly state: BoardState;
}

function Question({ host, words, state, card }: PartProps & { readonly card: Card }) {
  const { board, items, dependencies, pi, row, load } = state;
  const { sameIteration, piLabel } = row.train;
  // Where it lies by now: somebody may have moved it since the question was asked.
  const choices = slipChoices(card, state);
  const [chosen, choose] = useState(1);
  const by = Math.min(chosen, choices);
  const slip = useMemo(
    () =>
      slipOf(
        card.parts.map(({ id }) => id),
        by,
        { board, items, dependencies, pi, sameIteration },
      ),
    [card, by, board, items, dependencies, pi, sameIteration],
  );
  if (choices === 0) return <Message tone="info">{words.say('gone')}</Message>;
  return (
    <>
      <div className="slip-dialog__choices" role="group" aria-label={words.say('by')}>
        {Array.from({ length: choices }, (_, index) => index + 1).map((count) => (
          <Pill key={count} isActive={count === by} onToggle={() => choose(count)}>
            {count === choices ? words.say('outOf', { pi: piLabel }) : words.say('byIterations', { count })}
          </Pill>
        ))}
      </div>
      {load.phase === 'loading' && <Message tone="info">{words.say('stillLoading')}</Message>}
      <Findings {...{ host, words, state, slip }} />
      <p className="slip-dialog__note">
        {words.say('question')}
        {load.hiddenLinks > 0 && ` ${words.say('hiddenLinks', { count: load.hiddenLinks })}`}
      </p>
    </>
  );
}

function Findings({ host, words, state, slip }: PartProps & { readonly slip: Slip }) {
  const { pi, row } = state;
  const slot = (at: number): string => pi.slots[at]?.name ?? words.say('afterPi', { pi: row.train.piLabel });
  const way = ({ item, from, to }: SlippedPart) => ({
    item,
    says: words.say('fromTo', { from: slot(from), to: slot(to) }),
  });
  const endangered = endangeredBy(slip);
  return (
    <div aria-live="polite" className="slip-dialog">
      <p className="slip-dialog__headline">
        {endangered === 0 ? words.say('endangersNothing') : words.say('endangers', { count: endangered })}
      </p>
      <Group host={host} title={words.say('pushed')} rows={slip.pushed.map(way)} />
      <Group host={host} title={words.say('tight')} rows={slip.tight.map((item) => ({ item }))} />
      <Milestones words={words} missed={slip.missed} />
      <Group host={host} title={words.say('own')} rows={slip.own.map(way)} />
    </div>
  );
}

/** Days that it is ready by now, and would not be: which work a milestone shows nobody says, so all of it is named. */
function Milestones({ words, missed }: Pick<PartProps, 'words'> & Pick<Slip, 'missed'>) {
  if (missed.length === 0) return null;
  return (
    <section aria-label={words.say('missed')}>
      <h3 className="slip-dialog__title">{words.say('missed')}</h3>
      <ul className="slip-dialog__rows">
        {missed.map(({ milestone: { name, day }, items }) => (
          <li key={`${name} ${day}`} className="slip-dialog__row">
            <span>{words.say('milestone', { name, day: words.formats.calendarDate(day) })}</span>
            <span className="slip-dialog__note">{words.formats.list(items.map(({ key }) => key))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface GroupProps {
  readonly host: Host;
  readonly title: string;
  readonly rows: readonly { readonly item: PlanItem; readonly says?: ReactNode }[];
}

function Group({ host, title, rows }: GroupProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="slip-dialog__title">{title}</h3>
      <ul className="slip-dialog__rows">
        {rows.map(({ item: { key, summary }, says }, index) => (
          <li key={`${key} ${index}`} className="slip-dialog__row">
            <a
              href={host.issueUrl(key)}
              onClick={(event) => {
                event.preventDefault();
                host.openIssue(key, event.ctrlKey || event.metaKey);
              }}
            >
              {`${key} ${summary}`}
            </a>
            {says !== undefined && <span className="slip-dialog__note">{says}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
