import { Message } from '../kit/message';
import type { enWorkItemForm } from '../panels/words/en-work-item-form';
import type { Words } from '../panels/words/words';

/** Stands in for a panel on an item that has no number yet. */
export function UnsavedItem({ words }: { readonly words: Words<typeof enWorkItemForm> }) {
  return (
    <main>
      <Message tone="info" title={words.say('unsavedTitle')}>
        {words.say('unsavedHelp')}
      </Message>
    </main>
  );
}
