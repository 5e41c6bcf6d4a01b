import type { Form } from '#app/forms';
import type { AppPermission } from '#app/ports/rights';

/** One kind of record: its form, how lists show it, and what its history says. */
export interface RecordKind<Value, Line, Summary = Value> {
  /** Part of every key: `score`, `risk`, `sow`. Lower case letters and `-`. */
  readonly name: string;
  /** A newer one is refused, in every host. */
  readonly format: number;
  readonly value: Form<Value>;
  /** What a line of history says beside who, when and which version. */
  readonly line: Form<Line>;
  /** Kept apart and small, so that thousands come in a few calls; absent: lists show the value itself. */
  readonly summary?: { readonly form: Form<Summary>; of(value: Value): Summary };
  /** What a file carries of it; absent: the whole value. */
  inFiles?(value: Value): Value;
  /** Lies with an issue, and follows it into another project: `id` is the issue's. */
  readonly followsIssue: boolean;
  /** Every call asks for it: a store may answer with what it read a few seconds ago. */
  readonly isAskedByEveryCall?: true;
  /**
   * What a signature covers of a value and of a line, where a host signs them; absent: the whole. Left out is what is
   * put in later without a new version, and is bound by a seal.
   */
  readonly signed?: { value(value: Value): unknown; line(line: Line): unknown };
  /** Pages look every few seconds at what lies in a home: a list is what is there now, not what was a moment ago. */
  readonly isWatched?: true;
  /** Only whoever holds this permission may read it; absent: whoever sees its home. */
  readonly readers?: AppPermission;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- a kind of any types */
/** A kind of record whose types are not looked at. */
export type AnyKind = RecordKind<any, any, any>;
/* eslint-enable @typescript-eslint/no-explicit-any */
/** What records of a kind hold. */
export type ValueIn<Kind> = Kind extends RecordKind<infer Value, infer _Line, infer _Summary> ? Value : never;
/** What lines of a kind say. */
export type LineIn<Kind> = Kind extends RecordKind<infer _Value, infer Line, infer _Summary> ? Line : never;
