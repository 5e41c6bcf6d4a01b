import type { BacklogIssue } from '#host/jira/backlog';
import { chanceOf } from '#world/seed/chance';
import { blank, type Draft } from '#world/seed/draft';
import type { FeatureMaterial } from '#world/seed/material/read';
import { conditions, remarks, steps } from '#world/seed/material/small';
import { atWork, storyLife } from '#world/seed/story';
import type { Scene } from '#world/seed/scene';

const DAY = 86_400_000;
const POINTS = [1, 2, 2, 3, 3, 3, 5, 5, 8] as const;
const SIZES = [8, 13, 13, 20, 20, 40] as const;
const PRIORITIES = ['Highest', 'High', 'High', 'Medium', 'Medium', 'Medium', 'Medium', 'Low', 'Lowest'] as const;
const FIRST_WRITTEN = { last: 170, now: 120, later: 400 } as const;
const LAST_WRITTEN = { last: 130, now: 70, later: 12 } as const;

/** Writes a feature, its stories and their sub-tasks. `place`: where the feature stands among its team's of this PI, 0–1. */
export function featureDrafts(feature: FeatureMaterial, place: number, scene: Scene): readonly Draft[] {
  const chance = chanceOf(feature.id);
  const day = scene.now - chance.whole(LAST_WRITTEN[feature.when], FIRST_WRITTEN[feature.when]) * DAY;
  const created = atWork(day - chance.whole(0, 86_399) * 1000);
  const stories = feature.stories.map((_, index) => storyDraft(feature, index, place, created, scene));
  const points = stories.reduce((sum, story) => sum + (story.points ?? 0), 0);
  const updated = [new Date(created).toISOString(), ...stories.map((story) => story.updated)].toSorted().at(-1)!;
  const status = featureStatus(feature, stories, chance.fraction());
  const isDone = status.category === 'done';
  const draft: Draft = {
    ...blank,
    ref: feature.id,
    projectKey: 'HAR',
    created,
    updated,
    status,
    summary: feature.title,
    description: feature.why,
    type: { name: feature.isEnabler ? 'Enabler' : 'Feature', isSubtask: false, level: 1 },
    priority: chance.pick(PRIORITIES),
    resolution: isDone ? 'Done' : undefined,
    resolved: isDone ? updated : undefined,
    assignee: scene.productOwner,
    reporter: chance.pick([scene.productOwner, scene.engineer]),
    components: [feature.component],
    clients: feature.clients,
    team: feature.team,
    labels: labelsOf(feature, chance.fraction()),
    fixVersions: piOf(feature, chance.fraction(), scene),
    points: feature.when === 'later' ? (chance.fraction() < 0.3 ? undefined : chance.pick(SIZES)) : points,
    parentRef: scene.initiativeOf(feature.id),
    comments: feature.when === 'later' ? [] : remarksOn(feature.id, created, feature.team, chance.whole(0, 2), scene),
  };
  return [draft, ...stories, ...stories.flatMap((story, index) => stepDrafts(story, index, scene))];
}

function storyDraft(
  feature: FeatureMaterial,
  index: number,
  place: number,
  featureCreated: number,
  scene: Scene,
): Draft {
  const { title, isBug } = feature.stories[index]!;
  const ref = `${feature.id}/${index + 1}`;
  const chance = chanceOf(ref);
  const share = index / feature.stories.length;
  const created = Math.min(
    featureCreated + (index * 3 + chance.whole(1, 8)) * DAY - chance.whole(0, 9_000_000),
    scene.now - DAY,
  );
  const members = scene.members(feature.team);
  const { slots, reached } = planOf(feature, place + share / 8, chance.fraction(), chance.fraction());
  const assignee = slots.length > 0 && (reached > 0 || chance.fraction() < 0.5) ? chance.pick(members) : undefined;
  const life = storyLife({
    created,
    reached,
    assignee,
    chance,
    now: scene.now,
    author: chance.pick(members),
    sprints: slots.map((slot) => scene.calendar.sprint(feature.team, slot)),
  });
  const isUnsized = chance.fraction() < (feature.when === 'later' ? 0.4 : 0.08);
  return {
    ...blank,
    ...life,
    ref,
    projectKey: 'HAR',
    created,
    parentRef: feature.id,
    summary: title,
    type: { name: isBug ? 'Bug' : 'Story', isSubtask: false, level: 0 },
    description: chance.fraction() < 0.4 ? `Accepted when:\n${chance.pick(conditions)}` : undefined,
    priority: isBug ? chance.pick(['Highest', 'High', 'Medium']) : chance.pick(PRIORITIES),
    resolution: reached === 3 ? 'Done' : undefined,
    assignee,
    reporter: chance.pick([scene.productOwner, ...members]),
    points: isUnsized ? undefined : chance.pick(POINTS),
    team: feature.team,
    components: [feature.component],
    clients: feature.clients,
    fixVersions: slots.length === 0 ? [] : [feature.when === 'last' ? scene.calendar.lastPi : scene.calendar.pi],
    affectsVersions: isBug ? [scene.calendar.lastPi] : [],
    labels: isBug && chance.fraction() < 0.5 ? ['from-support'] : [],
    comments: remarksOn(ref, created, feature.team, Math.max(0, chance.whole(-3, 3)), scene),
  };
}

/**
 * In which iterations a story was or is planned, and how far it came. position: 0–1 through the PI; the IP iteration
 * holds no planned stories, so four of five are filled. One story in eight of the first iteration is carried over.
 */
function planOf(
  feature: FeatureMaterial,
  position: number,
  luck: number,
  more: number,
): { slots: number[]; reached: number } {
  if (feature.when === 'later') return { slots: [], reached: 0 };
  if (feature.when === 'last') return { slots: [more < 0.8 ? -2 : -1], reached: 3 };
  const slot = Math.min(1 + Math.floor(position * 4), 4);
  if (slot > 2) return { slots: [slot], reached: 0 };
  if (slot === 1) return luck < 0.87 ? { slots: [1], reached: 3 } : { slots: [1, 2], reached: more < 0.5 ? 1 : 2 };
  return { slots: [2], reached: luck < 0.3 ? 3 : luck < 0.5 ? 2 : luck < 0.78 ? 1 : 0 };
}

function featureStatus(feature: FeatureMaterial, stories: readonly Draft[], luck: number): BacklogIssue['status'] {
  if (feature.when === 'later')
    return luck < 0.4
      ? { name: 'Funnel', category: 'new' }
      : luck < 0.6
        ? { name: 'Analysing', category: 'indeterminate' }
        : { name: 'Backlog', category: 'new' };
  if (stories.every((story) => story.status.category === 'done'))
    return feature.when === 'last'
      ? { name: 'Done', category: 'done' }
      : { name: 'Validating', category: 'indeterminate' };
  if (stories.every((story) => story.status.category === 'new')) return { name: 'Backlog', category: 'new' };
  return { name: 'Implementing', category: 'indeterminate' };
}

function piOf(feature: FeatureMaterial, luck: number, { calendar }: Scene): string[] {
  if (feature.when === 'last') return [calendar.lastPi];
  if (feature.when === 'now') return [calendar.pi];
  return luck < 0.25 ? [calendar.nextPi] : [];
}

function labelsOf(feature: FeatureMaterial, luck: number): string[] {
  const labels = feature.when === 'now' && luck < 0.4 ? ['committed'] : feature.when === 'now' ? ['uncommitted'] : [];
  if (feature.clients.includes('Hallan Isles Transport') && luck > 0.6) labels.push('lifeline');
  return labels;
}

function remarksOn(ref: string, created: number, team: string, count: number, scene: Scene): BacklogIssue['comments'] {
  const chance = chanceOf(`remarks ${ref}`);
  const days = (scene.now - created) / DAY;
  const times = Array.from({ length: count }, () =>
    atWork(created + (0.02 + 0.9 * chance.fraction()) * days * DAY),
  ).toSorted((a, b) => a - b);
  const first = chance.whole(0, remarks.length - 1);
  return times.map((at, index) => ({
    author: chance.pick([...scene.members(team), scene.productOwner]),
    at: new Date(at).toISOString(),
    text: remarks[(first + index) % remarks.length]!,
  }));
}

/** One story in six that is under way is cut into two or three steps. */
function stepDrafts(story: Draft, index: number, scene: Scene): readonly Draft[] {
  const chance = chanceOf(`steps ${story.ref}`);
  if (story.status.category !== 'indeterminate' || chance.fraction() > 0.34) return [];
  const first = chance.whole(0, steps.length - 1);
  return Array.from({ length: chance.whole(2, 3) }, (_, step): Draft => {
    const isDone = step === 0;
    return {
      ...blank,
      ref: `${story.ref}/${step + 1}`,
      projectKey: 'HAR',
      parentRef: story.ref,
      created: Math.min(story.created + (index + step + 1) * DAY, scene.now - DAY),
      updated: story.updated,
      resolved: isDone ? story.updated : undefined,
      resolution: isDone ? 'Done' : undefined,
      summary: steps[(first + step) % steps.length]!,
      type: { name: 'Sub-task', isSubtask: true, level: -1 },
      status: isDone ? { name: 'Done', category: 'done' } : { name: 'To Do', category: 'new' },
      priority: 'Medium',
      assignee: story.assignee,
      reporter: story.reporter,
      team: story.team,
      components: story.components,
    };
  });
}
