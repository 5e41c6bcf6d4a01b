import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { enDependencyChange, type DependencyChangeWords } from '../words/en-dependency-change';
import { useWords } from '../words/use-words';
import { linkAfter, type ChangeOutcome } from './change-links';
import type { LinkCheck } from './check-change';
import type { LastChange } from './dependency-book';
import type { PanelParts } from './panel-parts';
import { circleText, itemText, sentenceOf } from './panel-text';

interface CheckNoticeProps {
  readonly check: LinkCheck;
  readonly parts: PanelParts;
  /** Offered where the chain is too long to be followed to its end. */
  onAnyway?(): void;
}

/** Why a link is not made: the whole circle, or the parent and its part, by name. */
export function CheckNotice({ check, parts, onAnyway }: CheckNoticeProps) {
  const words = useWords(enDependencyChange, parts.host);
  switch (check.kind) {
    case 'fine':
      return null;
    case 'same':
    case 'there':
      return <Message tone="danger">{words.say(`check-${check.kind}`)}</Message>;
    case 'circle':
      return (
        <Message tone="danger" title={words.say('checkCircleTitle')}>
          {words.say('checkCircleText', { items: circleText(check.items, check.graph) })}
        </Message>
      );
    case 'hierarchy':
      return (
        <Message tone="danger" title={words.say('checkHierarchyTitle')}>
          {words.say('checkHierarchyText', {
            part: itemText(check.part, check.graph, parts.words),
            parent: itemText(check.parent, check.graph, parts.words),
          })}
        </Message>
      );
    case 'unsure':
      return (
        <Message tone="warning" actions={onAnyway && <Button onClick={onAnyway}>{words.say('writeAnyway')}</Button>}>
          {words.say('checkUnsure', { count: check.searched })}
        </Message>
      );
    case 'failed':
      return check.reading.kind === 'stopped' ? null : <Message tone="danger">{words.say('checkFailed')}</Message>;
  }
}

interface LastChangeNoticeProps {
  readonly last: LastChange;
  readonly parts: PanelParts;
  onUndo(): void;
}

/** What became of the last change, with the way back. */
export function LastChangeNotice({ last, parts, onUndo }: LastChangeNoticeProps) {
  const { around, book } = parts;
  const words = useWords(enDependencyChange, parts.host);
  const { change, outcome, isUndo, ends } = last;
  const issues = new Map([...ends, ...around.facts.graph.issues]);
  const isDone = outcome.kind === 'done';
  return (
    <Message
      tone={isDone ? 'success' : 'danger'}
      {...(outcome.kind === 'refused' && { title: words.say('refusedTitle') })}
      actions={
        <>
          {isDone && !isUndo && (
            <Button isBusy={around.isWriting} onClick={onUndo}>
              {words.say('undo')}
            </Button>
          )}
          <Button appearance="subtle" onClick={() => book.dismiss()}>
            {words.say('dismiss')}
          </Button>
        </>
      }
    >
      {isDone && isUndo && `${words.say('takenBack')}. `}
      {isDone
        ? words.say(`wrote-${change.kind}`, {
            sentence: sentenceOf(linkAfter(change), { issues }, parts.words),
          })
        : outcomeText(outcome, words)}
    </Message>
  );
}

function outcomeText(outcome: Exclude<ChangeOutcome, { readonly kind: 'done' }>, words: DependencyChangeWords): string {
  switch (outcome.kind) {
    case 'refused': {
      const why = outcome.message || words.say(`refused-${outcome.code === 'no-parent' ? 'invalid' : outcome.code}`);
      if (outcome.isRestored === undefined) return why;
      return `${why} ${words.say(outcome.isRestored ? 'restored' : 'notRestored')}`;
    }
    case 'doubtful':
      return words.say('doubtful');
    case 'no-answer':
      return words.say('notSent');
    case 'signed-out':
      return words.say('signedOutText');
    case 'bug':
      return words.say('bugText');
  }
}
