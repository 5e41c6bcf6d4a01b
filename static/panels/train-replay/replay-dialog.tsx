import './replay-dialog.css';
import { useEffect, useState } from 'react';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Message } from '../../kit/message';
import { saveFile } from '../../kit/save-file';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { DoubtNotice } from '../signing/doubt-notice';
import type { BoardSession, BoardState } from '../train/board-session';
import type { CsvCell } from '../value-page/csv';
import { enTrainReplay, type TrainReplayWords } from '../words/en-train-replay';
import { useWords } from '../words/use-words';
import { ReplayBook, type ReplayEdits } from './replay-book';
import { ReplaySince } from './replay-since';

interface ReplayDialogProps {
  readonly host: Host;
  readonly session: BoardSession;
  onClose(): void;
}

/** The plan as it was committed, held against today: what is kept, what slipped, left or came in, and who moved it when. */
export function ReplayDialog({ host, session, onClose }: ReplayDialogProps) {
  const words = useWords(enTrainReplay, host);
  const state = useStore(session.states);
  const { plan, load } = state;
  const [book] = useState(() => new ReplayBook(host, session));
  const moves = useStore(book.states);
  // Whoever moves something meanwhile changes the plan's token.
  useEffect(() => void book.read(), [book, plan.token, load.phase]);
  useEffect(() => () => book.close(), [book]);
  return (
    <Dialog
      title={words.say('title')}
      closeLabel={words.say('close')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{words.say('close')}</Button>}
    >
      <div className="replay-dialog">
        <Content {...{ host, words, state, moves }} />
      </div>
    </Dialog>
  );
}

interface ContentProps {
  readonly host: Host;
  readonly words: TrainReplayWords;
  readonly state: BoardState;
  readonly moves: ReplayEdits;
}

function Content({ host, words, state, moves }: ContentProps) {
  const { plan, hasPlan, planProblem, load, row, pi } = state;
  const [saved, setSaved] = useState('');
  if (!hasPlan && planProblem) return <Message tone="danger">{words.say('planUnread')}</Message>;
  // While items arrive, those that have not come would be taken for gone.
  if (!hasPlan || load.phase === 'loading') return <Skeleton lines={[60, 100, 100]} label={words.say('loadingPlan')} />;
  if (!plan.baseline)
    return (
      <Message tone="info" title={words.say('noBaseline')}>
        {words.say('noBaselineHelp')}
      </Message>
    );
  const onSave = (ending: string, lines: readonly (readonly CsvCell[])[]): void => {
    const name = `${row.train.name} ${pi.name} ${words.say('title')}`.replace(/[^\p{L}\p{N}.-]+/gu, '-');
    saveLines(`${name}${ending}.csv`, lines).then(
      (file) => setSaved(words.say('saved', { file })),
      (error: unknown) => {
        host.report(error, 'saving the plan since its commitment');
        setSaved(words.say('saveFailed'));
      },
    );
  };
  return (
    <>
      {load.phase === 'failed' && <Message tone="danger">{words.say('itemsFailed')}</Message>}
      {plan.doubt && <DoubtNotice host={host} doubt={plan.doubt} />}
      <ReplaySince {...{ host, words, state, moves, onSave }} baseline={plan.baseline} />
      <p className="replay-dialog__note" aria-live="polite">
        {saved}
      </p>
    </>
  );
}

async function saveLines(file: string, lines: readonly (readonly CsvCell[])[]): Promise<string> {
  const { csvText } = await import('../value-page/csv-text');
  saveFile(file, csvText(lines), 'text/csv');
  return file;
}
