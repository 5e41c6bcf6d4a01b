import { useEffect, useState } from 'react';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import { reading, type Reading } from '../base/ask';
import { teamName, type CapacityContext } from './capacity-context';
import { entryAt } from './entries';
import { newIn, readHostCapacity, withTaken, type HostCapacity, type HostEntry } from './read-host-capacity';
import { entryText, failureText } from './words-of';

interface TakeDialogProps {
  readonly context: CapacityContext;
  onClose(): void;
}

/** Shows what the teams keep in the tracker's own capacity pages beside what is said here, and takes it on a press. */
export function TakeDialog({ context, onClose }: TakeDialogProps) {
  const { words, state, figures, edits } = context;
  const read = useHostCapacity(context);
  const taken = read?.kind === 'done' ? newIn(read.value.entries, figures.entriesOf) : [];
  return (
    <Dialog
      title={words.say('takeTitle')}
      closeLabel={words.say('cancel')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.say('cancel')}</Button>
          {taken.length > 0 && (
            <Button
              appearance="primary"
              onClick={() => {
                edits.replace('taken', withTaken(taken, state.pi.slots.length, figures.entriesOf));
                onClose();
              }}
            >
              {words.say('takeIt', { count: taken.length })}
            </Button>
          )}
        </>
      }
    >
      <p>{words.say('takeText')}</p>
      <Preview context={context} read={read} taken={taken} />
    </Dialog>
  );
}

interface PreviewProps {
  readonly context: CapacityContext;
  readonly read: Reading<HostCapacity> | undefined;
  readonly taken: readonly HostEntry[];
}

function Preview({ context, read, taken }: PreviewProps) {
  const { words, state, figures } = context;
  if (read === undefined)
    return (
      <Skeleton lines={[100, 100, 100]} label={words.say('takeReading', { count: state.row.train.teams.length })} />
    );
  if (read.kind === 'bad-query') return <Message tone="danger">{read.message}</Message>;
  if (read.kind !== 'done')
    return <Message tone="danger">{words.say('takeFailed', { why: failureText(read, words) })}</Message>;
  const { entries, unreadable } = read.value;
  const place = ({ teamId, slot }: { teamId: HostEntry['teamId']; slot: number }) =>
    words.say('takePlace', { team: teamName(state, teamId), slot: state.pi.slots[slot]?.name ?? '' });
  const keeps = taken.some(({ teamId, slot }) => entryAt(figures.entriesOf(teamId), slot).points !== undefined);
  return (
    <>
      {unreadable.length > 0 && (
        <Message tone="warning">
          {words.say('takeUnreadable', { places: words.formats.list(unreadable.map(place)) })}
        </Message>
      )}
      {taken.length === 0 && <p>{words.say(entries.length === 0 ? 'takeNothing' : 'takeSame')}</p>}
      {keeps && <p>{words.say('takeKeepsPoints')}</p>}
      {taken.length > 0 && (
        <table className="train-capacity__versions">
          <thead>
            <tr>
              <th scope="col">{words.say('slot')}</th>
              <th scope="col">{words.say('takeHere')}</th>
              <th scope="col">{words.say('takeThere')}</th>
            </tr>
          </thead>
          <tbody>
            {taken.map((each) => (
              <tr key={`${each.teamId} ${each.slot}`}>
                <th scope="row">{place(each)}</th>
                <td>{entryText(entryAt(figures.entriesOf(each.teamId), each.slot), words)}</td>
                <td>{entryText(each.entry, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Reads once, when the dialog opens; undefined until then. */
function useHostCapacity({ host, state }: CapacityContext): Reading<HostCapacity> | undefined {
  const [read, setRead] = useState<Reading<HostCapacity>>();
  const { pi, row } = state;
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const of = { teams: row.train.teams.map(({ id }) => id), pi, viewerZone: host.viewer.timeZone };
    const doing = 'reading the capacity of teams';
    void reading(host, doing, () => readHostCapacity(host.tracker.schedule, of, signal), signal).then(
      (answer) => !signal.aborted && setRead(answer),
    );
    return () => controller.abort();
  }, [host, pi, row.train.teams]);
  return read;
}
