import type { DecisionList } from '#app/decision/calls';
import { Message } from '../../kit/message';
import type { DecisionWords } from '../words/en-decision';

interface ListNoticesProps {
  readonly words: DecisionWords;
  readonly list: DecisionList;
}

/** What the viewer may not do with a list, and what is missing from it. */
export function ListNotices({ words, list: { can, unreadable } }: ListNoticesProps) {
  return (
    <>
      {!can.log && <Message tone="info">{words.say('readOnly')}</Message>}
      {unreadable.length > 0 && (
        <Message tone="warning">{words.say('unreadable', { count: unreadable.length })}</Message>
      )}
    </>
  );
}
