import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { BoardSession, BoardState } from '../train/board-session';
import type { PiBoardWords } from '../words/en-pi-board';
import { ClashNotice } from './clash-notice';
import { failureText } from './failure-text';

interface NoticeProps {
  readonly words: PiBoardWords;
  readonly session: BoardSession;
  readonly state: BoardState;
}

/** Everything that is to be told before the board: what is missing, what is not stored, what others did. */
export function PageNotices(props: NoticeProps) {
  return (
    <div className="pi-board__notices">
      <RightNotice {...props} />
      <UnsentNotice {...props} />
      <ClashNotice {...props} />
      <LoadNotice {...props} />
      <PlanNotice {...props} />
      <NewsNotice {...props} />
      <MissingNotice {...props} />
    </div>
  );
}

/** Says that the viewer can look but not plan, which permission that needs and who can give it. */
function RightNotice({ words, session, state: { row, canPlan, unsent } }: NoticeProps) {
  if (canPlan) return null;
  if (row.can.plan) {
    return (
      <Message
        tone="danger"
        title={words.say('rightLost')}
        actions={<UnsentButtons words={words} session={session} canDiscard={unsent > 0} />}
      >
        {unsent > 0 ? words.say('rightLostText', { count: unsent }) : words.say('rightLostNone')}
      </Message>
    );
  }
  const reasons = {
    editors: 'readOnlyEditors',
    permission: 'readOnlyPermission',
    administrators: 'readOnlyAdministrators',
  } as const;
  return (
    <Message tone="info" title={words.say('readOnly')}>
      {words.say(reasons[row.train.plannedBy])}
    </Message>
  );
}

function UnsentNotice({ words, session, state: { sending, unsent, canPlan } }: NoticeProps) {
  if (sending.kind !== 'failed' || !canPlan) return null;
  if (sending.isRetrying) return <Message tone="info">{words.say('unsentRetrying', { count: unsent })}</Message>;
  return (
    <Message tone="danger" actions={<UnsentButtons words={words} session={session} canDiscard />}>
      {words.say('unsentFailed', { count: unsent, why: failureText(sending.failure, words) })}
    </Message>
  );
}

function UnsentButtons({ words, session, canDiscard }: Omit<NoticeProps, 'state'> & { readonly canDiscard: boolean }) {
  return (
    <>
      <Button onClick={() => session.retry()}>{words.say('retry')}</Button>
      {canDiscard && <Button onClick={() => session.discardUnsent()}>{words.say('discard')}</Button>}
    </>
  );
}

function LoadNotice({ words, session, state: { load, items } }: NoticeProps) {
  if (!load.problem) return null;
  return (
    <Message tone="danger" actions={<Button onClick={() => session.reload()}>{words.say('retry')}</Button>}>
      {words.say(items.length > 0 ? 'itemsFailedPart' : 'itemsFailed', { why: failureText(load.problem, words) })}
    </Message>
  );
}

function PlanNotice({ words, state: { planProblem, hasPlan, plan } }: NoticeProps) {
  return (
    <>
      {planProblem && (
        <Message tone="warning">
          {words.say(hasPlan ? 'planFailed' : 'planFailedAtFirst', { why: failureText(planProblem, words) })}
        </Message>
      )}
      {plan.unreadable.length > 0 && <Message tone="warning">{words.say('unreadablePlan')}</Message>}
    </>
  );
}

function NewsNotice({ words, session, state: { news } }: NoticeProps) {
  if (!news) return null;
  return (
    <Message tone="info" actions={<Button onClick={() => session.dismissNews()}>{words.say('dismiss')}</Button>}>
      {words.say('movedElsewhere', { count: news.moved })}
    </Message>
  );
}

/** What the board cannot show, counted. */
function MissingNotice({ words, state: { load, board } }: NoticeProps) {
  const { unreadablePlaces, hiddenLinks } = load;
  const [first] = board.cycles;
  return (
    <>
      {unreadablePlaces.length > 0 && (
        <Message tone="warning">
          {words.say('unreadablePlaces', {
            count: unreadablePlaces.length,
            places: words.formats.list(unreadablePlaces),
          })}
        </Message>
      )}
      {first && (
        <Message tone="danger">
          {words.say('cycles', {
            count: board.cycles.length,
            members: first
              .slice(0, mostMembers)
              .map(({ key }) => key)
              .join(' → '),
          })}
        </Message>
      )}
      {hiddenLinks > 0 && <Message tone="info">{words.say('hiddenLinks', { count: hiddenLinks })}</Message>}
    </>
  );
}

/** Members of a circle that are named. */
const mostMembers = 8;
