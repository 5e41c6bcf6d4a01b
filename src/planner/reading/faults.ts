/** What is wrong at one place of a file, for whoever wrote it. */
export interface Fault {
  /** Where: `stories[3].points`; empty for the whole. */
  readonly path: string;
  /** The id of what it is about, where it has one. */
  readonly subject?: string;
  /** A clause without a full stop: `must be 0 or more, is -3`. */
  readonly message: string;
}

/** A file that cannot be used, with everything that is wrong with it. */
export interface Malformed {
  readonly kind: 'malformed';
  /** In the order of the file's parts; no more than {@link mostFaults}. */
  readonly faults: readonly Fault[];
  /** How many more there are. */
  readonly omitted: number;
}

/** What reading a foreign value answers: the value, or all that is wrong with it. */
export type Reading<Value> = { readonly kind: 'ok'; readonly value: Value } | Malformed;

/** So many faults are listed; who has more has one cause for many. */
export const mostFaults = 50;

/** A fault on one line: `stories[3].points (S4): must be 0 or more, is -3`. */
export function faultLine({ path, subject, message }: Fault): string {
  const place = subject === undefined ? path : `${path} (${subject})`;
  return place === '' ? message : `${place}: ${message}`;
}

/** Reads foreign values and remembers what is wrong with them; a value that is wrong reads as undefined. */
export class FaultFinder {
  private readonly found: Fault[] = [];
  private count = 0;

  /** Undefined when nothing is wrong. */
  get malformed(): Malformed | undefined {
    return this.count === 0
      ? undefined
      : { kind: 'malformed', faults: this.found, omitted: this.count - this.found.length };
  }

  add(path: string, subject: string | undefined, message: string): undefined {
    this.count += 1;
    if (this.found.length < mostFaults)
      this.found.push(subject === undefined ? { path, message } : { path, subject, message });
    return undefined;
  }

  object(value: unknown, path: string): Readonly<Record<string, unknown>> | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>;
    return this.add(path, undefined, `must be an object, is ${shown(value)}`);
  }

  list(value: unknown, path: string, subject?: string): readonly unknown[] | undefined {
    return Array.isArray(value) ? (value as readonly unknown[]) : this.wrong(value, path, subject, 'a list');
  }

  text(value: unknown, path: string, subject?: string): string | undefined {
    if (typeof value !== 'string') return this.wrong(value, path, subject, 'text');
    return value === '' ? this.add(path, subject, 'must not be empty') : value;
  }

  truth(value: unknown, path: string, subject?: string): boolean | undefined {
    return typeof value === 'boolean' ? value : this.wrong(value, path, subject, 'true or false');
  }

  number(value: unknown, path: string, subject?: string, least = -Infinity): number | undefined {
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.wrong(value, path, subject, 'a number');
    return value < least ? this.add(path, subject, `must be ${least} or more, is ${value}`) : value;
  }

  whole(value: unknown, path: string, subject: string | undefined, least: number, most = Infinity): number | undefined {
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.wrong(value, path, subject, 'a whole number');
    if (!Number.isInteger(value)) return this.add(path, subject, `must be a whole number, is ${value}`);
    if (value >= least && value <= most) return value;
    return this.add(
      path,
      subject,
      most === Infinity ? `must be ${least} or more, is ${value}` : `must be from ${least} to ${most}, is ${value}`,
    );
  }

  /** One of 0 … iterations − 1. */
  iteration(value: unknown, path: string, subject: string | undefined, iterations: number): number | undefined {
    const read = this.whole(value, path, subject, -Infinity);
    if (read === undefined || (read >= 0 && read < iterations)) return read;
    return this.add(path, subject, `must be an iteration from 0 to ${iterations - 1}, is ${read}`);
  }

  private wrong(value: unknown, path: string, subject: string | undefined, wanted: string): undefined {
    if (value === undefined) return this.add(path, subject, `is missing: ${wanted}`);
    return this.add(path, subject, `must be ${wanted}, is ${shown(value)}`);
  }
}

/** A foreign value in few words. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  return Array.isArray(value) ? 'a list' : 'an object';
}
