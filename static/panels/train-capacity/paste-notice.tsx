import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { TeamId } from '#core/train/ids';
import type { CapacityContext } from './capacity-context';
import { slotOfColumn, type CapacityLine } from './capacity-table';
import type { Pasted, RefusedCell } from './paste';
import { cellProblemText } from './words-of';

/** Refused cells that are named one by one. */
const mostNamed = 8;

interface PasteNoticeProps {
  readonly context: CapacityContext;
  readonly pasted: Pasted<TeamId>;
  readonly byKey: ReadonlyMap<string, CapacityLine>;
  onClose(): void;
}

/** What became of a pasted block: what was taken, and every cell that was not, with its reason. */
export function PasteNotice({ context, pasted, byKey, onClose }: PasteNoticeProps) {
  const { words } = context;
  const { changes, refused, outside } = pasted;
  const close = (
    <Button appearance="link" isCompact onClick={onClose}>
      {words.say('close')}
    </Button>
  );
  const taken = words.say('pasted', { count: changes.length });
  const beyond = outside > 0 && <p>{words.say('outside', { count: outside })}</p>;
  if (refused.length === 0)
    return (
      <Message tone={outside > 0 ? 'warning' : 'success'} title={taken} actions={close}>
        {beyond}
      </Message>
    );
  return (
    <Message tone="warning" title={words.say('refused', { count: refused.length })} actions={close}>
      <p>{taken}</p>
      <ul className="train-capacity__list">
        {refused.slice(0, mostNamed).map((cell) => (
          <li key={`${cell.key} ${cell.columnId}`}>{refusedText(cell, byKey, context)}</li>
        ))}
      </ul>
      {refused.length > mostNamed && <p>{words.say('refusedMore', { count: refused.length - mostNamed })}</p>}
      {beyond}
    </Message>
  );
}

function refusedText(
  { key, columnId, text, problem }: RefusedCell,
  byKey: ReadonlyMap<string, CapacityLine>,
  { words, state }: CapacityContext,
): string {
  const slot = slotOfColumn(columnId);
  return words.say('refusedCell', {
    team: byKey.get(key)?.name || words.say('allTeams'),
    column:
      slot === undefined
        ? words.say(columnId === 'sum' ? 'sum' : columnId === 'team' ? 'team' : 'delivered')
        : (state.pi.slots[slot]?.name ?? ''),
    why: cellProblemText(text, problem, words),
  });
}
