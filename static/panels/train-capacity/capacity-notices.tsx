import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import type { TeamId } from '#core/train/ids';
import { fullestOf, medianOf } from './capacity-cell';
import { teamName, type CapacityContext, type Question } from './capacity-context';
import type { TeamEdit } from './capacity-edits';
import { failureText } from './words-of';

interface NoticesProps {
  readonly context: CapacityContext;
  onAsk(question: Question): void;
}

/** What a person has to know before the figures: what is not saved, what could not be read. What they may not do, the page says. */
export function CapacityNotices({ context, onAsk }: NoticesProps) {
  const { words, state, editing, history, canEdit } = context;
  const names = (teams: readonly TeamId[]) => words.formats.list(teams.map((teamId) => teamName(state, teamId)));
  return (
    <div className="train-capacity__notices">
      {state.planProblem && !state.hasPlan && (
        <Message tone="danger">{words.say('planFailed', { why: failureText(state.planProblem, words) })}</Message>
      )}
      <Unsaved context={context} />
      <Clashes context={context} onAsk={onAsk} />
      {editing.overtaken.length > 0 && (
        <Message tone="info">{words.say('overtaken', { teams: names(editing.overtaken) })}</Message>
      )}
      {history.kind === 'failed' && (
        <Message tone="warning">{words.say('historyFailed', { why: failureText(history.failure, words) })}</Message>
      )}
      {history.kind === 'here' && history.unreadable.length > 0 && (
        <Message tone="warning">{words.say('historyUnreadable', { teams: names(history.unreadable) })}</Message>
      )}
      {canEdit && state.hasPlan && state.capacity.size === 0 && editing.edits.size === 0 && (
        <Message tone="info" title={words.say('noneYet')}>
          {words.say('noneYetHelp')}
        </Message>
      )}
      <AboveHistory context={context} />
    </div>
  );
}

function Unsaved({ context }: { readonly context: CapacityContext }) {
  const { words, edits, editing } = context;
  const inPhase = (phase: TeamEdit['phase']) => [...editing.edits.values()].filter((edit) => edit.phase === phase);
  const failed = inPhase('failed');
  const kept = inPhase('kept');
  const actions = (
    <>
      <Button onClick={edits.retry}>{words.say(failed.length > 0 ? 'retry' : 'saveNow')}</Button>
      <Button appearance="subtle" onClick={edits.discard}>
        {words.say('discard')}
      </Button>
    </>
  );
  if (failed.length > 0)
    return (
      <Message tone="danger" title={words.say('failed', { count: failed.length })} actions={actions}>
        {words.say('failedWhy', { why: failed[0]?.failure ? failureText(failed[0].failure, words) : '' })}
      </Message>
    );
  if (kept.length === 0) return null;
  return <Message tone="info" title={words.say('keptBefore', { count: kept.length })} actions={actions} />;
}

function Clashes({ context, onAsk }: NoticesProps) {
  const { words, state, editing } = context;
  return [...editing.edits]
    .filter(([, { phase }]) => phase === 'clash')
    .map(([teamId]) => (
      <Message
        key={teamId}
        tone="warning"
        title={words.say('clashTitle', { team: teamName(state, teamId) })}
        actions={<Button onClick={() => onAsk({ kind: 'clash', teamId })}>{words.say('bothVersions')}</Button>}
      >
        {words.say('clashText')}
      </Message>
    ));
}

/** Teams that plan more than they have delivered, each with its fullest iteration. */
function AboveHistory({ context }: { readonly context: CapacityContext }) {
  const { words, state, history } = context;
  const above = state.row.train.teams.flatMap(({ id: teamId, name }) => {
    const median = medianOf(context, teamId);
    if (median === undefined || history.kind !== 'here') return [];
    const fullest = fullestOf(context, teamId);
    const count = history.of.get(teamId)?.iterations.length ?? 0;
    return fullest.load > median ? [{ teamId, text: { team: name, ...fullest, median, count } }] : [];
  });
  if (above.length === 0) return null;
  return (
    <Message tone="warning">
      <Disclosure summary={words.say('aboveTitle', { count: above.length })}>
        <ul className="train-capacity__list">
          {above.map(({ teamId, text }) => (
            <li key={teamId}>{words.say('aboveTeam', text)}</li>
          ))}
        </ul>
      </Disclosure>
    </Message>
  );
}
