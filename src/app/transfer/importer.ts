import type { Home, Stamped, Stored } from '#app/records/records';
import type { Session } from '#app/session';
import type { FileRecord } from '#app/transfer/export-file';

/** Why something of a file is left out, as a code that the panels have words for. */
export interface LeftOut {
  readonly why: string;
  readonly data?: Readonly<Record<string, string | number>>;
}

/** A record of a file whose value was parsed. */
export interface Incoming<Value> extends Omit<FileRecord, 'value'> {
  readonly value: Value;
}

/** What is to be written of a record, and what of it was left out; or why nothing is. */
export type Arrival<Value> =
  | { readonly kind: 'take'; readonly value: Value; readonly left?: readonly LeftOut[] }
  | { readonly kind: 'leave'; readonly left: readonly LeftOut[] };

/** How records of one kind come in with a file. */
export interface Importer<Value, Line> {
  /** Judges a record by the rules of its kind; who may write it, and which one is newer, was looked at before. */
  arrive(session: Session, incoming: Incoming<Value>, here: Stored<Value> | undefined): Arrival<Value>;
  /** What whoever brings a record in signs of it, where its host has signatures. */
  vouched?(
    session: Session,
    place: { readonly id: string; readonly home: Home },
    value: Value,
    before: Value | undefined,
  ): Promise<Value>;
  /** The line that tells of the import. */
  line(value: Value, before: Value | undefined): Line;
  /** Lines of one record as everybody may read them here, in the order given; absent: as they are. */
  readable?(session: Session, lines: readonly Stamped<Line>[]): readonly Stamped<Line>[];
  /** What follows after records were written. */
  written?(session: Session, records: readonly Pick<Stored<Value>, 'id' | 'home'>[]): Promise<void>;
  /** Whether fields of the tracker have to follow. */
  isMirrored?(value: Value, before: Value | undefined): boolean;
}

/** Any importer. */
export type AnyImporter = Importer<any, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- an importer of any types
