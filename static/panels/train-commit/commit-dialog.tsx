import './commit-dialog.css';
import { useEffect, useState } from 'react';
import { drawnId } from '#core/drawn-id';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { DoubtMark, DoubtNotice } from '../signing/doubt-notice';
import type { BoardSession, BoardState } from '../train/board-session';
import { useNames } from '../train/use-names';
import { enTrainCommit, type TrainCommitWords } from '../words/en-train-commit';
import { useWords } from '../words/use-words';
import { CommitFailure } from './commit-failure';
import { CommitRows, UnwritableRows } from './commit-rows';
import { CommitRun } from './commit-run';
import { countsOf, isMoved, type CommitState } from './commit-state';
import { mayCommit } from './going-on';

interface CommitDialogProps {
  readonly host: Host;
  readonly session: BoardSession;
  onClose(): void;
}

/** Writes what the plan has elsewhere than the tracker: first shown, then written, gone on with, and undone. */
export function CommitDialog({ host, session, onClose }: CommitDialogProps) {
  const words = useWords(enTrainCommit, host);
  const [run] = useState(() => new CommitRun(host, session, drawnId));
  useEffect(() => {
    void run.open();
    return () => run.pause();
  }, [run]);
  const state = useStore(run.states);
  const board = useStore(session.states);
  const canWrite = mayCommit(board);
  return (
    <Dialog
      title={words.say(state.aim === 'undo' ? 'undoTitle' : 'title')}
      closeLabel={words.say('close')}
      onClose={onClose}
      actions={<Actions {...{ words, run, state, canWrite, onClose }} />}
    >
      <div className="commit-dialog">
        {state.phase === 'loading' ? (
          <Skeleton lines={[60, 100, 100]} label={words.say('comparing')} />
        ) : (
          <>
            <Obstacles {...{ host, words, board }} />
            {state.phase === 'ready' && board.hasPlan && <Before {...{ host, words, session, run, state, canWrite }} />}
            <div aria-live="polite">
              <Standing words={words} state={state} />
              {state.failure && <CommitFailure words={words} failure={state.failure} />}
            </div>
            <CommitRows {...{ words, session }} rows={state.rows} hasOutcomes={state.phase !== 'ready'} />
            <UnwritableRows words={words} unwritable={state.unwritable} />
            {state.withoutField > 0 && <p>{words.say('withoutField', { count: state.withoutField })}</p>}
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Why nothing can be written now. */
function Obstacles({
  host,
  words,
  board: { canPlan, hasPlan, plan, planProblem },
}: Pick<PartProps, 'words'> & { readonly host: Host; readonly board: BoardState }) {
  return (
    <>
      {!canPlan && <Message tone="info">{words.say('readOnly')}</Message>}
      {!hasPlan && planProblem && <Message tone="danger">{words.say('planUnread')}</Message>}
      {plan.doubt && (
        <>
          <DoubtNotice host={host} doubt={plan.doubt} />
          <p>{words.say('doubtfulPlan')}</p>
        </>
      )}
    </>
  );
}

interface PartProps {
  readonly words: TrainCommitWords;
  readonly run: CommitRun;
  readonly state: CommitState;
  /** Nothing stands in the way of writing. */
  readonly canWrite: boolean;
}

/** Commitments of before, and what this one would do. */
function Before({
  host,
  words,
  session,
  run,
  state,
  canWrite,
}: PartProps & { readonly host: Host; readonly session: BoardSession }) {
  const { unfinished, unfinishedRows, last, withheld, rows, aim } = state;
  const name = useNames(host, [unfinished?.by, last?.by]);
  return (
    <>
      {unfinished && (
        <Message
          tone="warning"
          title={words.say('unfinishedTitle')}
          actions={canWrite && <Button onClick={() => void run.goOn()}>{words.say('goOn')}</Button>}
        >
          {words.say('unfinishedText', {
            person: name(unfinished.by) ?? words.say('someone'),
            moment: words.formats.moment(unfinished.at),
            done: unfinished.writes.filter(({ outcome }) => outcome === 'done').length,
            total: unfinished.writes.length,
          })}
        </Message>
      )}
      {unfinished && <CommitRows {...{ words, session }} rows={unfinishedRows} hasOutcomes />}
      {withheld && (
        <Message tone="warning">
          {words.say('doubtfulJournal')}
          <DoubtMark host={host} doubt={withheld} />
        </Message>
      )}
      {rows.length === 0 && !unfinished && (
        <Message tone="info" title={words.say('nothing')}>
          {words.say('nothingHelp')}
        </Message>
      )}
      {rows.length > 0 && (
        <p>
          {previewText(words, state)} {words.say('asYou')}
        </p>
      )}
      {last && !unfinished && aim === 'commit' && (
        <p className="commit-dialog__last">
          {words.say('lastCommit', {
            person: name(last.by) ?? words.say('someone'),
            moment: words.formats.moment(last.at),
          })}{' '}
          {canWrite && (
            <Button appearance="link" onClick={() => run.showUndo()}>
              {words.say('undoLast')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

/** How many items are written, and of how many the days. */
function previewText(words: TrainCommitWords, { rows, aim }: CommitState): string {
  const dated = rows.filter(({ fields }) => fields !== undefined).length;
  const count = rows.length;
  if (aim === 'undo') return words.say(dated > 0 ? 'undoPreviewDays' : 'undoPreview', { count });
  if (dated === 0) return words.say('preview', { count });
  return words.say('previewDays', { count, moved: rows.filter(isMoved).length, dated });
}

/** How far it is, and how it ended. */
function Standing({ words, state }: Pick<PartProps, 'words' | 'state'>) {
  const { phase, aim, rows, hasBaseline } = state;
  const { done, waiting, doubtful } = countsOf(rows);
  const total = rows.length;
  if (phase === 'writing')
    return (
      <div className="commit-dialog__progress">
        <progress aria-label={words.say('writing')} max={total} value={total - waiting - doubtful} />
        <span className="ui-numeric">{words.say('progress', { done, total })}</span>
      </div>
    );
  if (phase === 'stopped')
    return (
      <Message tone="warning" title={words.say('stoppedTitle', { done, total })}>
        {words.say(waiting + doubtful > 0 ? 'stoppedHelp' : 'stoppedAtEnd')}
      </Message>
    );
  if (phase !== 'done') return null;
  return (
    <Message tone="success" title={words.say(aim === 'undo' ? 'undoneTitle' : 'doneTitle', { count: done })}>
      {aim === 'commit' && words.say(hasBaseline ? 'baselineKept' : 'baselineMissing')}
    </Message>
  );
}

function Actions({ words, run, state, canWrite, onClose }: PartProps & { onClose(): void }) {
  const { phase, aim, rows } = state;
  const { waiting, doubtful } = countsOf(rows);
  const left = waiting + doubtful;
  if (phase === 'writing') return <Button onClick={() => run.pause()}>{words.say('pause')}</Button>;
  return (
    <>
      <Button onClick={onClose}>{words.say(phase === 'done' ? 'close' : 'cancel')}</Button>
      {canWrite && phase === 'stopped' && (
        <Button appearance="primary" onClick={() => void run.resume()}>
          {left > 0 ? words.say('resume', { count: left }) : words.say('resumeEnd')}
        </Button>
      )}
      {canWrite && phase === 'ready' && rows.length > 0 && (
        <Button appearance="primary" onClick={() => void run.start()}>
          {words.say(aim === 'undo' ? 'undoNow' : 'commit', { count: rows.length })}
        </Button>
      )}
    </>
  );
}
