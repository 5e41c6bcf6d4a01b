import './handshake.css';
import { useEffect, useMemo } from 'react';
import type { IssueId, IssueKey } from '#core/issue';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { Lozenge } from '../../kit/pill';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { enHandshake, type HandshakeWords } from '../words/en-handshake';
import { useWords } from '../words/use-words';
import { Handshake } from './handshake';
import { problemText } from './problem-text';
import { ageText, isLongWait, type NamedItem, type NamedIteration } from './texts';
import { WaitingBook, type WaitingProposal, type WaitingState } from './waiting-book';

interface WaitingListProps {
  readonly host: Host;
  /** Those that are asked. */
  readonly issueIds: readonly IssueId[];
  readonly iterations: readonly NamedIteration[];
}

/** What a set of items has been asked and has not answered, the oldest first, each with its answer in place. */
export function WaitingList({ host, issueIds, iterations }: WaitingListProps) {
  const words = useWords(enHandshake, host);
  const asked = [...new Set(issueIds)].sort().join(' ');
  const book = useMemo(() => new WaitingBook(host, asked === '' ? [] : (asked.split(' ') as IssueId[])), [host, asked]);
  useEffect(() => void book.load(), [book]);
  const state = useStore(book.states);
  return (
    <section className="handshake-waiting" aria-label={words.say('waitingTitle')}>
      <h3>{words.say('waitingTitle')}</h3>
      {state.kind === 'loading' && <Skeleton lines={[60, 90]} label={words.say('waitingLoading')} />}
      {state.kind === 'failed' && (
        <Message
          tone="danger"
          title={words.say('waitingFailed')}
          actions={<Button onClick={() => void book.load()}>{words.say('retry')}</Button>}
        >
          {state.failure && problemText(state.failure, undefined, words)}
        </Message>
      )}
      {state.kind === 'here' && <Here host={host} state={state} words={words} iterations={iterations} />}
    </section>
  );
}

interface HereProps {
  readonly host: Host;
  readonly state: WaitingState;
  readonly words: HandshakeWords;
  readonly iterations: readonly NamedIteration[];
}

function Here({ state, ...props }: HereProps) {
  const { words } = props;
  const { proposals, hidden } = state;
  return (
    <>
      <p className="handshake__subtle" role="status">
        {proposals.length > 0 ? words.say('waitingCount', { count: proposals.length }) : words.say('waitingNone')}
      </p>
      {proposals.length > 0 && (
        <ol className="handshake-waiting__list">
          {proposals.map((proposal) => (
            <Row
              key={`${proposal.giverId} ${proposal.neederId}`}
              {...{ ...props, proposal }}
              giver={named(proposal.giverId, state)}
              needer={named(proposal.neederId, state)}
            />
          ))}
        </ol>
      )}
      {hidden > 0 && <p className="handshake__subtle">{words.say('hiddenWaiting', { count: hidden })}</p>}
    </>
  );
}

interface RowProps extends Omit<HereProps, 'state'> {
  readonly proposal: WaitingProposal;
  readonly giver: NamedItem;
  readonly needer: NamedItem;
}

function Row({ host, words, iterations, proposal, giver, needer }: RowProps) {
  const { days } = proposal;
  return (
    <li>
      <p className="handshake-waiting__line">
        <ItemLink host={host} item={needer}>
          {words.say('waits', { giver: giver.key, needer: needer.key })}
        </ItemLink>
        <Lozenge tone={isLongWait(days) ? 'warning' : 'neutral'}>{ageText(days, words)}</Lozenge>
      </p>
      <Handshake {...{ host, giver, needer, iterations }} />
    </li>
  );
}

interface ItemLinkProps {
  readonly host: Host;
  readonly item: NamedItem;
  readonly children: string;
}

/** Opens the item that asks. */
function ItemLink({ host, item, children }: ItemLinkProps) {
  return (
    <a
      href={host.issueUrl(item.key)}
      onClick={(event) => {
        event.preventDefault();
        host.openIssue(item.key, event.ctrlKey || event.metaKey);
      }}
    >
      {children}
    </a>
  );
}

/** An item by its key; by its number where its key could not be read. */
function named(id: IssueId, { items }: WaitingState): NamedItem {
  return { id, key: items.get(id)?.key ?? (id as string as IssueKey) };
}
