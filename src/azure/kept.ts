/** Answers by key that are kept for a while; those under way are shared, failures are not kept. */
export class Kept<Value> {
  private readonly known = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();

  constructor(private readonly milliseconds: number) {}

  get(key: string, ask: () => Promise<Value>): Promise<Value> {
    const kept = this.known.get(key);
    if (kept && kept.until > Date.now()) return kept.value;
    const value = ask();
    const entry = { value, until: Date.now() + this.milliseconds };
    this.known.set(key, entry);
    value.catch(() => {
      if (this.known.get(key) === entry) this.known.delete(key);
    });
    return value;
  }

  /** Puts a newer answer in. */
  put(key: string, value: Value): void {
    this.known.set(key, { value: Promise.resolve(value), until: Date.now() + this.milliseconds });
  }

  /** What is at hand, fresh or under way. */
  peek(key: string): Promise<Value> | undefined {
    const kept = this.known.get(key);
    return kept && kept.until > Date.now() ? kept.value : undefined;
  }

  forget(key?: string): void {
    if (key === undefined) this.known.clear();
    else this.known.delete(key);
  }
}
