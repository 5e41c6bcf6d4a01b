import type { ReplyOf, RequestOf } from '#app/calls';
import type { handshakesOfCall, ItemHandshakes, readHandshakeCall, waitingHandshakesCall } from '#app/dependency/calls';
import { handshakeKind, type HandshakeValue } from '#app/dependency/kind';
import { handshakeView, openDependency } from '#app/dependency/open';
import type { Stored } from '#app/records/records';
import type { Session } from '#app/session';
import { visibleAmong } from '#app/visible';
import { daysSince, lastSaid } from '#core/dependency/handshake';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';

type StoredItems = ReadonlyMap<IssueId, Stored<HandshakeValue>>;

/** Shows one dependency with everything that was said about it. */
export async function readHandshake(
  session: Session,
  { issueId, neederId }: RequestOf<typeof readHandshakeCall>,
): Promise<ReplyOf<typeof readHandshakeCall>> {
  const opened = await openDependency(session, { giverId: issueId, neederId });
  return opened.kind === 'ok' ? ok(await handshakeView(session, opened.value)) : opened;
}

/** Shows the handshakes of many items. Whatever their number: two readings of records, two questions of sight. */
export async function handshakesOf(
  session: Session,
  { issueIds }: RequestOf<typeof handshakesOfCall>,
): Promise<ReplyOf<typeof handshakesOfCall>> {
  const { seen, own } = await seenItems(session, issueIds);
  const partners = [...own.values()].flatMap(({ value }) => [
    ...value.asked,
    ...value.promises.map(({ neederId }) => neederId),
  ]);
  const givers = [...own.values()].flatMap(({ value }) => value.asked).filter((id) => !own.has(id));
  const [visible, others] = await Promise.all([visibleAmong(session, partners), storedItems(session, givers)]);
  const all = new Map([...own, ...others]);
  const rows = seen.map((issueId) => rowOf(issueId, all, visible));
  return ok(rows.filter(({ handshakes, hidden }) => handshakes.length + hidden > 0));
}

/** Shows what many items have been asked and have not answered. */
export async function waitingHandshakes(
  session: Session,
  { issueIds }: RequestOf<typeof waitingHandshakesCall>,
): Promise<ReplyOf<typeof waitingHandshakesCall>> {
  const { seen, own } = await seenItems(session, issueIds);
  const open = seen.map((issueId) => ({ issueId, waiting: unanswered(own.get(issueId)) }));
  const needers = open.flatMap(({ waiting }) => waiting.map(({ neederId }) => neederId));
  const visible = await visibleAmong(session, needers);
  const now = session.clock.now();
  const rows = open.map(({ issueId, waiting }) => {
    const shown = waiting.filter(({ neederId }) => visible.has(neederId));
    return {
      issueId,
      proposals: shown
        .sort((one, other) => (one.proposal.at < other.proposal.at ? -1 : 1))
        .map((handshake) => ({
          giverId: issueId,
          neederId: handshake.neederId,
          handshake,
          days: daysSince(handshake.proposal.at, now),
        })),
      hidden: waiting.length - shown.length,
    };
  });
  return ok(rows.filter(({ proposals, hidden }) => proposals.length + hidden > 0));
}

/** Items that the acting person sees, each once, with what is kept of them. */
async function seenItems(
  session: Session,
  issueIds: readonly IssueId[],
): Promise<{ readonly seen: readonly IssueId[]; readonly own: StoredItems }> {
  const [visible, stored] = await Promise.all([visibleAmong(session, issueIds), storedItems(session, issueIds)]);
  const seen = [...new Set(issueIds)].filter((id) => visible.has(id));
  return { seen, own: new Map([...stored].filter(([id]) => visible.has(id))) };
}

async function storedItems({ records }: Session, ids: readonly IssueId[]): Promise<StoredItems> {
  if (ids.length === 0) return new Map();
  const stored = await records.many(
    handshakeKind,
    [...new Set(ids)].map((id) => ({ id })),
  );
  return new Map(stored.map((record) => [record.id as IssueId, record]));
}

function rowOf(issueId: IssueId, all: StoredItems, visible: ReadonlySet<IssueId>): ItemHandshakes {
  const own = all.get(issueId);
  const given = (own?.value.promises ?? []).map((handshake) => ({
    giver: own,
    partner: handshake.neederId,
    handshake,
  }));
  const asked = (own?.value.asked ?? []).flatMap((giverId) => {
    const giver = all.get(giverId);
    const handshake = giver?.value.promises.find(({ neederId }) => neederId === issueId);
    return handshake ? [{ giver, partner: giverId, handshake }] : [];
  });
  const found = [...given, ...asked];
  const shown = found.filter(({ partner }) => visible.has(partner));
  return {
    issueId,
    handshakes: shown.map(({ giver, handshake }) => ({
      giverId: giver?.id as IssueId,
      neederId: handshake.neederId,
      handshake,
      ...(giver?.doubt && { doubt: giver.doubt }),
    })),
    hidden: found.length - shown.length,
  };
}

function unanswered(stored: Stored<HandshakeValue> | undefined) {
  return (stored?.value.promises ?? []).filter((handshake) => lastSaid(handshake).action === 'proposed');
}
