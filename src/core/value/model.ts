import type { Brand } from '#core/result';

/** Names a factor inside its model and its formula: a letter, then letters, digits or `_`. */
export type FactorId = Brand<string, 'FactorId'>;

/** Names a scoring model: `wsjf`, `rice`, `ice`, or what an admin defined. */
export type ModelId = Brand<string, 'ModelId'>;

/**
 * The values a factor can take: a list of steps (in ascending order), or any number in a range.
 * Names, where given, say what a step means ("massive").
 */
export type Scale =
  | { readonly kind: 'steps'; readonly steps: readonly { readonly value: number; readonly name?: string }[] }
  | { readonly kind: 'range'; readonly min: number; readonly max: number };

/** One question that people answer with a number. */
export interface Factor {
  readonly id: FactorId;
  readonly name: string;
  /** One sentence that helps to answer it. */
  readonly help: string;
  readonly scale: Scale;
  /** `estimate`: the tracker's points answer it where there are some; people do where there are none. */
  readonly from: 'people' | 'estimate';
  /** Scores are relative within one backlog: its smallest item should be 1. */
  readonly isRelative: boolean;
}

/** How a backlog is scored: data, not code. Formulas name factors by id and are parsed, never evaluated as code. */
export interface ScoringModel {
  readonly id: ModelId;
  readonly name: string;
  readonly factors: readonly Factor[];
  /** For WSJF `(value + urgency + relief) / size`. */
  readonly score: string;
  /** What the item is worth per unit of time, without its size; absent where the model has no such figure. */
  readonly costOfDelay?: string;
}

/** Answers by factor; a factor that nobody answered is absent. */
export type FactorValues = Readonly<Partial<Record<FactorId, number>>>;
