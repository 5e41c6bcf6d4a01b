/** One line of an app's log. */
export interface AppLogEntry {
  readonly at: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly functionKey: string;
  readonly invocationId: string | undefined;
  readonly text: string;
}

const kept = 1000;
const longestLine = 10_000;

/** Keeps the last lines that an app's functions wrote, with anything that looks like a credential taken out. */
export class AppLogs {
  readonly #entries: AppLogEntry[] = [];

  add(entry: AppLogEntry): void {
    this.#entries.push({ ...entry, text: withoutSecrets(entry.text).slice(0, longestLine) });
    if (this.#entries.length > kept) this.#entries.splice(0, this.#entries.length - kept);
  }

  /** Newest first. */
  latest(): readonly AppLogEntry[] {
    return [...this.#entries].reverse();
  }
}

/** Replaces bearer and basic credentials, JSON web tokens and values that follow a word for a secret. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 ***')
    .replace(/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '***')
    .replace(
      /(["']?(?:password|passwd|secret|api[-_]?key|access[-_]?token|refresh[-_]?token|client[-_]?secret)["']?\s*[:=]\s*)(["']?)[^\s"',}]+\2/gi,
      '$1$2***$2',
    );
}
