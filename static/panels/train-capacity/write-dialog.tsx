import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import type { CalendarDate } from '#core/result';
import { reading, type Reading } from '../base/ask';
import { useStore } from '../base/store';
import type { CapacityContext } from './capacity-context';
import { planWrites, readKept, type KeptPlaces, type NamedDays } from './plan-writes';
import { failureText } from './words-of';
import { placeText, WritePreview } from './write-preview';
import { WriteResults } from './write-results';
import { stepsOf, type WriteRun } from './write-run';

interface WriteDialogProps {
  readonly context: CapacityContext;
  readonly run: WriteRun;
  onClose(): void;
}

/** Shows what would change in the tracker's own capacity, writes it on a press, says what became of it, and undoes it. */
export function WriteDialog({ context, run, onClose }: WriteDialogProps) {
  const { words, figures } = context;
  const state = useStore(run.states);
  const [round, setRound] = useState(0);
  const [isCompared, setCompared] = useState(state.phase === 'idle');
  const [days, setDays] = useState<NamedDays>(new Map());
  const read = useKept(context, round);
  const writes = useMemo(
    () => (read?.kind === 'done' ? planWrites(read.value, figures.entriesOf, days) : []),
    [read, figures, days],
  );
  const steps = useMemo(() => stepsOf(writes), [writes]);
  const isBusy = state.phase === 'writing' || state.phase === 'undoing';
  const isPreview = isCompared && !isBusy;
  const compare = () => {
    setDays(new Map());
    setRound((before) => before + 1);
    setCompared(true);
  };
  const addDay = (key: string, day: CalendarDate) =>
    setDays((before) => new Map(before).set(key, [...(before.get(key) ?? []), day]));
  return (
    <Dialog
      title={words.say('writeTitle')}
      closeLabel={words.say('close')}
      onClose={onClose}
      actions={
        <>
          {isBusy && <Button onClick={run.stop}>{words.say('writeStop')}</Button>}
          {!isBusy && state.undoable.length > 0 && (
            <Button onClick={() => (setCompared(false), void run.undo())}>
              {words.say('writeUndo', { count: state.undoable.length })}
            </Button>
          )}
          {!isBusy && !isCompared && <Button onClick={compare}>{words.say('writeAgain')}</Button>}
          <Button onClick={onClose}>{words.say('close')}</Button>
          {isPreview && steps.length > 0 && (
            <Button appearance="primary" onClick={() => (setCompared(false), void run.write(steps))}>
              {words.say('writeIt', { count: steps.length })}
            </Button>
          )}
        </>
      }
    >
      {isPreview ? (
        <>
          <p>{words.say('writeText')}</p>
          <Kept context={context} read={read} />
          {read?.kind === 'done' && <WritePreview {...{ context, writes, addDay }} />}
        </>
      ) : (
        <WriteResults context={context} state={state} />
      )}
    </Dialog>
  );
}

function Kept({
  context,
  read,
}: {
  readonly context: CapacityContext;
  readonly read: Reading<KeptPlaces> | undefined;
}) {
  const { words, state } = context;
  if (read === undefined)
    return (
      <Skeleton lines={[100, 100, 100]} label={words.say('writeReading', { count: state.row.train.teams.length })} />
    );
  if (read.kind === 'bad-query') return <Message tone="danger">{read.message}</Message>;
  if (read.kind !== 'done')
    return <Message tone="danger">{words.say('takeFailed', { why: failureText(read, words) })}</Message>;
  const { unreadable, several } = read.value;
  const places = (each: KeptPlaces['several']) => words.formats.list(each.map((place) => placeText(place, context)));
  return (
    <>
      {unreadable.length > 0 && (
        <Message tone="warning">{words.say('takeUnreadable', { places: places(unreadable) })}</Message>
      )}
      {several.length > 0 && <Message tone="info">{words.say('writeSeveral', { places: places(several) })}</Message>}
    </>
  );
}

/** Reads when the dialog opens, and again for each comparison; undefined meanwhile. */
function useKept({ host, state }: CapacityContext, round: number): Reading<KeptPlaces> | undefined {
  const [read, setRead] = useState<Reading<KeptPlaces>>();
  const { pi, row } = state;
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setRead(undefined);
    const of = { teams: row.train.teams.map(({ id }) => id), pi, viewerZone: host.viewer.timeZone };
    const doing = 'reading the capacity of teams';
    void reading(host, doing, () => readKept(host.tracker.schedule, of, signal), signal).then(
      (answer) => !signal.aborted && setRead(answer),
    );
    return () => controller.abort();
  }, [host, pi, row.train.teams, round]);
  return read;
}
