import type { HandshakeLine, HandshakeValue } from '#app/dependency/kind';
import type { Importer, LeftOut } from '#app/transfer/importer';
import { isInTheFuture } from '#app/transfer/moments';
import { mayFollow, sayingFault, type Handshake, type Said } from '#core/dependency/handshake';
import type { IsoDateTime } from '#core/result';
import type { Clock } from '#app/ports/clock';

/** Handshakes of a file. One that nobody could have come to by talking is left out with its record. */
export const handshakeImporter: Importer<HandshakeValue, HandshakeLine> = {
  arrive({ clock }, { id, value }, here) {
    const fault = faultOf(value, id, clock);
    if (fault) return { kind: 'leave', left: [fault] };
    // Whom the item has asked here stays findable: their handshakes lie with them, and did not come with this record.
    const asked = [...new Set([...(here?.value.asked ?? []), ...value.asked])];
    return { kind: 'take', value: { promises: value.promises.map((one) => forward(one, here?.value)), asked } };
  },
  line: () => ({ action: 'imported' }),
};

/** Past both versions: whoever saw the handshake that was here is told that it has changed. */
function forward(handshake: Handshake, here: HandshakeValue | undefined): Handshake {
  const known = here?.promises.find(({ neederId }) => neederId === handshake.neederId);
  if (!known || isSame(known, handshake)) return handshake;
  return { ...handshake, version: Math.max(known.version, handshake.version) + 1 };
}

function faultOf({ promises, asked }: HandshakeValue, id: string, clock: Clock): LeftOut | undefined {
  const needers = promises.map(({ neederId }) => neederId);
  if (new Set(needers).size < needers.length) return { why: 'damaged', data: { path: 'promises' } };
  if ([...needers, ...asked].some((other) => other === id)) return { why: 'damaged', data: { path: 'id' } };
  const acts = promises.map(actsOf);
  if (acts.some((said) => said.some(({ at }) => isInTheFuture(at, clock)))) return { why: 'in-the-future' };
  return promises.some((handshake) => !isSayable(handshake))
    ? { why: 'damaged', data: { path: 'promises' } }
    : undefined;
}

function actsOf({ proposal, promise, end }: Handshake): readonly Said[] {
  return [proposal, ...(promise ? [promise] : []), ...(end ? [end] : [])];
}

/** Whether each act follows on the one before it, and says what it has to. */
function isSayable(handshake: Handshake): boolean {
  const { neederId, version, proposal, promise, end } = handshake;
  if (proposal.action !== 'proposed' || version < actsOf(handshake).length) return false;
  if (promise && promise.action !== 'committed') return false;
  const before: Handshake = { neederId, version, proposal, ...(promise && { promise }) };
  if (end && (end.action === 'committed' || !mayFollow(before).includes(end.action))) return false;
  return actsOf(handshake).every((said) => sayingFault(said) === undefined);
}

function isSame(one: Handshake, other: Handshake): boolean {
  return one.version === other.version && lastMoment(one) === lastMoment(other);
}

function lastMoment(handshake: Handshake): IsoDateTime | undefined {
  return actsOf(handshake).at(-1)?.at;
}
