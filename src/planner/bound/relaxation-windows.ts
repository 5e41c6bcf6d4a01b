import type { Instance } from '#planner/instance';

/** Iterations in which a story can lie if its feature is in the plan; `latest < earliest`: in none. */
export interface Windows {
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
}

/**
 * Windows that follow from lags alone, whatever capacities, pins and dates say: what an edit of those cannot widen.
 * A feature is in with all its stories, so a story also waits for nothing longer than the rest of its own feature can.
 */
export function widestWindows(instance: Instance): Windows {
  return windowsWithin(instance, () => true);
}

/** Windows by lags, pins, due dates, and iterations in which the team can take the story at all. */
export function tightWindows(instance: Instance): Windows {
  const { iterations, pin, due, featureOf, teamOf, points, capacity } = instance;
  return windowsWithin(
    instance,
    (story, iteration) =>
      (pin[story]! < 0 || pin[story] === iteration) &&
      iteration <= due[featureOf[story]!]! &&
      points[story]! <= capacity[teamOf[story]! * iterations + iteration]!,
  );
}

function windowsWithin(instance: Instance, fits: (story: number, iteration: number) => boolean): Windows {
  const { iterations, storyCount, order, before, beforeLag, after, afterLag, featureOf, isRequired } = instance;
  const earliest = new Int32Array(storyCount);
  const latest = new Int32Array(storyCount);
  for (const story of order) {
    let first = 0;
    for (let at = before.start[story]!; at < before.start[story + 1]!; at += 1)
      first = Math.max(first, earliest[before.item[at]!]! + beforeLag[at]!);
    while (first < iterations && !fits(story, first)) first += 1;
    earliest[story] = first;
  }
  for (let index = storyCount - 1; index >= 0; index -= 1) {
    const story = order[index]!;
    let last = iterations - 1;
    for (let at = after.start[story]!; at < after.start[story + 1]!; at += 1) {
      const later = after.item[at]!;
      // What may be left out does not hold anything back; the story's own feature is in when the story is.
      if (isRequired[featureOf[later]!] === 1 || featureOf[later] === featureOf[story])
        last = Math.min(last, latest[later]! - afterLag[at]!);
    }
    while (last >= 0 && !fits(story, last)) last -= 1;
    latest[story] = last;
  }
  return { earliest, latest };
}
