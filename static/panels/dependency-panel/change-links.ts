import type { RefusalCode, IssueWriteOutcome, LinkWrite } from '#app/ports/writes';
import { drawnId } from '#core/drawn-id';
import { reading, type Silence } from '../base/ask';
import type { Host } from '../host';

/** The ends of a link and its kind: `from` gives, `to` waits. */
export type LinkOf = LinkWrite['link'];

/** What somebody does to a link. `reverse`: it is to point the other way round; `link` is the one that is there. */
export interface LinkChange {
  readonly kind: 'add' | 'remove' | 'reverse';
  readonly link: LinkOf;
}

/** What became of a change. `isRestored` of a reversal that was refused: the link that was there is there again, or not. */
export type ChangeOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string; readonly isRestored?: boolean }
  /** It may have happened: reading again shows it. */
  | { readonly kind: 'doubtful' }
  | Silence;

/** The link as a change leaves it. */
export function linkAfter({ kind, link }: LinkChange): LinkOf {
  return kind === 'reverse' ? turned(link) : link;
}

/** What takes a change back. */
export function inverseOf(change: LinkChange): LinkChange {
  switch (change.kind) {
    case 'add':
      return { kind: 'remove', link: change.link };
    case 'remove':
      return { kind: 'add', link: change.link };
    case 'reverse':
      return { kind: 'reverse', link: turned(change.link) };
  }
}

/** Makes a change in the tracker, as the viewer. Never rejects. */
export async function makeChange(host: Host, { kind, link }: LinkChange): Promise<ChangeOutcome> {
  if (kind !== 'reverse') return write(host, link, kind === 'remove');
  // The old one goes first: a tracker that forbids circles would refuse the new one beside it.
  const removed = await write(host, link, true);
  if (removed.kind !== 'done') return removed;
  const made = await write(host, turned(link), false);
  if (made.kind !== 'refused') return made;
  const back = await write(host, link, false);
  return { ...made, isRestored: back.kind === 'done' };
}

function turned({ from, to, typeId }: LinkOf): LinkOf {
  return { from: to, to: from, typeId };
}

async function write(host: Host, link: LinkOf, isRemoval: boolean): Promise<ChangeOutcome> {
  let outcome: IssueWriteOutcome | undefined;
  const one: LinkWrite = { key: drawnId(), link, ...(isRemoval && { remove: true }) };
  const sent = await reading(host, 'writing a link', () =>
    host.tracker.writes.apply([one], (told) => {
      outcome = told;
    }),
  );
  switch (outcome?.kind) {
    case 'done':
      return { kind: 'done' };
    case 'refused':
      return { kind: 'refused', code: outcome.code, message: outcome.message };
    case 'changed':
    case 'doubtful':
      return { kind: 'doubtful' };
    case undefined:
      if (sent.kind === 'done' || sent.kind === 'stopped' || sent.kind === 'bad-query') return { kind: 'doubtful' };
      return sent;
  }
}
