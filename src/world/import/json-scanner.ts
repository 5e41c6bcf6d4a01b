/** Where something begins: bytes count from 0, lines and columns (in bytes) from 1. */
export interface Place {
  readonly byte: number;
  readonly line: number;
  readonly column: number;
}

/**
 * What a scanner finds.
 * `item`: an element of a list of issues, sprints or the like; `member`: any other member of a top-level object;
 * `document`: the end of a top-level value; `oversize`: an item too large to hold, skipped.
 */
export type Found =
  | { readonly kind: 'item' | 'member'; readonly name: string; readonly text: string; readonly place: Place }
  | { readonly kind: 'oversize'; readonly name: string; readonly place: Place }
  | { readonly kind: 'document'; readonly place: Place }
  | { readonly kind: 'broken'; readonly message: string; readonly place: Place };

const QUOTE = 0x22,
  BACKSLASH = 0x5c,
  LINE_FEED = 0x0a,
  COMMA = 0x2c,
  COLON = 0x3a;
const OPEN_LIST = 0x5b,
  CLOSE_LIST = 0x5d,
  OPEN_OBJECT = 0x7b,
  CLOSE_OBJECT = 0x7d;
const LISTS: ReadonlySet<string> = new Set(['issues', 'values', 'value', 'sprints']);

/**
 * Cuts JSON into its issues without holding more than one of them. Takes one document, several after each other and
 * JSON lines alike. What an item holds is left to `JSON.parse`, so that a bad one costs itself only; brackets that do
 * not match, or an end in the middle, stop it.
 */
export class JsonScanner {
  readonly #limit: number;
  readonly #wanted: (kind: 'item' | 'member', name: string) => boolean;
  /** Brackets open inside of the value that is being captured. */
  readonly #open: number[] = [];
  #state: 'top' | 'list' | 'key' | 'colon' | 'member' | 'value' | 'string' | 'scalar' | 'stopped' = 'top';
  /** The list or object around what is captured: lists in an object come back to it. */
  #around: ('list' | 'object')[] = [];
  #name = '';
  #kind: 'item' | 'member' | 'key' = 'item';
  #pieces: Buffer[] = [];
  #held = 0;
  #isSkipping = false;
  #isEscaped = false;
  #start: Place = { byte: 0, line: 1, column: 1 };
  #byte = 0;
  #line = 1;
  #lineStart = 0;

  /** limit: bytes of one item, above which it is skipped. wanted: false skips a value without holding it. */
  constructor(limit = 64 * 1024 * 1024, wanted: (kind: 'item' | 'member', name: string) => boolean = () => true) {
    this.#limit = limit;
    this.#wanted = wanted;
  }

  /** Takes the next piece of the file and answers what it completes. */
  *push(chunk: Buffer): Generator<Found> {
    let from = this.#isCapturing() ? 0 : -1;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index]!;
      if (this.#state === 'string') {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) this.#state = 'value';
        else if (byte === LINE_FEED) this.#newLine(index);
        if (this.#state === 'value' && this.#open.length === 0) {
          yield* this.#finish(chunk, from, index + 1);
          from = -1;
        }
        continue;
      }
      if (this.#state === 'scalar' && !isScalarEnd(byte)) continue;
      if (this.#state === 'scalar') {
        yield* this.#finish(chunk, from, index);
        from = -1;
      }
      if (byte === LINE_FEED) this.#newLine(index);
      if (byte <= 0x20) continue;
      if (this.#state === 'value') {
        const broken = this.#inside(byte, index);
        if (broken !== undefined) return yield broken;
        if (this.#open.length === 0) {
          yield* this.#finish(chunk, from, index + 1);
          from = -1;
        }
        continue;
      }
      const found = this.#between(byte, index);
      if (found !== undefined) yield found;
      if (this.#state === 'stopped') return;
      if (from < 0 && this.#isCapturing()) from = index;
    }
    if (from >= 0) this.#keep(chunk.subarray(from));
    this.#byte += chunk.length;
  }

  /** Says what is missing when the file ends too early. */
  *end(): Generator<Found> {
    if (this.#state === 'scalar' && this.#around.length === 0) yield* this.#finish(Buffer.alloc(0), -1, 0);
    if (this.#state === 'top' || this.#state === 'stopped') return;
    const inside =
      this.#isCapturing() && this.#kind !== 'key'
        ? `, in the middle of ${this.#around.at(-1) === 'list' ? 'an item' : `“${this.#name}”`} that begins on line ${this.#start.line}`
        : '';
    yield { kind: 'broken', message: `The file ends too early${inside}: it was cut off.`, place: this.#here(0) };
  }

  #isCapturing(): boolean {
    return this.#state === 'value' || this.#state === 'string' || this.#state === 'scalar';
  }

  #newLine(index: number): void {
    this.#line += 1;
    this.#lineStart = this.#byte + index + 1;
  }

  #here(index: number): Place {
    return { byte: this.#byte + index, line: this.#line, column: this.#byte + index - this.#lineStart + 1 };
  }

  /** A byte inside of a captured list or object. */
  #inside(byte: number, index: number): Found | undefined {
    if (byte === QUOTE) this.#state = 'string';
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#open.push(byte);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      const opened = this.#open.pop();
      if ((opened === OPEN_OBJECT) !== (byte === CLOSE_OBJECT)) {
        return this.#stop(index, `“${String.fromCharCode(byte)}” closes what “${String.fromCharCode(opened!)}” opened`);
      }
    }
    return undefined;
  }

  /** A byte between captured values. */
  #between(byte: number, index: number): Found | undefined {
    const inList = this.#around.at(-1) === 'list';
    switch (this.#state) {
      case 'top':
        if (byte === COMMA || byte === 0x1e) return undefined;
        if (byte === OPEN_LIST) return this.#enter('list', '');
        if (byte === OPEN_OBJECT) return this.#enter('object', '');
        return this.#stop(index, 'an object or a list should begin here');
      case 'list':
        if (byte === COMMA) return undefined;
        if (byte === CLOSE_LIST) return this.#leave(index);
        return this.#begin('item', byte, index);
      case 'key':
        if (byte === COMMA) return undefined;
        if (byte === CLOSE_OBJECT) return this.#leave(index);
        if (byte !== QUOTE) return this.#stop(index, 'a member name in quotes should stand here');
        return this.#begin('key', byte, index);
      case 'colon':
        if (byte !== COLON) return this.#stop(index, 'a colon is missing after the member name');
        this.#state = 'member';
        return undefined;
      case 'member':
        if (byte === OPEN_LIST && LISTS.has(this.#name)) return this.#enter('list', this.#name);
        return this.#begin('member', byte, index);
      default:
        return this.#stop(index, inList ? 'a comma or the end of the list should stand here' : 'unexpected text');
    }
  }

  #enter(kind: 'list' | 'object', name: string): undefined {
    this.#around.push(kind);
    this.#name = name;
    this.#state = kind === 'list' ? 'list' : 'key';
  }

  #leave(index: number): Found | undefined {
    this.#around.pop();
    if (this.#around.length > 0) {
      this.#state = 'key';
      return undefined;
    }
    this.#state = 'top';
    return { kind: 'document', place: this.#here(index) };
  }

  #begin(kind: 'item' | 'member' | 'key', byte: number, index: number): Found | undefined {
    if (byte === CLOSE_LIST || byte === CLOSE_OBJECT || byte === COLON || byte === COMMA) {
      return this.#stop(index, `“${String.fromCharCode(byte)}” stands where a value should`);
    }
    this.#kind = kind;
    this.#start = this.#here(index);
    this.#isSkipping = kind !== 'key' && !this.#wanted(kind, this.#name);
    if (byte === QUOTE) this.#state = 'string';
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      this.#open.push(byte);
      this.#state = 'value';
    } else this.#state = 'scalar';
    return undefined;
  }

  #keep(piece: Buffer): void {
    this.#held += piece.length;
    if (this.#isSkipping || this.#held > this.#limit) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.push(piece);
  }

  *#finish(chunk: Buffer, from: number, to: number): Generator<Found> {
    if (from >= 0) this.#keep(chunk.subarray(from, to));
    const text = Buffer.concat(this.#pieces).toString();
    const isOversize = this.#held > this.#limit;
    this.#pieces = [];
    this.#held = 0;
    if (this.#kind === 'key') {
      this.#name = nameIn(text);
      this.#state = 'colon';
      return;
    }
    const name = this.#name;
    this.#state = this.#around.at(-1) === 'list' ? 'list' : this.#around.length > 0 ? 'key' : 'top';
    if (this.#isSkipping) return;
    yield isOversize
      ? { kind: 'oversize', name, place: this.#start }
      : { kind: this.#kind, name, text, place: this.#start };
  }

  #stop(index: number, message: string): Found {
    this.#state = 'stopped';
    return { kind: 'broken', message, place: this.#here(index) };
  }
}

function isScalarEnd(byte: number): boolean {
  return byte <= 0x20 || byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT;
}

function nameIn(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.slice(1, -1);
  }
}
