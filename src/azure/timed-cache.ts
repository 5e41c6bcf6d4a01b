/** Answers by key that are kept for a while; those under way are shared, failures are not kept. */
export class TimedCache<Value> {
  private readonly known = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();

  constructor(
    private readonly milliseconds: number,
    private readonly now: () => number = Date.now,
  ) {}

  get(key: string, ask: () => Promise<Value>): Promise<Value> {
    return this.peek(key) ?? this.put(key, ask());
  }

  /** Puts a newer answer in, or one that is under way. */
  put(key: string, answer: Value | Promise<Value>): Promise<Value> {
    const value = Promise.resolve(answer);
    const entry = { value, until: this.now() + this.milliseconds };
    this.known.set(key, entry);
    value.catch(() => {
      if (this.known.get(key) === entry) this.known.delete(key);
    });
    return value;
  }

  /** What is at hand, fresh or under way. */
  peek(key: string): Promise<Value> | undefined {
    const kept = this.known.get(key);
    return kept && kept.until > this.now() ? kept.value : undefined;
  }

  forget(key?: string): void {
    if (key === undefined) this.known.clear();
    else this.known.delete(key);
  }
}
