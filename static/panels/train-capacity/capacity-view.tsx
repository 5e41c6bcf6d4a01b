import './train-capacity.css';
import { useCallback, useMemo, useState } from 'react';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import type { Host } from '../host';
import type { BoardSession } from '../train/board-session';
import { enTrainCapacity } from '../words/en-train-capacity';
import { useWords } from '../words/use-words';
import type { CapacityContext, Question } from './capacity-context';
import { CapacityEdits } from './capacity-edits';
import { CapacityGrid } from './capacity-grid';
import { CapacityNotices } from './capacity-notices';
import { figuresOf } from './capacity-table';
import { ClashDialog } from './clash-dialog';
import { SharesView } from './shares-view';
import { TakeDialog } from './take-dialog';
import { useHistory } from './use-history';
import { WhyDialog } from './why-dialog';
import { WriteDialog } from './write-dialog';
import { WriteRun } from './write-run';

interface CapacityViewProps {
  readonly host: Host;
  readonly session: BoardSession;
}

/** What every team of a train can give in every iteration of a PI, beside what is planned and what it has delivered. */
export function CapacityView({ host, session }: CapacityViewProps) {
  const words = useWords(enTrainCapacity, host);
  const state = useStore(session.states);
  const edits = useMemo(() => new CapacityEdits(host, session), [host, session]);
  const editing = useStore(edits.states);
  // What was written can be undone as long as the view is open, whatever dialogs come and go.
  const run = useMemo(() => new WriteRun(host.tracker.schedule), [host]);
  const history = useHistory(host, state.row);
  const [question, setQuestion] = useState<Question>();
  // Edits are read through their store: a change of theirs makes the figures anew.
  const figures = useMemo(
    () => figuresOf(state, (teamId) => editing.edits.get(teamId)?.next ?? edits.entriesOf(teamId)),
    [state, editing, edits],
  );
  const { canPlan, hasPlan } = state;
  const context = useMemo(
    (): CapacityContext => ({
      ...{ host, words, state, edits, editing, figures, history },
      canEdit: canPlan && hasPlan,
    }),
    [host, words, state, edits, editing, figures, history, canPlan, hasPlan],
  );
  const close = useCallback(() => setQuestion(undefined), []);
  const isLoading = !hasPlan && !state.planProblem;
  return (
    <section className="train-capacity" aria-labelledby="train-capacity-title">
      <Heading context={context} />
      {isLoading ? (
        <Skeleton lines={[40, 100, 100, 100, 100]} label={words.say('loading')} />
      ) : (
        <>
          <CapacityNotices context={context} onAsk={setQuestion} />
          {state.row.train.teams.length === 0 ? (
            <Message tone="info">{words.say('noTeams')}</Message>
          ) : (
            <CapacityGrid context={context} onAsk={setQuestion} />
          )}
          <SharesView context={context} />
        </>
      )}
      {question?.kind === 'why' && <WhyDialog context={context} {...question} onClose={close} />}
      {question?.kind === 'clash' && <ClashDialog context={context} teamId={question.teamId} onClose={close} />}
      {question?.kind === 'write' && <WriteDialog context={context} run={run} onClose={close} />}
      {question?.kind === 'take' && <TakeDialog context={context} onClose={close} />}
    </section>
  );
}

/** The number that the page is about, right after its name. */
function Heading({ context: { words, state, figures } }: { readonly context: CapacityContext }) {
  const { points, load } = figures.sum({});
  return (
    <header className="train-capacity__header">
      <h2 id="train-capacity-title">{words.say('title', { pi: state.pi.name })}</h2>
      {points !== undefined && (
        <p className="train-capacity__total ui-numeric">
          {words.say('totalLoad', { load: words.formats.score(load), points: words.formats.score(points) })}
        </p>
      )}
    </header>
  );
}
