import { evaluate } from '#core/value/evaluation';
import type { FactorId } from '#core/value/model';
import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Skeleton } from '../../kit/skeleton';
import { nameOf } from './headline';
import type { Deed } from './item-score';
import type { Scene } from './scene';

/** Who did what, newest first; read when it is first unfolded. */
export function History({ scene }: { readonly scene: Scene }) {
  const { words, panel, state } = scene;
  return (
    <Disclosure summary={words.say('history')} onFirstOpen={() => void panel.readHistory()} key={scene.score.version}>
      <HistoryLines scene={scene} history={state.history} />
    </Disclosure>
  );
}

function HistoryLines({ scene, history }: { readonly scene: Scene; readonly history: Scene['state']['history'] }) {
  const { words, panel } = scene;
  if (history === undefined || history.kind === 'loading')
    return <Skeleton lines={[80, 65, 70]} label={words.say('historyLoading')} />;
  if (history.kind === 'failed') {
    return (
      <p>
        {words.say('historyFailed')}{' '}
        <Button appearance="link" isCompact onClick={() => void panel.readHistory()}>
          {words.say('retry')}
        </Button>
      </p>
    );
  }
  if (history.value.length === 0) return <p className="value-stage__note">{words.say('historyEmpty')}</p>;
  return (
    <ol className="value-history">
      {[...history.value]
        .sort((a, b) => b.version - a.version)
        .map((deed) => (
          <li key={`${deed.version}:${deed.at}`}>
            <span>{deedText(deed, scene)}</span>
            <time dateTime={deed.at}>{words.formats.moment(deed.at)}</time>
            {deed.note !== undefined && <p dir="auto">{deed.note}</p>}
          </li>
        ))}
    </ol>
  );
}

function deedText(deed: Deed, { words, state, score }: Scene): string {
  const name = nameOf(state.people, deed.by, words);
  switch (deed.action) {
    case 'submitted':
      return words.say('didSubmitted', { name });
    case 'withdrew':
      return words.say('didWithdrew', { name });
    case 'revealed':
      return words.say('didRevealed', { name });
    case 'agreed': {
      const reached = deed.factors && evaluate(score.model, deed.factors).score;
      return reached === undefined
        ? words.say('didAgreedPlain', { name })
        : words.say('didAgreed', { name, score: `${score.model.name} ${words.formats.score(reached)}` });
    }
    case 'edited':
      return words.say('didEdited', { name, changes: changesText(deed, { words, score }) });
    case 'restarted':
      return words.say('didRestarted', { name });
    case 'reopened':
      return words.say(changesText(deed, { words, score }) === '' ? 'didReopenRound' : 'didReopen', { name });
    case 'imported':
      return words.say('didImported', { name });
  }
}

function changesText({ factors = {}, before = {} }: Deed, { words, score }: Pick<Scene, 'words' | 'score'>): string {
  const names = new Map(score.model.factors.map(({ id, name }) => [id, name]));
  const ids = [...new Set([...Object.keys(factors), ...Object.keys(before)])] as FactorId[];
  const changes = ids.flatMap((id) => {
    const factor = names.get(id) ?? id;
    const [old, now] = [before[id], factors[id]];
    if (old === now) return [];
    if (old === undefined) return now === undefined ? [] : [words.say('changeNew', { factor, after: now })];
    return [
      now === undefined
        ? words.say('changeCleared', { factor, before: old })
        : words.say('change', { factor, before: old, after: now }),
    ];
  });
  return words.formats.list(changes);
}
