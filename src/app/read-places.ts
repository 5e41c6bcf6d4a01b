import { inParallel } from '#app/parallel';
import { HostUnreachable } from '#app/ports/failures';
import type { PlaceCode, Unreadable } from '#app/ports/schedule';
import { Refused } from '#app/rest-client';

/** How places are read: at most `atOnce` at a time; `codeOf` says what a refusal means. */
export interface PlaceReading<Place, Value> {
  readonly atOnce: number;
  read(place: Place): Promise<Value>;
  codeOf(refusal: Refused): PlaceCode;
}

/** A place with what was read of it. */
export interface ReadPlace<Place, Value> {
  readonly place: Place;
  readonly value: Value;
}

/**
 * Reads every place; what was found, and what was not, stands in the order asked. A place that is refused or does not
 * answer is named with a code. Throws what concerns all places, and HostUnreachable as soon as one does not answer
 * before any other has.
 */
export async function readPlaces<Place, Value>(
  places: readonly Place[],
  { atOnce, read, codeOf }: PlaceReading<Place, Value>,
): Promise<{ readonly found: readonly ReadPlace<Place, Value>[]; readonly unreadable: readonly Unreadable<Place>[] }> {
  let hasAnswered = false;
  const answers = await inParallel(places, atOnce, async (place): Promise<Answer<Place, Value>> => {
    try {
      const value = await read(place);
      hasAnswered = true;
      return { found: [{ place, value }], unreadable: [] };
    } catch (error) {
      if (error instanceof Refused) {
        hasAnswered = true;
        return { found: [], unreadable: [{ place, code: codeOf(error) }] };
      }
      if (!(error instanceof HostUnreachable) || !hasAnswered) throw error;
      return { found: [], unreadable: [{ place, code: 'unreachable' }] };
    }
  });
  return {
    found: answers.flatMap(({ found }) => found),
    unreadable: answers.flatMap(({ unreadable }) => unreadable),
  };
}

interface Answer<Place, Value> {
  readonly found: readonly ReadPlace<Place, Value>[];
  readonly unreadable: readonly Unreadable<Place>[];
}
