import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { ScoringModel } from '#core/value/model';
import type { IssueId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import type { Outbox, OutboxState } from './outbox';
import type { RowEdits, Trouble } from './row-edits';
import { allowedValues, useScope, type Scope } from './scope';

interface EditNoticesProps {
  readonly outbox: Outbox;
  readonly state: OutboxState;
  onShow(issueId: IssueId, factor: FactorId): void;
}

/** Says which edits are not stored, why, that they are kept, and what to do. */
export function EditNotices({ outbox, state, onShow }: EditNoticesProps) {
  const { words } = useScope();
  const rows = [...state.edits];
  const firstClash = rows.find(([, row]) => row.clashes.length > 0);
  const clashes = rows.reduce((sum, [, row]) => sum + row.clashes.length, 0);
  return (
    <>
      {firstClash?.[1].clashes[0] !== undefined && (
        <Message
          tone="warning"
          actions={
            <Button onClick={() => onShow(firstClash[0], firstClash[1].clashes[0] as FactorId)}>
              {words.say('showClash')}
            </Button>
          }
        >
          {words.say('clashes', { count: clashes })}
        </Message>
      )}
      <TroubleNotices outbox={outbox} rows={rows} />
      {outbox.strayDrafts > 0 && (
        <Message tone="info" actions={<Button onClick={() => outbox.dropStrayDrafts()}>{words.say('discard')}</Button>}>
          {words.say('strayDrafts', { count: outbox.strayDrafts })}
        </Message>
      )}
    </>
  );
}

function TroubleNotices({
  outbox,
  rows,
}: {
  readonly outbox: Outbox;
  readonly rows: readonly (readonly [IssueId, RowEdits])[];
}) {
  const scope = useScope();
  const { words } = scope;
  const count = (kind: Trouble['kind']) =>
    rows.reduce((sum, [, row]) => sum + (row.trouble?.kind === kind ? row.changes.length : 0), 0);
  const retry = <Button onClick={() => outbox.retry()}>{words.say('retry')}</Button>;
  const refused = rows.flatMap(([issueId, { trouble, changes }]) =>
    trouble?.kind === 'refused' ? [{ issueId, count: changes.length, why: refusalText(trouble, scope) }] : [],
  );
  return (
    <>
      {count('waiting') > 0 && <Message tone="info">{words.say('retrying', { count: count('waiting') })}</Message>}
      {count('unreachable') > 0 && (
        <Message tone="danger" actions={retry}>
          {words.say('unreachable', { count: count('unreachable') })}
        </Message>
      )}
      {count('signed-out') > 0 && (
        <Message tone="danger" actions={retry}>
          {words.say('signedOutEdits', { count: count('signed-out') })}
        </Message>
      )}
      {refused.slice(0, 3).map(({ issueId, count: edits, why }) => (
        <Message
          key={issueId}
          tone="danger"
          actions={
            <>
              <Button onClick={() => outbox.retry(issueId)}>{words.say('retry')}</Button>
              <Button onClick={() => outbox.discard(issueId)}>{words.say('discard')}</Button>
            </>
          }
        >
          {words.say('refusedEdits', { count: edits, why })}
        </Message>
      ))}
    </>
  );
}

function refusalText({ problem }: Extract<Trouble, { kind: 'refused' }>, scope: Scope): string {
  const { words, setup } = scope;
  switch (problem.kind) {
    case 'not-found':
      return words.say('whyNotFound');
    case 'not-permitted':
      return words.say('whyNotPermitted');
    case 'invalid':
      return words.say('whyInvalid', { message: problem.message });
    case 'unknown-factor':
      return words.say('whyUnknownFactor');
    case 'out-of-scale': {
      const scale = setup.model.factors.find(({ id }) => id === problem.factor)?.scale ?? problem.scale;
      return words.say('whyOutOfScale', { value: problem.value, allowed: allowedValues(scale, scope) });
    }
    case 'too-large':
      return words.say('whyTooLarge');
    case 'wrong-phase':
      return words.say('whyWrongPhase');
    default:
      return words.say('whyOther');
  }
}

/** Says that the viewer can look but not edit, which permission that needs and who can give it. */
export function ReadOnlyNotice() {
  const { words, setup } = useScope();
  if (setup.can.agree) return null;
  const reasons = {
    editors: 'readOnlyEditors',
    permission: 'readOnlyPermission',
    administrators: 'readOnlyAdministrators',
  } as const;
  return (
    <Message tone="info" title={words.say('readOnly')}>
      {words.say(reasons[setup.settings.agree])}
    </Message>
  );
}

/** Says that a model's formula cannot be read. */
export function FormulaNotice({ model, isBroken }: { readonly model: ScoringModel; readonly isBroken: boolean }) {
  const { words } = useScope();
  return isBroken ? <Message tone="danger">{words.say('brokenFormula', { model: model.name })}</Message> : null;
}
