import { chanceOf } from '#world/seed/chance';
import { blank, type Draft } from '#world/seed/draft';
import { earlier } from '#world/seed/material/earlier';
import type { Scene } from '#world/seed/scene';
import { storyLife } from '#world/seed/story';

const DAY = 86_400_000;
/** The iterations that a team's stories were done in, in their order. */
const SLOTS = [-5, -5, -5, -5, -4, -4, -4, -4, -3, -3, -3, -2] as const;
const POINTS = [5, 8, 8, 8, 13] as const;

/**
 * Writes what the teams did in the PI before beside its features: what they have delivered is known for several
 * iterations. It was taken over from an older tracker, and is numbered after everything else.
 */
export function earlierDrafts(scene: Scene): readonly Draft[] {
  return earlier
    .trim()
    .split('\n\n')
    .flatMap((block) => {
      const [head = '', ...titles] = block.split('\n');
      const team = head.replace(/^# /, '');
      return titles.map((title, index) => draft(scene, team, title, SLOTS[index]!));
    });
}

function draft(scene: Scene, team: string, title: string, slot: (typeof SLOTS)[number]): Draft {
  const chance = chanceOf(title);
  const sprint = scene.calendar.sprint(team, slot);
  const created = Date.parse(sprint.start!) - chance.whole(5, 30) * DAY;
  const members = scene.members(team);
  const assignee = chance.pick(members);
  return {
    ...blank,
    ...storyLife({
      created,
      sprints: [sprint],
      reached: 3,
      author: chance.pick(members),
      assignee,
      now: scene.now,
      chance,
    }),
    ref: `earlier/${title}`,
    isNumberedLast: true,
    projectKey: 'HAR',
    created,
    summary: title,
    type: { name: 'Story', isSubtask: false, level: 0 },
    priority: 'Medium',
    resolution: 'Done',
    assignee,
    reporter: scene.productOwner,
    points: chance.pick(POINTS),
    team,
    fixVersions: [scene.calendar.lastPi],
  };
}
