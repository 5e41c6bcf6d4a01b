import type { IssueId } from '#core/issue';
import type { PlaceChange } from '#core/train/place-changes';
import type { PlanItem } from '#core/train/plan-item';
import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import type { Host } from '../host';
import type { TrainReplayWords } from '../words/en-train-replay';
import type { ReplayEdits } from './replay-book';
import { ReplayGrid } from './replay-grid';
import { changeRows } from './replay-rows';
import { changeColumns, changeCsv, changeText, type ChangeColumn, type ReplayWording } from './replay-text';

interface ReplayChangesProps {
  readonly host: Host;
  readonly words: TrainReplayWords;
  readonly moves: ReplayEdits;
  readonly changes: ReadonlyMap<IssueId, readonly PlaceChange[]>;
  readonly wording: ReplayWording;
  isShown(item: PlanItem): boolean;
  onSave(ending: string, lines: ReturnType<typeof changeCsv>): void;
}

/** Every move since the commitment with its author and its time, and what of them is not known. */
export function ReplayChanges({ host, words, moves, changes, wording, isShown, onSave }: ReplayChangesProps) {
  if (moves.phase === 'loading') return <Skeleton lines={[40]} label={words.say('loadingChanges')} />;
  const rows = changeRows(changes, isShown);
  return (
    <>
      <Gaps words={words} moves={moves} />
      {rows.length === 0 ? (
        <p className="replay-dialog__note">{words.say('noChanges')}</p>
      ) : (
        <Disclosure summary={words.say('changes', { count: rows.length })}>
          <div className="replay-dialog__table">
            <ReplayGrid
              host={host}
              label={words.say('changesLabel')}
              columns={changeColumns.map(({ title, ...column }) => ({ ...column, title: words.say(title) }))}
              lines={rows}
              itemOf={({ change }) => change.item}
              textOf={(line, column) => changeText(line, column as ChangeColumn, wording)}
            />
            <Button isCompact onClick={() => onSave('-moves', changeCsv(rows, wording))}>
              {words.say('saveChanges')}
            </Button>
          </div>
        </Disclosure>
      )}
    </>
  );
}

/** What is missing, and why: no list of moves is shown as whole that is not. */
function Gaps({ words, moves }: Pick<ReplayChangesProps, 'words' | 'moves'>) {
  const { hidden, unnamed, unasked, isPartial, planFailure, trackerFailed } = moves;
  const notes = [
    isPartial && words.say('partialChanges'),
    hidden > 0 && words.say('hiddenChanges', { count: hidden }),
    unnamed > 0 && words.say('unnamedChanges', { count: unnamed }),
    unasked > 0 && words.say('unasked', { count: unasked }),
  ].filter((note) => note !== false);
  return (
    <>
      {planFailure && <Message tone="warning">{words.say('planChangesFailed')}</Message>}
      {trackerFailed && <Message tone="warning">{words.say('trackerChangesFailed')}</Message>}
      {notes.length > 0 && <p className="replay-dialog__note">{notes.join(' ')}</p>}
    </>
  );
}
