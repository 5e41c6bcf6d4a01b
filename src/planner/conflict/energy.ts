import type { Obstacle, Windows } from '#planner/conflict/windows';
import type { Instance } from '#planner/instance';

/** Finds iterations of a team within which more must be done than it has points; `undefined`: there are none such. */
export function overdrawn(instance: Instance, windows: Windows, team: number): Obstacle | undefined {
  const { iterations, points, capacity, scale } = instance;
  // [first × iterations + last] points of stories with just this window.
  const within = new Float64Array(iterations * iterations);
  for (const story of windows.storiesOfTeam[team]!)
    within[windows.first[story]! * iterations + windows.last[story]!]! += points[story]!;
  for (let to = 0; to < iterations; to += 1) {
    let needed = 0;
    let available = 0;
    for (let from = to; from >= 0; from -= 1) {
      for (let last = from; last <= to; last += 1) needed += within[from * iterations + last]!;
      available += capacity[team * iterations + from]!;
      if (needed <= available) continue;
      const stories = windows.storiesOfTeam[team]!.filter(
        (story) => windows.first[story]! >= from && windows.last[story]! <= to,
      );
      return { kind: 'too-much', team, from, to, needed: needed / scale, available: available / scale, stories };
    }
  }
  return undefined;
}
