import { useMemo } from 'react';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { BoardSession, BoardState } from '../train/board-session';
import type { PiBoardWords } from '../words/en-pi-board';
import { placementText } from './slot-names';

interface ClashNoticeProps {
  readonly words: PiBoardWords;
  readonly session: BoardSession;
  readonly state: BoardState;
}

/** Clashes that are shown one by one. */
const mostShown = 3;

/** Items that two people moved: theirs stands, mine can be made again. */
export function ClashNotice({ words, session, state: { clashes, items, pi } }: ClashNoticeProps) {
  const keys = useMemo(
    () => (clashes.length === 0 ? new Map() : new Map(items.map(({ id, key }) => [id, key]))),
    [clashes, items],
  );
  if (clashes.length === 0) return null;
  const settleAll = (how: 'mine' | 'theirs'): void =>
    session.settleClashes(
      clashes.map(({ issueId }) => issueId),
      how,
    );
  return (
    <Message
      tone="warning"
      title={words.say('clashTitle', { count: clashes.length })}
      actions={
        clashes.length > 1 && (
          <>
            <Button onClick={() => settleAll('mine')}>{words.say('allMine')}</Button>
            <Button onClick={() => settleAll('theirs')}>{words.say('allTheirs')}</Button>
          </>
        )
      }
    >
      <ul className="pi-board__clashes">
        {clashes.slice(0, mostShown).map(({ issueId, wanted, current }) => (
          <li key={issueId}>
            <span>
              {words.say('clashText', {
                key: keys.get(issueId) ?? issueId,
                mine: placementText(wanted, pi, words),
                theirs: placementText(current, pi, words),
              })}
            </span>
            <Button isCompact onClick={() => session.settleClashes([issueId], 'mine')}>
              {words.say('applyMine')}
            </Button>
            <Button isCompact onClick={() => session.settleClashes([issueId], 'theirs')}>
              {words.say('leaveTheirs')}
            </Button>
          </li>
        ))}
      </ul>
    </Message>
  );
}
