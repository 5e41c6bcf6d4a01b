import './value-panel.css';
import { useEffect, useRef } from 'react';
import type { IsoDateTime } from '#core/result';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { isFocusLost } from '../../kit/focus';
import { Skeleton } from '../../kit/skeleton';
import type { Host } from '../host';
import { en } from '../words/en';
import { useWords } from '../words/use-words';
import { AgreedRound, Drift } from './agreed-round';
import { BallotForm } from './ballot-form';
import { ConflictChoice } from './conflict-choice';
import { Figures } from './figures';
import { HeadlineLine } from './headline-line';
import { History } from './history';
import { KeptDraft } from './kept-draft';
import { OpenRound } from './open-round';
import type { Panel } from './panel';
import { drift } from './reading';
import { RevealedRound } from './revealed-round';
import { SavedMark } from './saved-mark';
import { pointsOf, type Scene } from './scene';
import { TroubleMessage } from './trouble-message';
import { usePanel } from './use-panel';

interface ValuePanelProps {
  readonly host: Host;
  readonly panel: Panel;
}

/** Scores one issue: what it is worth in a line, the few things to do, and the details folded. */
export function ValuePanel({ host, panel }: ValuePanelProps) {
  const words = useWords(en, host);
  const state = usePanel(host, panel);
  const home = useRef<HTMLElement>(null);
  const { score, trouble } = state;
  const hasOwnDraft = state.keptBallot !== undefined && score?.phase === 'open' && score.can.score;
  useEffect(() => {
    if (hasOwnDraft) panel.openBallot();
  }, [hasOwnDraft, panel]);

  const isSaidInForm =
    state.conflict === undefined &&
    ((trouble?.task.kind === 'submit' && state.ballot !== undefined && score?.phase === 'open') ||
      (trouble?.task.kind === 'agree' && score?.phase !== 'agreed'));
  const isFormOpen = state.ballot !== undefined;
  useEffect(() => {
    if (!isFormOpen && isFocusLost()) home.current?.querySelector<HTMLElement>('[data-focus-home]')?.focus();
  }, [state.done, isFormOpen]);

  const message = trouble && !isSaidInForm && (
    <TroubleMessage trouble={trouble} words={words} panel={panel} isBusy={state.doing !== undefined} />
  );
  if (!score) {
    return (
      <main className="value-panel">{message || <Skeleton lines={[70, 45, 30]} label={words.say('loading')} />}</main>
    );
  }
  const scene: Scene = { host, panel, state, score, words, now: new Date().toISOString() as IsoDateTime };
  return (
    <main className="value-panel" ref={home}>
      <HeadlineLine {...scene} />
      {message}
      <Body scene={scene} />
      <SavedMark scene={scene} />
      <ItemTrouble scene={scene} />
      <Figures scene={scene} />
      {score.version > 0 && <History scene={scene} />}
    </main>
  );
}

/** The one thing that is to do now. */
function Body({ scene }: { readonly scene: Scene }) {
  const { state, score } = scene;
  if (state.conflict) return <ConflictChoice scene={scene} conflict={state.conflict} />;
  if (state.ballot && score.phase === 'open') return <BallotForm scene={scene} draft={state.ballot} />;
  const changed = drift(score, pointsOf(state));
  return (
    <>
      <KeptDraft scene={scene} />
      {changed && score.phase === 'agreed' && <Drift scene={scene} {...changed} />}
      {score.phase === 'open' && <OpenRound scene={scene} />}
      {score.phase === 'revealed' && <RevealedRound scene={scene} />}
      {score.phase === 'agreed' && <AgreedRound scene={scene} />}
    </>
  );
}

function ItemTrouble({ scene: { words, panel, state } }: { readonly scene: Scene }) {
  if (state.item.kind !== 'failed') return undefined;
  return (
    <Message tone="warning" actions={<Button onClick={() => void panel.retryItem()}>{words.say('retry')}</Button>}>
      {words.say('itemFailed')}
    </Message>
  );
}
