/** A value that the platform writes as a word, and as a number for clients that ask for `enumsAsNumbers`. */
export class PlatformEnum {
  constructor(
    readonly word: string,
    readonly number: number,
  ) {}

  toJSON(): string {
    return this.word;
  }
}
