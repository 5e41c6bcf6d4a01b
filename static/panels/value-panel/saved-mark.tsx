import { Saved } from '../../kit/saved';
import type { ValuePanelContext } from './panel-context';

const texts = {
  submitted: 'savedBallot',
  withdrew: 'withdrawn',
  revealed: 'savedRevealed',
  agreed: 'savedAgreed',
  edited: 'savedEdited',
  restarted: 'savedRestarted',
  undone: 'undone',
  kept: 'notUndone',
} as const;

/** Says quietly what was saved last, with its undo. */
export function SavedMark({ context: { words, state, panel } }: { readonly context: ValuePanelContext }) {
  const { done } = state;
  if (!done) return undefined;
  const { undo } = done;
  return (
    <Saved
      undo={undo && { label: words.say('undo'), isBusy: state.doing !== undefined, onUndo: () => void panel.run(undo) }}
    >
      {words.say(texts[done.kind])}
    </Saved>
  );
}
