import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { ScoringModel, FactorId } from '#core/value/model';
import type { IssueId } from '#core/issue';
import type { Outbox, OutboxState } from './outbox';
import type { RowEdits, Trouble } from './row-edits';
import { allowedValues, useValuePage, type ValuePageContext } from './page-context';

interface EditNoticesProps {
  readonly outbox: Outbox;
  readonly state: OutboxState;
  onShow(issueId: IssueId, factor: FactorId): void;
}

/** Says which edits are not stored, why, that they are kept, and what to do. */
export function EditNotices({ outbox, state, onShow }: EditNoticesProps) {
  const { words } = useValuePage();
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
  const context = useValuePage();
  const { words } = context;
  const count = (kind: Trouble['kind']) =>
    rows.reduce((sum, [, row]) => sum + (row.trouble?.kind === kind ? row.changes.length : 0), 0);
  const retry = <Button onClick={() => outbox.retry()}>{words.say('retry')}</Button>;
  const refused = rows.flatMap(([issueId, { trouble, changes }]) =>
    trouble?.kind === 'refused' ? [{ issueId, count: changes.length, why: refusalText(trouble, context) }] : [],
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
      {count('bug') > 0 && (
        <Message tone="danger" actions={retry}>
          {words.say('bugEdits', { count: count('bug') })}
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

function refusalText({ problem }: Extract<Trouble, { kind: 'refused' }>, context: ValuePageContext): string {
  const { words } = context;
  switch (problem.kind) {
    case 'not-found':
      return words.say('whyNotFound');
    case 'not-permitted':
      return words.say('whyNotPermitted');
    case 'invalid':
      return invalidText(problem, context);
    case 'unreadable':
      return words.say('whyUnreadable');
    case 'too-large':
      return words.say('whyTooLarge');
    case 'wrong-phase':
      return words.say('whyWrongPhase');
  }
}

type Invalid = Extract<Extract<Trouble, { kind: 'refused' }>['problem'], { kind: 'invalid' }>;

function invalidText({ why, field = '', data }: Invalid, context: ValuePageContext): string {
  const { words, setup } = context;
  const factor = setup.model.factors.find(({ id }) => id === field);
  switch (why) {
    case 'unknown-factor':
      return words.say('whyUnknownFactor');
    case 'unanswered-factor':
      return words.say('whyUnanswered', { factor: factor?.name ?? field });
    case 'no-size':
      return words.say('whyNoSize');
    case 'out-of-scale': {
      const value = data?.['value'] ?? '';
      return factor
        ? words.say('whyOutOfScale', { value, allowed: allowedValues(factor.scale, context) })
        : words.say('whyInvalid', { code: why });
    }
    default:
      return words.say('whyInvalid', { code: field || why });
  }
}

/** Says that the viewer can look but not edit, which permission that needs and who can give it. */
export function ReadOnlyNotice() {
  const { words, setup } = useValuePage();
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
  const { words } = useValuePage();
  return isBroken ? <Message tone="danger">{words.say('brokenFormula', { model: model.name })}</Message> : null;
}
