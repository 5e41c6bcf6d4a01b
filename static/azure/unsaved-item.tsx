import { Message } from '../kit/message';
import type { PanelWords } from '../panels/words/panel-words';

/** Stands in for a panel on an item that has no number yet. */
export function UnsavedItem({ words }: { readonly words: PanelWords }) {
  return (
    <main>
      <Message tone="info" title={words.say('unsavedTitle')}>
        {words.say('unsavedHelp')}
      </Message>
    </main>
  );
}
