/** Numbers that look random and are the same for the same seed, on every machine. Source: xoshiro128**, Blackman and Vigna. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(seed: number) {
    // Splitmix spreads a small seed over the whole state, which must not be all zeros.
    let state = seed | 0;
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let mixed = state ^ (state >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      return (mixed ^ (mixed >>> 15)) | 0;
    };
    this.a = next();
    this.b = next();
    this.c = next();
    this.d = next() | 1;
  }

  /** A whole number of 32 bits, 0 or more. */
  bits(): number {
    const { a, b, c, d } = this;
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const third = c ^ a;
    const fourth = d ^ b;
    this.b = b ^ third;
    this.a = a ^ fourth;
    this.c = third ^ (b << 9);
    this.d = (fourth << 11) | (fourth >>> 21);
    return result;
  }

  /** From 0 up to 1, without 1. */
  share(): number {
    return this.bits() / 4294967296;
  }

  /** A whole number from 0 up to `limit`, without `limit`. */
  below(limit: number): number {
    return Math.floor((this.bits() / 4294967296) * limit);
  }
}
