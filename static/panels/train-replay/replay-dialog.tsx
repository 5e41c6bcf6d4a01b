import './replay-dialog.css';
import { useMemo } from 'react';
import type { PlanBaseline } from '#app/plan/calls';
import type { IssueId } from '#core/issue';
import { endangering } from '#core/train/endangered';
import type { PlanItem } from '#core/train/plan-item';
import { storiesByFeature } from '#core/train/precedence';
import { replayOf, tallyOf, type Fate, type Replay, type ReplayedItem } from '#core/train/replay';
import type { Pi } from '#core/train/train';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { DoubtNotice } from '../signing/doubt-notice';
import type { BoardSession, BoardState } from '../train/board-session';
import { useNames } from '../train/use-names';
import { enTrainReplay, type TrainReplayWords } from '../words/en-train-replay';
import { useWords } from '../words/use-words';

interface ReplayDialogProps {
  readonly host: Host;
  readonly session: BoardSession;
  onClose(): void;
}

/** What somebody has to look at stands first. */
const fates: readonly Fate[] = ['left', 'later', 'added', 'earlier', 'kept', 'done'];
const keptFates: readonly Fate[] = ['kept', 'done'];
const promisedFates: readonly Fate[] = fates.filter((fate) => fate !== 'added');

/** Rows of one group that are drawn at most; its heading says how many there are. */
const mostRows = 300;
/** Items that a slip is said to endanger, by name; the others are counted. */
const mostNamed = 5;
/** Fates that others may be waiting for. */
const slipped: readonly Fate[] = ['left', 'later'];

/** The plan as it was committed, held against today: what is kept, what slipped, left or came in. */
export function ReplayDialog({ host, session, onClose }: ReplayDialogProps) {
  const words = useWords(enTrainReplay, host);
  const state = useStore(session.states);
  return (
    <Dialog
      title={words.say('title')}
      closeLabel={words.say('close')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{words.say('close')}</Button>}
    >
      <div className="replay-dialog">
        <Content {...{ host, words, state }} />
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly host: Host;
  readonly words: TrainReplayWords;
  readonly state: BoardState;
}

function Content({ host, words, state }: PartProps) {
  const { plan, hasPlan, planProblem, load } = state;
  if (!hasPlan && planProblem) return <Message tone="danger">{words.say('planUnread')}</Message>;
  // While items arrive, those that have not come would be taken for gone.
  if (!hasPlan || load.phase === 'loading') return <Skeleton lines={[60, 100, 100]} label={words.say('loadingPlan')} />;
  if (!plan.baseline)
    return (
      <Message tone="info" title={words.say('noBaseline')}>
        {words.say('noBaselineHelp')}
      </Message>
    );
  return (
    <>
      {plan.doubt && <DoubtNotice host={host} doubt={plan.doubt} />}
      <Since {...{ host, words, state }} baseline={plan.baseline} />
    </>
  );
}

function Since({ host, words, state, baseline }: PartProps & { readonly baseline: PlanBaseline }) {
  const { pi, items, board } = state;
  const replay = useMemo(
    () => replayOf(new Map(Object.entries(baseline.slots) as [IssueId, number][]), items, board),
    [baseline, items, board],
  );
  const endangered = useEndangered(state);
  const name = useNames(host, [baseline.by]);
  const person = name(baseline.by) ?? words.say('someone');
  return (
    <>
      <p className="replay-dialog__note">
        {words.say('committed', { person, moment: words.formats.moment(baseline.at) })}
      </p>
      <Headline words={words} replay={replay} />
      {replay.gone > 0 && <Message tone="warning">{words.say('gone', { count: replay.gone })}</Message>}
      {fates.map((fate) => {
        const rows = replay.rows.filter((one) => one.fate === fate);
        if (rows.length === 0) return null;
        const label = words.say(`fate-${fate}`);
        const points = words.formats.number(tallyOf(rows, [fate]).points);
        return (
          <Disclosure
            key={fate}
            summary={words.say('group', { fate: label, count: rows.length, points })}
            isOpenAtFirst={fate === 'left' || fate === 'later'}
          >
            <Rows {...{ host, words, pi, rows }} endangered={slipped.includes(fate) ? endangered : undefined} />
          </Disclosure>
        );
      })}
    </>
  );
}

function Headline({ words, replay }: { readonly words: TrainReplayWords; readonly replay: Replay }) {
  const kept = tallyOf(replay.rows, keptFates).items;
  // What is gone was promised, too.
  const promised = tallyOf(replay.rows, promisedFates).items + replay.gone;
  if (promised === 0) return <p className="replay-dialog__note">{words.say('nothingPromised')}</p>;
  return (
    <>
      <p className="replay-dialog__headline">
        {words.say('headline', { share: words.formats.percent(kept / promised) })}
      </p>
      <p className="replay-dialog__note">
        {words.say('basis', { held: words.formats.number(kept), promised: words.formats.number(promised) })}
      </p>
    </>
  );
}

/** Answers what an item that is late puts at risk. */
function useEndangered({ items, board }: BoardState): (item: PlanItem) => readonly PlanItem[] {
  return useMemo(() => endangering(board.ties, storiesByFeature(items)), [items, board.ties]);
}

interface RowsProps {
  readonly host: Host;
  readonly words: TrainReplayWords;
  readonly pi: Pi;
  readonly rows: readonly ReplayedItem[];
  /** Absent: nobody asks. */
  readonly endangered: ((item: PlanItem) => readonly PlanItem[]) | undefined;
}

function Rows({ host, words, pi, rows, endangered }: RowsProps) {
  const slot = (at: number): string => pi.slots[at]?.name ?? String(at + 1);
  return (
    <>
      <ul className="replay-dialog__rows">
        {rows.slice(0, mostRows).map(({ item, promised, now }) => (
          <li key={item.id} className="replay-dialog__row">
            <a
              href={host.issueUrl(item.key)}
              onClick={(event) => {
                event.preventDefault();
                host.openIssue(item.key, event.ctrlKey || event.metaKey);
              }}
            >
              {`${item.key} ${item.summary}`}
            </a>
            <span className="replay-dialog__way">
              {words.say('fromTo', {
                from: promised === undefined ? words.say('notPromised') : slot(promised),
                to: now === undefined ? words.say('nowhere') : slot(now),
              })}
            </span>
            {endangered && <Endangered words={words} items={endangered(item)} />}
          </li>
        ))}
      </ul>
      {rows.length > mostRows && (
        <p className="replay-dialog__note">{words.say('more', { count: rows.length - mostRows })}</p>
      )}
    </>
  );
}

function Endangered({ words, items }: { readonly words: TrainReplayWords; readonly items: readonly PlanItem[] }) {
  if (items.length === 0) return null;
  const keys = items.slice(0, mostNamed).map(({ key }) => key);
  const left = items.length - keys.length;
  const named = words.formats.list(left > 0 ? [...keys, words.say('others', { count: left })] : keys);
  return <span className="replay-dialog__danger">{words.say('endangers', { count: items.length, keys: named })}</span>;
}
