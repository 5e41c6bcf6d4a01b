/** The host cannot start; the message is for the person who started it. */
export class StartFailure extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'StartFailure';
  }
}
