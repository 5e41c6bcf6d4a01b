import type { ChangedKey } from '#app/ports/key-news';
import type { AccountId } from '#core/issue';

/** Keys by person, as the organization's documents have them now. Anybody may have put them there. */
export type PublishedKeys = Readonly<Record<string, string>>;

/** What a viewer keeps of other people's keys: those they rely on, and changed ones that they did not accept. */
export interface Pins {
  /** Newest first; earlier ones go on holding for what was signed with them. */
  readonly pinned: Readonly<Record<string, readonly string[]>>;
  readonly refused: readonly string[];
}

/** A point of the curve, uncompressed, in base64. */
const isKey = /^[\w+/]{87}=$/;
const longestId = 128;

/** What somebody keeps who has seen nobody's key yet. */
export const noPins: Pins = { pinned: {}, refused: [] };

/** People at most whose keys a viewer keeps: their document has to stay small, whatever others publish. */
const mostPins = 1_000;

/** Relies on the first key that is seen of a person, and on no other. The same pins where everybody is known. */
export function withSighted(pins: Pins, published: PublishedKeys): Pins {
  const room = Math.max(0, mostPins - Object.keys(pins.pinned).length);
  const fresh = Object.entries(published)
    .filter(([by, key]) => !Object.hasOwn(pins.pinned, by) && isKey.test(key) && by.length <= longestId)
    .slice(0, room);
  if (fresh.length === 0) return pins;
  return { ...pins, pinned: { ...pins.pinned, ...Object.fromEntries(fresh.map(([by, key]) => [by, [key]])) } };
}

/** Published keys that are not those that the viewer relies on, unless the viewer has heard of them. */
export function changedIn({ pinned, refused }: Pins, published: PublishedKeys): readonly ChangedKey[] {
  return Object.entries(published).flatMap(([by, key]) => {
    const known = keysOf(pinned, by);
    return known.length === 0 || known.includes(key) || refused.includes(key) ? [] : [{ by: by as AccountId, key }];
  });
}

/** What the viewer has said of a changed key. */
export function withAnswer({ pinned, refused }: Pins, { by, key }: ChangedKey, isAccepted: boolean): Pins {
  if (!isAccepted) return { pinned, refused: [...refused.filter((other) => other !== key), key] };
  const known = keysOf(pinned, by).filter((other) => other !== key);
  return { pinned: { ...pinned, [by]: [key, ...known] }, refused };
}

/** The keys that count as a person's. */
export function keysOf(pinned: Pins['pinned'], by: string): readonly string[] {
  return Object.hasOwn(pinned, by) ? (pinned[by] ?? []) : [];
}
