import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { TeamId } from '#core/train/ids';
import type { TrainCapacityWords } from '../words/en-train-capacity';
import type { CapacityContext } from './capacity-context';
import { slotOfColumn, type CapacityLine } from './capacity-table';
import type { Pasted, RefusedCell } from './paste';
import { cellProblemText } from './words-of';

/** Refused cells that are named one by one. */
const mostNamed = 8;

/** What became of a pasted block, in words: the table may show other lines by the time they are read. */
export interface PasteResult {
  readonly taken: number;
  readonly outside: number;
  /** Each with its place and reason. */
  readonly refused: readonly string[];
}

interface PasteNoticeProps extends PasteResult {
  readonly words: TrainCapacityWords;
  onClose(): void;
}

/** Says what was taken of a pasted block, and names every cell that was not. */
export function PasteNotice({ words, taken, outside, refused, onClose }: PasteNoticeProps) {
  const close = (
    <Button appearance="link" isCompact onClick={onClose}>
      {words.say('close')}
    </Button>
  );
  const beyond = outside > 0 && <p>{words.say('outside', { count: outside })}</p>;
  const title = words.say('pasted', { count: taken });
  if (refused.length === 0)
    return (
      <Message tone={outside > 0 ? 'warning' : 'success'} title={title} actions={close}>
        {beyond}
      </Message>
    );
  return (
    <Message tone="warning" title={words.say('refused', { count: refused.length })} actions={close}>
      <p>{title}</p>
      <ul className="train-capacity__list">
        {refused.slice(0, mostNamed).map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
      {refused.length > mostNamed && <p>{words.say('refusedMore', { count: refused.length - mostNamed })}</p>}
      {beyond}
    </Message>
  );
}

/** Puts what became of a block into words. */
export function resultOf(
  { changes, refused, outside }: Pasted<TeamId>,
  byKey: ReadonlyMap<string, CapacityLine>,
  context: CapacityContext,
): PasteResult {
  return { taken: changes.length, outside, refused: refused.map((cell) => refusedText(cell, byKey, context)) };
}

function refusedText(
  { key, columnId, text, problem }: RefusedCell,
  byKey: ReadonlyMap<string, CapacityLine>,
  { words, state }: CapacityContext,
): string {
  const slot = slotOfColumn(columnId);
  const name = byKey.get(key)?.name ?? '';
  return words.say('refusedCell', {
    team: name === '' ? words.say('allTeams') : name,
    column:
      slot === undefined
        ? words.say(columnId === 'sum' ? 'sum' : columnId === 'team' ? 'team' : 'delivered')
        : (state.pi.slots[slot]?.name ?? ''),
    why: cellProblemText(text, problem, words),
  });
}
