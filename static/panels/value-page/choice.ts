import type { Scale } from '#core/value/model';

/** One value that a chooser offers, with what it means where the scale says so. */
export interface Choice {
  readonly value: number;
  readonly name?: string;
}

/** What a text in a chooser stands for. */
export type Reading =
  { readonly kind: 'empty' } | { readonly kind: 'value'; readonly value: number } | { readonly kind: 'not-allowed' };

/** The values to choose from: the steps of a scale, and the tracker's estimate where it is none of them. A range offers none. */
export function choicesOf(scale: Scale, estimate: number | undefined): readonly Choice[] {
  if (scale.kind === 'range') return [];
  const hasEstimate = estimate === undefined || scale.steps.some(({ value }) => value === estimate);
  return hasEstimate ? scale.steps : [...scale.steps, { value: estimate }].sort((a, b) => a.value - b.value);
}

/**
 * The choice that a typed text means most likely: the same number, else a number or a name that begins so.
 * `write` puts a number as the viewer reads it.
 */
export function choiceFor(
  text: string,
  choices: readonly Choice[],
  parse: (text: string) => number | undefined,
  write: (value: number) => string,
): Choice | undefined {
  const typed = text.trim().toLocaleLowerCase();
  if (typed === '') return undefined;
  const number = parse(typed);
  return (
    choices.find(({ value }) => value === number) ??
    choices.find(({ value }) => write(value).startsWith(typed)) ??
    choices.find(({ name }) => name?.toLocaleLowerCase().startsWith(typed)) ??
    choices.find(({ name }) => name?.toLocaleLowerCase().includes(typed))
  );
}

/** Reads what was typed against the scale. */
export function readChoice(
  text: string,
  scale: Scale,
  choices: readonly Choice[],
  parse: (text: string) => number | undefined,
  write: (value: number) => string,
): Reading {
  if (text.trim() === '') return { kind: 'empty' };
  if (scale.kind === 'steps') {
    const choice = choiceFor(text, choices, parse, write);
    return choice ? { kind: 'value', value: choice.value } : { kind: 'not-allowed' };
  }
  const number = parse(text);
  return number !== undefined && number >= scale.min && number <= scale.max
    ? { kind: 'value', value: number }
    : { kind: 'not-allowed' };
}
