import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import type { TeamId } from '#core/train/ids';
import { teamName, type CapacityContext } from './capacity-context';
import { entryAt } from './entries';
import { entryText } from './words-of';

interface ClashDialogProps {
  readonly context: CapacityContext;
  readonly teamId: TeamId;
  onClose(): void;
}

/** Two versions of a team's capacity side by side, where they differ; mine is kept until one is chosen. */
export function ClashDialog({ context, teamId, onClose }: ClashDialogProps) {
  const { words, state, edits, editing } = context;
  const edit = editing.edits.get(teamId);
  if (edit?.phase !== 'clash') return null;
  const settle = (how: 'mine' | 'theirs') => {
    edits.settle(teamId, how);
    onClose();
  };
  const rows = state.pi.slots
    .map(({ name }, slot) => ({
      name,
      mine: entryText(entryAt(edit.next, slot), words),
      theirs: entryText(entryAt(edit.current, slot), words),
    }))
    .filter(({ mine, theirs }) => mine !== theirs);
  return (
    <Dialog
      title={words.say('clashTitle', { team: teamName(state, teamId) })}
      closeLabel={words.say('later')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => settle('theirs')}>{words.say('takeTheirs')}</Button>
          <Button appearance="primary" onClick={() => settle('mine')}>
            {words.say('keepMine')}
          </Button>
        </>
      }
    >
      <p>{words.say('clashText')}</p>
      <table className="train-capacity__versions">
        <thead>
          <tr>
            <th scope="col">{words.say('slot')}</th>
            <th scope="col">{words.say('mine')}</th>
            <th scope="col">{words.say('theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, mine, theirs }) => (
            <tr key={name}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td>{mine}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
