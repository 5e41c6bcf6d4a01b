import type { CallProblem, ClashReply, ReplyOf, RequestOf } from '#app/calls';
import type {
  commitHandshakeCall,
  deliverHandshakeCall,
  HandshakeView,
  proposeHandshakeCall,
  rejectHandshakeCall,
  withdrawHandshakeCall,
} from '#app/dependency/calls';
import { handshakeKind, unsaid, type HandshakeLine, type HandshakeValue } from '#app/dependency/kind';
import { handshakeView, handshakeWith, openDependency, type OpenDependency } from '#app/dependency/open';
import { changeRecord, type Change } from '#app/records/change-record';
import type { Stored } from '#app/records/records';
import type { WriteProblem } from '#app/records/until-written';
import type { Session } from '#app/session';
import { after, sayingFault, sideOf, type HandshakeFault, type Said, type Saying } from '#core/dependency/handshake';
import type { IssueId } from '#core/issue';
import { ok, type Result } from '#core/result';

type Answer = Result<HandshakeView, CallProblem | ClashReply<HandshakeView>>;
type StoredItem = Stored<HandshakeValue> | undefined;
type Refused = HandshakeFault & { readonly stored: StoredItem };

/** Asks an item for something, for the item that waits for it. */
export function proposeHandshake(
  session: Session,
  { issueId, giverId, version, iterationId, day, note }: RequestOf<typeof proposeHandshakeCall>,
): Promise<ReplyOf<typeof proposeHandshakeCall>> {
  const ends = { giverId, neederId: issueId };
  return say(session, { ...ends, seen: version, saying: { action: 'proposed', iterationId, day, note } });
}

/** No longer asks, for the item that waits. */
export function withdrawHandshake(
  session: Session,
  { issueId, giverId, version, note }: RequestOf<typeof withdrawHandshakeCall>,
): Promise<ReplyOf<typeof withdrawHandshakeCall>> {
  return say(session, { giverId, neederId: issueId, seen: version, saying: { action: 'withdrawn', note } });
}

/** Promises, for the item that gives. */
export function commitHandshake(
  session: Session,
  { issueId, neederId, version, iterationId, note }: RequestOf<typeof commitHandshakeCall>,
): Promise<ReplyOf<typeof commitHandshakeCall>> {
  return say(session, {
    giverId: issueId,
    neederId,
    seen: version,
    saying: { action: 'committed', iterationId, note },
  });
}

/** Says no, for the item that gives. */
export function rejectHandshake(
  session: Session,
  { issueId, neederId, version, note }: RequestOf<typeof rejectHandshakeCall>,
): Promise<ReplyOf<typeof rejectHandshakeCall>> {
  return say(session, { giverId: issueId, neederId, seen: version, saying: { action: 'rejected', note } });
}

/** Has delivered, for the item that gives. */
export function deliverHandshake(
  session: Session,
  { issueId, neederId, version, note }: RequestOf<typeof deliverHandshakeCall>,
): Promise<ReplyOf<typeof deliverHandshakeCall>> {
  return say(session, { giverId: issueId, neederId, seen: version, saying: { action: 'delivered', note } });
}

interface Speech {
  readonly giverId: IssueId;
  readonly neederId: IssueId;
  readonly seen: number;
  readonly saying: Saying;
}

async function say(session: Session, { giverId, neederId, seen, saying }: Speech): Promise<Answer> {
  const opened = await openDependency(session, { giverId, neederId });
  if (opened.kind !== 'ok') return opened;
  const open = opened.value;
  const isAsking = sideOf[saying.action] === 'needer';
  if (!(isAsking ? open.can.ask : open.can.give)) return { kind: 'not-permitted', need: 'edit' };
  const said = saidBy(session, saying);
  const fault = sayingFault(said);
  if (fault) return { kind: 'invalid', why: fault.kind };
  const next = (stored: StoredItem): Change<HandshakeValue, HandshakeLine, Refused> =>
    changeOf(stored, { neederId, seen, said });
  // Whoever was too late writes nothing at all.
  const now = next(open.stored);
  if (now.kind !== 'same' && now.kind !== 'write') return refusal(session, open, now);
  if (saying.action === 'proposed') {
    const found = await findable(session, open);
    if (found.kind !== 'ok') return found;
  }
  const ref = { id: giverId, home: open.homes.giver };
  const changed = await changeRecord<HandshakeValue, HandshakeLine, Refused>(session, handshakeKind, ref, next);
  switch (changed.kind) {
    case 'ok':
      return ok(await handshakeView(session, { ...open, stored: changed.value }));
    case 'too-large':
    case 'busy':
      return changed;
    case 'conflict':
    case 'wrong-phase':
    case 'no-wish':
    case 'no-iteration':
    case 'no-reason':
    case 'stray-wish':
      return refusal(session, open, changed);
  }
}

/** What is empty is not said. */
function saidBy({ viewer, clock }: Session, { action, iterationId, day, note }: Saying): Said {
  const words = note?.trim();
  return {
    action,
    by: viewer,
    at: clock.now(),
    ...(iterationId !== undefined && { iterationId }),
    ...(day !== undefined && { day }),
    ...(words && { note: words }),
  };
}

function changeOf(
  stored: StoredItem,
  { neederId, seen, said }: { readonly neederId: IssueId; readonly seen: number; readonly said: Said },
): Change<HandshakeValue, HandshakeLine, Refused> {
  const before = handshakeWith(stored, neederId);
  const outcome = after(before, { neederId, seen, said });
  if (outcome.kind !== 'ok') return { ...outcome, stored };
  if (outcome.value === before) return { kind: 'same' };
  const { promises, asked } = stored?.value ?? unsaid;
  const others = promises.filter((promise) => promise.neederId !== neederId);
  const { by: _by, at: _at, ...saying } = said;
  return {
    kind: 'write',
    value: { promises: [...others, outcome.value], asked },
    line: { ...saying, neederId },
  };
}

/** Notes with the item that waits whom it asks, before it does: a handshake that its own side cannot find would be lost. */
async function findable(
  session: Session,
  { giverId, neederId, homes }: OpenDependency,
): Promise<Result<StoredItem, WriteProblem>> {
  const ref = { id: neederId, home: homes.needer };
  return changeRecord<HandshakeValue, HandshakeLine>(session, handshakeKind, ref, (stored) => {
    const { promises, asked } = stored?.value ?? unsaid;
    if (asked.includes(giverId)) return { kind: 'same' };
    return {
      kind: 'write',
      value: { promises, asked: [...asked, giverId] },
      line: { action: 'asked', giverId },
    };
  });
}

async function refusal(session: Session, open: OpenDependency, { kind, stored }: Refused): Promise<Answer> {
  if (kind !== 'conflict' && kind !== 'wrong-phase') return { kind: 'invalid', why: kind };
  return { kind: 'clash', why: kind, current: await handshakeView(session, { ...open, stored }) };
}
