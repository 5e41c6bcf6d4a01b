import type { AnyCall, Commands, Reply } from '#app/calls';
import type { FileLine, FileRecord } from '#app/transfer/export-file';
import type { Chance } from './chance';

/** A line of history as the export has it. */
export type StampedLine = FileLine['stamped'];

/** Names a record: scores are found by the issue, decisions by their own id. */
export interface Target {
  readonly kind: string;
  readonly id: string;
}

/** Everything that a judge knows of one record when the storm is over. */
export interface Past<State> {
  /** Oldest first. */
  readonly lines: readonly StampedLine[];
  lineAt(version: number): StampedLine | undefined;
  /** What the lines up to this version come to; nothing where the history has no such version. */
  stateAt(version: number): State | undefined;
}

/** What somebody is about to do, and how an answer to it is judged. */
export interface Plan<State = unknown> {
  /** As the report names it. */
  readonly act: string;
  readonly target: Target;
  readonly call: AnyCall;
  readonly request: unknown;
  /** Versions of which an acknowledging reply says that one holds what was asked; `left-out`: it says that it was not done. */
  versionsIn(value: unknown): readonly number[] | 'any' | 'left-out';
  /** Whether a line of history is what this asks for; by whom it is, others have looked at. */
  isMadeBy(line: StampedLine, past: Past<State>): boolean;
  /** Whether nothing was left to do in a state. */
  isThere(state: State): boolean;
  /** What a reply shows otherwise than the history has it at the version that it names. */
  falsehood?(value: unknown, past: Past<State>): string | undefined;
}

/** A plan that was sent once. */
export interface Attempt {
  readonly plan: Plan;
  /** The tracker's id of whoever sent it. */
  readonly by: string;
  /** Milliseconds since 1970; the machine is the host's, too. */
  readonly sent: number;
  readonly ended: number;
  /** Nothing: no answer came. */
  readonly reply?: Reply<unknown, unknown>;
}

/** Holds unless a reply only says that something on the way failed or was busy: panels say then that no answer came. */
export function isAnswered({ kind }: Reply<unknown, unknown>): boolean {
  return kind !== 'busy' && kind !== 'host-failed';
}

/** Somebody with a page, and what they remember. */
export interface Actor {
  readonly id: string;
  readonly chance: Chance;
  readonly projectId: string;
  readonly issueIds: readonly string[];
  readonly call: Commands['call'];
  /** What a script remembers for this person. */
  readonly memory: Map<string, unknown>;
}

/** One thing that people do. */
export interface Act {
  /** How often, beside the other acts. */
  readonly weight: number;
  readonly needsAdmin?: true;
  /** Looks at what is there as a person would. Nothing: there is nothing to do here now. */
  plan(actor: Actor): Promise<Plan | undefined>;
  /** Takes in what came back, as a page shows it. */
  after?(actor: Actor, attempt: Attempt): void;
}

/** How the history of one kind of record is replayed. */
export interface Replay<State> {
  readonly kind: string;
  /** States by version. `attempts`: all that were made on this record, for kinds whose lines do not tell everything. */
  states(lines: readonly StampedLine[], attempts: readonly Attempt[], secrets: Secrets): ReadonlyMap<number, State>;
  /** Where a stored record is not what the replay of all its lines comes to. */
  differences(stored: FileRecord, last: State): readonly string[];
}

/** Answers under their seals, as their authors keep them; none where the host has a trusted side. */
export type Secrets = ReadonlyMap<string, unknown>;

/** What people do with one capability. A new capability adds one file with one of these, named in scripts.ts. */
export interface Script {
  readonly acts: readonly Act[];
  readonly replay?: Replay<unknown>;
}
