import type { CapacityEntry } from '#core/train/capacity';
import type { Measure } from './entries';

/** Why a text is no value of a cell; `most` says the largest one. */
export type CellProblem =
  | { readonly why: 'not-a-number' | 'negative' | 'above-whole' }
  | { readonly why: 'too-many-people' | 'too-many-points' | 'too-many-days'; readonly most: number };

/** What a text says of a cell. */
export type CellReading =
  | { readonly kind: 'value'; readonly value: number | undefined }
  | { readonly kind: 'problem'; readonly problem: CellProblem };

/** More people than this in one team are a slip of the keyboard. */
export const mostPeople = 200;
/** More points than this in one slot of one team are, too. */
export const mostPoints = 10_000;

/** What a text is read against. */
export interface CellPlace {
  readonly measure: Measure;
  /** What is said of the slot so far. */
  readonly entry: CapacityEntry;
  /** Working days of the slot. */
  readonly workingDays: number;
  /** Reads a number as the viewer writes it. */
  parse(text: string): number | undefined;
}

/** Reads what was typed or pasted into a cell; nothing typed empties it. Focus is taken as a share or as per cent. */
export function readCell(text: string, place: CellPlace): CellReading {
  const typed = text.trim();
  if (typed === '') return { kind: 'value', value: undefined };
  const isPercent = place.measure === 'focus' && typed.endsWith('%');
  const number = place.parse(isPercent ? typed.slice(0, -1) : typed);
  if (number === undefined) return problem({ why: 'not-a-number' });
  if (number < 0) return problem({ why: 'negative' });
  switch (place.measure) {
    case 'people':
      return number > mostPeople ? problem({ why: 'too-many-people', most: mostPeople }) : value(number);
    case 'points':
      return number > mostPoints ? problem({ why: 'too-many-points', most: mostPoints }) : value(number);
    case 'focus': {
      // 80 is meant as per cent; 1 and less are shares.
      const share = isPercent || number > 1 ? number / 100 : number;
      return share > 1 ? problem({ why: 'above-whole' }) : value(share);
    }
    case 'daysOff': {
      const people = place.entry.people > 0 ? place.entry.people : mostPeople;
      const most = Math.ceil(people * place.workingDays);
      return number > most ? problem({ why: 'too-many-days', most }) : value(number);
    }
  }
}

function value(number: number): CellReading {
  return { kind: 'value', value: number };
}

function problem(what: CellProblem): CellReading {
  return { kind: 'problem', problem: what };
}
