/** A choice that falls the same way for the same words, on every machine. */
export interface Chance {
  /** At least 0, below 1. */
  fraction(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** Starts a sequence of choices that depends on the words alone. */
export function chanceOf(words: string): Chance {
  let state = hash(words);
  function fraction(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  function whole(from: number, to: number): number {
    return from + Math.floor(fraction() * (to - from + 1));
  }
  return { fraction, whole, pick: (items) => items[whole(0, items.length - 1)]! };
}

/** Makes an account id from a name: the same person has the same one in every import. */
export function accountIdOf(name: string): string {
  const chance = chanceOf(name.normalize('NFC'));
  let digits = '';
  for (let index = 0; index < 32; index += 1) digits += chance.whole(0, 15).toString(16);
  return `712020:${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}

/** FNV-1a over UTF-16 units. */
function hash(words: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1) {
    value = Math.imul(value ^ words.charCodeAt(index), 0x01000193);
  }
  return value;
}
