import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import type { TrainRow } from '#app/train/calls';
import { differencesOf } from './differences';
import type { SetupContext } from './setup-context';
import { trainToSend } from './setup-draft';

interface ClashDialogProps {
  readonly context: SetupContext;
  readonly theirs: TrainRow;
  onSettle(how: 'mine' | 'theirs' | 'later'): void;
}

/** Both versions of a train side by side where they differ; mine is kept until one is chosen. */
export function ClashDialog({ context, theirs, onSettle }: ClashDialogProps) {
  const { words, state } = context;
  return (
    <Dialog
      title={words.say('clashTitle')}
      closeLabel={words.say('later')}
      onClose={() => onSettle('later')}
      actions={
        <>
          <Button onClick={() => onSettle('theirs')}>{words.say('takeTheirs')}</Button>
          <Button appearance="primary" onClick={() => onSettle('mine')}>
            {words.say('keepMine')}
          </Button>
        </>
      }
    >
      <p>{words.say('clashText')}</p>
      <table className="train-setup__versions">
        <thead>
          <tr>
            <th scope="col">{words.say('setting')}</th>
            <th scope="col">{words.say('mine')}</th>
            <th scope="col">{words.say('theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differencesOf(trainToSend(state.draft), theirs.train, context).map(({ title, mine, theirs: other }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td dir="auto">{mine}</td>
              <td dir="auto">{other}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
