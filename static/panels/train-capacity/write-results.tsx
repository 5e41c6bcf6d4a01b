import { Message } from '../../kit/message';
import type { CapacityContext } from './capacity-context';
import { daysOffText, personText, placeText } from './write-preview';
import { stepKey, type StepOutcome, type WriteState } from './write-run';

/** How far a write has come, then what became of it: what is written, what somebody else changed, what was refused. */
export function WriteResults({ context, state }: { readonly context: CapacityContext; readonly state: WriteState }) {
  const { words } = context;
  const { phase, done, total, results, wasUndo } = state;
  if (phase === 'writing' || phase === 'undoing')
    return (
      <div role="status">
        <p>{words.say(phase, { done, total })}</p>
        <progress className="train-capacity__progress" max={total} value={done} />
      </div>
    );
  const of = (kinds: readonly StepOutcome['kind'][]) => results.filter(({ outcome }) => kinds.includes(outcome.kind));
  const [written, clashes, refused] = [of(['written']), of(['clash']), of(['refused', 'stopped'])];
  return (
    <div className="train-capacity__notices" role="status">
      {written.length > 0 && (
        <Message tone="success">{words.say(wasUndo ? 'putBack' : 'written', { count: written.length })}</Message>
      )}
      {clashes.length > 0 && (
        <Message tone="warning" title={words.say('writeClash', { count: clashes.length })}>
          <Steps context={context} results={clashes} />
        </Message>
      )}
      {refused.length > 0 && (
        <Message tone="danger" title={words.say('writeRefused', { count: refused.length })}>
          <Steps context={context} results={refused} />
        </Message>
      )}
    </div>
  );
}

function Steps({ context, results }: { readonly context: CapacityContext; readonly results: WriteState['results'] }) {
  const { words } = context;
  return (
    <ul>
      {results.map(({ step, outcome }) => {
        const who = words.say('takePlace', {
          team: step.kind === 'person' ? step.person.name : words.say('writeTeam'),
          slot: placeText(step.place, context),
        });
        return (
          <li key={stepKey(step)}>
            {outcome.kind === 'clash'
              ? words.say('writeClashOf', { who, now: nowText(outcome, context) })
              : words.say('writeRefusedOf', { who, why: whyText(outcome, context) })}
          </li>
        );
      })}
    </ul>
  );
}

function nowText({ current }: Extract<StepOutcome, { readonly kind: 'clash' }>, context: CapacityContext): string {
  if (current === undefined) return context.words.say('writeNew');
  return 'activities' in current ? personText(current, context) : daysOffText(current, context);
}

function whyText(outcome: StepOutcome, { words }: CapacityContext): string {
  if (outcome.kind !== 'refused') return words.say('whyStopped');
  switch (outcome.code) {
    case 'unreachable':
      return words.say('whyUnreachable');
    case 'forbidden':
      return words.say('whyForbidden');
    case 'hidden':
      return words.say('whyHidden');
    default:
      return outcome.reason ?? words.say('whyOther', { code: outcome.code });
  }
}
