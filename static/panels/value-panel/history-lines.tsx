import { evaluate } from '#core/value/evaluation';
import type { FactorId } from '#core/value/model';
import { Button } from '../../kit/button';
import { Skeleton } from '../../kit/skeleton';
import { DoubtMark } from '../signing/doubt-notice';
import { nameOf } from './headline';
import type { ScoreHistoryEntry } from './item-score';
import type { ValuePanelContext } from './panel-context';

/** The lines of an item's history, newest first. */
export function HistoryLines({
  context,
  history,
}: {
  readonly context: ValuePanelContext;
  readonly history: ValuePanelContext['state']['history'];
}) {
  const { words, panel } = context;
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
        .map((entry) => (
          <li key={`${entry.version}:${entry.at}`}>
            <span>
              {entryText(entry, context)}
              {entry.doubt && <DoubtMark host={context.host} doubt={entry.doubt} />}
            </span>
            <time dateTime={entry.at}>{words.formats.moment(entry.at)}</time>
            {entry.note !== undefined && <p dir="auto">{entry.note}</p>}
          </li>
        ))}
    </ol>
  );
}

function entryText(entry: ScoreHistoryEntry, { words, state, score }: ValuePanelContext): string {
  const name = nameOf(state.people, entry.by, words);
  switch (entry.action) {
    case 'submitted':
      return words.say('didSubmitted', { name });
    case 'withdrew':
      return words.say('didWithdrew', { name });
    case 'revealed':
      return words.say('didRevealed', { name });
    case 'agreed': {
      const reached = entry.factors && evaluate(score.model, entry.factors).score;
      return reached === undefined
        ? words.say('didAgreedPlain', { name })
        : words.say('didAgreed', { name, score: `${score.model.name} ${words.formats.score(reached)}` });
    }
    case 'edited':
      return words.say('didEdited', { name, changes: changesText(entry, { words, score }) });
    case 'restarted':
      return words.say('didRestarted', { name });
    case 'reopened':
      return words.say(changesText(entry, { words, score }) === '' ? 'didReopenRound' : 'didReopen', { name });
    case 'imported':
      return words.say('didImported', { name });
  }
}

function changesText(
  { factors = {}, before = {} }: ScoreHistoryEntry,
  { words, score }: Pick<ValuePanelContext, 'words' | 'score'>,
): string {
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
