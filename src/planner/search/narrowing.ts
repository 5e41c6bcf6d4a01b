import { spread, type Instance } from '#planner/instance';

/**
 * The same instance without what no plan has: iterations in which a story does not fit beside what is pinned there, and
 * features of which a story has none left, or which with all they need are too much for a team or a band. A search that
 * may overfill cells would try them again and again.
 */
export function narrowed(instance: Instance): Instance {
  const isImpossible = instance.isImpossible.slice();
  const { earliest, latest } = narrowedWindows(instance);
  for (let story = 0; story < instance.storyCount; story += 1)
    if (latest[story]! < earliest[story]!) isImpossible[instance.featureOf[story]!] = 1;
  const isTooMuch = tooMuchOf(instance);
  for (let feature = 0; feature < instance.featureCount; feature += 1)
    if (isImpossible[feature] === 0 && isTooMuch(feature)) isImpossible[feature] = 1;
  spread(isImpossible, instance.neededBy);
  return { ...instance, earliest, latest, isImpossible };
}

function narrowedWindows(instance: Instance): Pick<Instance, 'earliest' | 'latest'> {
  const {
    iterations,
    storyCount,
    order,
    before,
    beforeLag,
    after,
    afterLag,
    featureOf,
    isRequired,
    teamOf,
    points,
    pin,
  } = instance;
  const room = roomBesidePins(instance);
  const earliest = instance.earliest.slice();
  const latest = instance.latest.slice();
  const hasRoom = (story: number, iteration: number): boolean =>
    pin[story]! >= 0 || points[story]! <= room[teamOf[story]! * iterations + iteration]!;
  for (const story of order) {
    let first = earliest[story]!;
    for (let at = before.start[story]!; at < before.start[story + 1]!; at += 1)
      first = Math.max(first, earliest[before.item[at]!]! + beforeLag[at]!);
    while (first <= latest[story]! && !hasRoom(story, first)) first += 1;
    earliest[story] = first;
  }
  for (let index = storyCount - 1; index >= 0; index -= 1) {
    const story = order[index]!;
    let last = latest[story]!;
    for (let at = after.start[story]!; at < after.start[story + 1]!; at += 1) {
      const later = after.item[at]!;
      if (featureOf[later] === featureOf[story] || isRequired[featureOf[later]!] === 1)
        last = Math.min(last, latest[later]! - afterLag[at]!);
    }
    while (last >= earliest[story]! && !hasRoom(story, last)) last -= 1;
    latest[story] = last;
  }
  return { earliest, latest };
}

function roomBesidePins({ iterations, storyCount, capacity, teamOf, points, pin }: Instance): Float64Array {
  const room = capacity.slice();
  for (let story = 0; story < storyCount; story += 1)
    if (pin[story]! >= 0) room[teamOf[story]! * iterations + pin[story]!]! -= points[story]!;
  return room;
}

/** Answers of a feature whether, with all that it needs and all that must be in, it is more than a team can do in all iterations or a band may have. */
function tooMuchOf(instance: Instance): (feature: number) => boolean {
  const {
    iterations,
    teamCount,
    featureCount,
    capacity,
    stories,
    teamOf,
    points,
    needs,
    effort,
    bandsOf,
    bandMax,
    isRequired,
  } = instance;
  const room = new Float64Array(teamCount);
  capacity.forEach((size, cell) => (room[Math.floor(cell / iterations)]! += size));
  const bandRoom = bandMax.slice();
  const take = (feature: number, sign: 1 | -1): void => {
    for (let at = stories.start[feature]!; at < stories.start[feature + 1]!; at += 1)
      room[teamOf[stories.item[at]!]!]! -= sign * points[stories.item[at]!]!;
    for (let at = bandsOf.start[feature]!; at < bandsOf.start[feature + 1]!; at += 1)
      bandRoom[bandsOf.item[at]!]! -= sign * effort[feature]!;
  };
  for (let feature = 0; feature < featureCount; feature += 1) if (isRequired[feature] === 1) take(feature, 1);
  return (feature) => {
    const closure = new Set(isRequired[feature] === 1 ? [] : [feature]);
    for (const each of closure)
      for (let at = needs.start[each]!; at < needs.start[each + 1]!; at += 1)
        if (isRequired[needs.item[at]!] === 0) closure.add(needs.item[at]!);
    for (const each of closure) take(each, 1);
    const isTooMuch = room.some((size) => size < 0) || bandRoom.some((size) => size < 0);
    for (const each of closure) take(each, -1);
    return isTooMuch;
  };
}
