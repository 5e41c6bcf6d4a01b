import { outcomeOf } from '#app/back-off';
import type { CallProblem } from '#app/calls';
import type { HandshakeView } from '#app/dependency/calls';
import { handshakeKind, type HandshakeLine, type HandshakeValue } from '#app/dependency/kind';
import type { Stamped, Stored } from '#app/records/records';
import type { Session } from '#app/session';
import type { DependencyEnds, Handshake } from '#core/dependency/handshake';
import type { IssueId, ProjectId } from '#core/issue';
import { ok, type Result } from '#core/result';

/** A dependency between two items that the acting person sees, with what a use case decides on. */
export interface OpenDependency extends DependencyEnds {
  /** What lies in storage of the giver; absent: nothing yet. */
  readonly stored: Stored<HandshakeValue> | undefined;
  /** Where the two items are now. */
  readonly homes: { readonly giver: ProjectId; readonly needer: ProjectId };
  readonly can: HandshakeView['can'];
}

/** Lines of the giver's history that are looked through. */
const linesLookedAt = 200;

/** Opens a dependency as the acting person; one with an item that they may not see is not found. Throws UnreadableRecord. */
export async function openDependency(
  { tracker, records }: Session,
  { giverId, neederId }: DependencyEnds,
): Promise<Result<OpenDependency, CallProblem>> {
  const [giver, needer, stored] = await Promise.all([
    tracker.rights.ofIssue(giverId),
    tracker.rights.ofIssue(neederId),
    outcomeOf(records.get(handshakeKind, { id: giverId })),
  ]);
  const homes = { giver: giver.projectId, needer: needer.projectId };
  if (!giver.see || !needer.see || !areKnown(homes)) return { kind: 'not-found' };
  if (giverId === neederId) return { kind: 'invalid', why: 'needs-itself' };
  // Only to those who see both items: what cannot be read is named.
  if (stored instanceof Error) throw stored;
  return ok({ giverId, neederId, stored, homes, can: { ask: needer.edit, give: giver.edit } });
}

/** The handshake that an item keeps with one that needs it. */
export function handshakeWith(
  stored: Pick<Stored<HandshakeValue>, 'value'> | undefined,
  neederId: IssueId,
): Handshake | undefined {
  return stored?.value.promises.find((promise) => promise.neederId === neederId);
}

/** A dependency as the acting person may see it. */
export async function handshakeView(
  { records }: Session,
  { giverId, neederId, stored, can }: Omit<OpenDependency, 'homes'>,
): Promise<HandshakeView> {
  const handshake = handshakeWith(stored, neederId);
  const lines = handshake ? await records.history(handshakeKind, { id: giverId }, linesLookedAt) : [];
  return {
    giverId,
    neederId,
    ...(handshake && { handshake }),
    ...(stored?.doubt && { doubt: stored.doubt }),
    history: lines.flatMap((line) => (line.line.neederId === neederId ? saidIn(line) : [])),
    can,
  };
}

function saidIn({ by, at, line, doubt }: Stamped<HandshakeLine>): HandshakeView['history'] {
  const { action, neederId: _needer, giverId: _giver, ...parts } = line;
  if (action === 'asked' || action === 'imported') return [];
  return [{ action, by, at, ...parts, ...(doubt && { doubt }) }];
}

function areKnown(homes: {
  readonly giver: ProjectId | undefined;
  readonly needer: ProjectId | undefined;
}): homes is OpenDependency['homes'] {
  return homes.giver !== undefined && homes.needer !== undefined;
}
