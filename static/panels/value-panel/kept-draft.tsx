import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { ValuePanelContext } from './panel-context';

/** A draft on this device whose round is over: it waits here until the viewer uses or drops it. */
export function KeptDraft({ context }: { readonly context: ValuePanelContext }) {
  const { words, panel, score, state } = context;
  if (!state.keptBallot || score.phase === 'open') return undefined;
  async function openWithMine() {
    await panel.run({ kind: 'restart', version: score.version });
    if (panel.states.get().score?.phase === 'open') panel.openBallot();
  }
  return (
    <Message
      tone="info"
      actions={
        <>
          {score.can.score && <Button onClick={() => void openWithMine()}>{words.say('useMineRound')}</Button>}
          <Button appearance="subtle" onClick={panel.dropMine}>
            {words.say('dropMine')}
          </Button>
        </>
      }
    >
      {words.say('draftKept', { date: words.formats.moment(state.keptBallot.at) })}
    </Message>
  );
}
