import { useState } from 'react';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
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
        <Dialog
          title={words.say('removeTitle', { train })}
          closeLabel={words.say('cancel')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{words.say('cancel')}</Button>
              <Button
                appearance="danger"
                isBusy={state.phase === 'removing'}
                onClick={() =>
                  void book.remove().then((isGone) => {
                    setAsking(false);
                    if (isGone) onRemoved();
                  })
                }
              >
                {words.say('removeNow')}
              </Button>
            </>
          }
        >
          <p>{words.say('removeText')}</p>
        </Dialog>
      )}
    </div>
  );
}
