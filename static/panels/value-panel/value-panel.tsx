import './value-panel.css';
import { useEffect, useRef } from 'react';
import type { IsoDateTime } from '#core/result';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { isFocusLost } from '../../kit/focus';
import { Skeleton } from '../../kit/skeleton';
import type { PanelIssue } from '../base/module';
import type { Host } from '../host';
import { enValuePanel } from '../words/en-value-panel';
import { useWords } from '../words/use-words';
import { AgreedRound, Drift } from './agreed-round';
import { BallotForm, ConflictChoice, DoubtNotice, prefetchParts } from './deferred-parts';
import { Figures } from './figures';
import { HeadlineLine } from './headline-line';
import { History } from './history';
import { KeptDraft } from './kept-draft';
import { OpenRound } from './open-round';
import { startPanel, type Panel } from './panel';
import { drift } from './reading';
import { RevealedRound } from './revealed-round';
import { SavedMark } from './saved-mark';
import { pointsOf, type ValuePanelContext } from './panel-context';
import { TroubleMessage } from './trouble-message';
import { usePanel } from './use-panel';

interface ValuePanelProps {
  readonly host: Host;
  readonly panel: Panel;
}

/** Opens the panel of an issue. */
export function openValuePanel(host: Host, issue: PanelIssue) {
  return <ValuePanel host={host} panel={startPanel(host, issue)} />;
}

/** Scores one issue: what it is worth in a line, the few things to do, and the details folded. */
function ValuePanel({ host, panel }: ValuePanelProps) {
  const words = useWords(enValuePanel, host);
  const state = usePanel(host, panel);
  const home = useRef<HTMLElement>(null);
  const { score, trouble } = state;
  const hasOwnDraft = state.keptBallot !== undefined && score?.phase === 'open' && score.can.score;
  useEffect(() => {
    if (hasOwnDraft) panel.openBallot();
  }, [hasOwnDraft, panel]);

  useEffect(prefetchParts, []);

  const isSaidInForm =
    state.conflict === undefined &&
    ((trouble?.task.kind === 'submit' && state.ballot !== undefined && score?.phase === 'open') ||
      (trouble?.task.kind === 'agree' && score?.phase !== 'agreed'));
  const isFormOpen = state.ballot !== undefined;
  useEffect(() => {
    if (!isFormOpen && isFocusLost()) home.current?.querySelector<HTMLElement>('[data-focus-home]')?.focus();
  }, [state.done, isFormOpen]);

  const message = trouble && !isSaidInForm && (
    <TroubleMessage
      trouble={trouble}
      model={state.score?.model}
      words={words}
      panel={panel}
      isBusy={state.doing !== undefined}
    />
  );
  if (!score) {
    return (
      <main className="value-panel">{message || <Skeleton lines={[70, 45, 30]} label={words.say('loading')} />}</main>
    );
  }
  const context: ValuePanelContext = { host, panel, state, score, words, now: new Date().toISOString() as IsoDateTime };
  return (
    <main className="value-panel" ref={home}>
      <HeadlineLine {...context} />
      {message}
      {score.doubt && <DoubtNotice host={host} doubt={score.doubt} />}
      <Body context={context} />
      <SavedMark context={context} />
      <ItemTrouble context={context} />
      <Figures context={context} />
      {score.version > 0 && <History context={context} />}
    </main>
  );
}

/** The one thing that is to do now. */
function Body({ context }: { readonly context: ValuePanelContext }) {
  const { state, score } = context;
  if (state.conflict) return <ConflictChoice context={context} conflict={state.conflict} />;
  if (state.ballot && score.phase === 'open') return <BallotForm context={context} draft={state.ballot} />;
  const changed = drift(score, pointsOf(state));
  return (
    <>
      <KeptDraft context={context} />
      {changed && score.phase === 'agreed' && <Drift context={context} {...changed} />}
      {score.phase === 'open' && <OpenRound context={context} />}
      {score.phase === 'revealed' && <RevealedRound context={context} />}
      {score.phase === 'agreed' && <AgreedRound context={context} />}
    </>
  );
}

function ItemTrouble({ context: { words, panel, state } }: { readonly context: ValuePanelContext }) {
  if (state.item.kind !== 'failed') return undefined;
  return (
    <Message tone="warning" actions={<Button onClick={() => void panel.retryItem()}>{words.say('retry')}</Button>}>
      {words.say('itemFailed')}
    </Message>
  );
}
