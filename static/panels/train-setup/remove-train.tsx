import { useState } from 'react';
import { Button } from '../../kit/button';
import { RemoveDialog } from '../../kit/remove-dialog';
import type { SetupContext } from './setup-context';

/** Forgets a train, after a question that says what goes with it. */
export function RemoveTrain({ context, onRemoved }: { readonly context: SetupContext; onRemoved(): void }) {
  const { words, book, state } = context;
  const [isAsking, setAsking] = useState(false);
  const train = state.saved?.train.name ?? '';
  return (
    <div className="train-setup__remove">
      <Button appearance="subtle" onClick={() => setAsking(true)}>
        {words.say('remove')}
      </Button>
      {isAsking && (
        <RemoveDialog
          title={words.say('removeTitle', { train })}
          cancelLabel={words.say('cancel')}
          removeLabel={words.say('removeNow')}
          isBusy={state.phase === 'removing'}
          onCancel={() => setAsking(false)}
          onRemove={() =>
            void book.remove().then((isGone) => {
              setAsking(false);
              if (isGone) onRemoved();
            })
          }
        >
          {words.say('removeText')}
        </RemoveDialog>
      )}
    </div>
  );
}
