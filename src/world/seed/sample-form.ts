import type { SampleTrainPlan } from '#world/seed/train-plan';

/** How the sample is written: by names that every tracker of the seed knows, never by an id of one of them. */

/**
 * Values of records are JSON in which objects with one of these keys stand for what each tracker has instead: an issue's
 * id by its key, a project's id by its key, a person's id by their name, a moment or a calendar day by how many days ago
 * it was, and a text that differs by tracker.
 */
export type SampleMark =
  | { readonly $issue: string }
  | { readonly $project: string }
  | { readonly $person: string }
  | { readonly $daysAgo: number }
  | { readonly $dayAgo: number }
  | { readonly $jira: string; readonly $azure: string };

/** JSON with marks in it, see {@link SampleMark}. */
export type SampleValue =
  SampleMark | string | number | boolean | null | readonly SampleValue[] | { readonly [name: string]: SampleValue };

/** A record of any kind, written once, with the line of history that tells of it. */
export interface SampleRecord {
  readonly kind: string;
  /** Of the kind, see RecordKind. */
  readonly format: number;
  readonly id: string | SampleMark;
  readonly home: SampleMark;
  readonly by: string;
  readonly daysAgo: number;
  readonly value: SampleValue;
  readonly line: SampleValue;
}

/** What somebody said of an item's value, and how many days ago. */
export interface SampleVoice {
  readonly by: string;
  readonly daysAgo: number;
  /** Answers by factor of the sample's model. */
  readonly factors: Readonly<Record<string, number>>;
  readonly note?: string;
}

/**
 * How one item was scored. Without `revealed` and `agreed` the round is still blind: its ballots are given by their
 * people themselves. Without ballots somebody agreed at once.
 */
export interface ScoreStory {
  readonly issue: string;
  /** In the order in which they were given. */
  readonly ballots: readonly SampleVoice[];
  /** Who ended the blind phase, and how many days ago. */
  readonly revealed?: Pick<SampleVoice, 'by' | 'daysAgo'>;
  readonly agreed?: SampleVoice;
}

/** Everything that stands in Waybill when the seeded train is opened for the first time. */
export interface Sample {
  /** Titles of all issues that are named, by key. */
  readonly titles: Readonly<Record<string, string>>;
  readonly records: readonly SampleRecord[];
  /** How the PI that is under way is planned. */
  readonly train?: SampleTrainPlan;
  readonly scores: {
    readonly project: string;
    readonly modelId: string;
    readonly expiryDays: number;
    readonly stories: readonly ScoreStory[];
  };
}
