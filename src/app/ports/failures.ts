/** The tracker did not answer, or answered with a fault that trying again may mend. */
export class HostUnreachable extends Error {
  /** Seconds that the host asked to wait; absent when it did not say. */
  readonly retryAfterSeconds: number | undefined;
  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, { cause: options.cause });
    this.name = 'HostUnreachable';
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The viewer's session is over: signing in again, in the same browser, mends it. */
export class NotSignedIn extends Error {
  constructor(message = 'The session has ended.', options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'NotSignedIn';
  }
}

/** The tracker refused a query: `message` is its own sentence. */
export class BadQuery extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'BadQuery';
  }
}
