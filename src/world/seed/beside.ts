import { chanceOf } from '#world/seed/chance';
import { blank, type Draft } from '#world/seed/draft';
import { rows } from '#world/seed/material/read';
import { negotiations, risks, tickets } from '#world/seed/material/small';
import { initiativeRows, type Scene } from '#world/seed/scene';

const DAY = 86_400_000;

/** Writes what stands beside the features: initiatives above them, risks, support tickets and negotiations. */
export function besideDrafts(scene: Scene): readonly Draft[] {
  return [...initiativeDrafts(scene), ...riskDrafts(scene), ...ticketDrafts(scene), ...negotiationDrafts(scene)];
}

function initiativeDrafts(scene: Scene): Draft[] {
  return initiativeRows().map(({ ref, title }, index) => ({
    ...blank,
    ref,
    projectKey: 'HAR',
    created: scene.now - (430 - index) * DAY,
    updated: iso(scene.now - (40 - index) * DAY),
    summary: title,
    type: { name: 'Initiative', isSubtask: false, level: 2 },
    status: { name: 'Implementing', category: 'indeterminate' },
    priority: 'High',
    assignee: scene.productOwner,
    reporter: scene.productOwner,
  }));
}

function riskDrafts(scene: Scene): Draft[] {
  return rows(risks).map(([summary = '', feature = '', answer = ''], index) => {
    const created = scene.now - (34 - index * 2) * DAY;
    const isOwned = index % 3 !== 2;
    return {
      ...blank,
      ref: `risk-${index + 1}`,
      projectKey: 'HAR',
      created,
      updated: iso(created + DAY),
      parentRef: feature,
      summary,
      description: answer,
      type: { name: 'Risk', isSubtask: false, level: 0 },
      status: isOwned ? { name: 'In Progress', category: 'indeterminate' } : { name: 'To Do', category: 'new' },
      priority: index % 4 === 0 ? 'High' : 'Medium',
      labels: [isOwned ? 'roam-owned' : 'roam-open'],
      assignee: isOwned ? scene.engineer : undefined,
      reporter: scene.engineer,
      fixVersions: [scene.calendar.pi],
    };
  });
}

function ticketDrafts(scene: Scene): Draft[] {
  return rows(tickets).map(([summary = '', team = ''], index) => {
    const chance = chanceOf(summary);
    const created = scene.now - chance.whole(2, 25) * DAY + chance.whole(0, 40_000) * 1000;
    const isDone = index % 5 === 4;
    const updated = iso(created + chance.whole(1, 40) * 3_600_000);
    return {
      ...blank,
      ref: `ticket-${index + 1}`,
      projectKey: 'SHORE',
      created,
      updated,
      summary,
      team,
      type: { name: 'Bug', isSubtask: false, level: 0 },
      status: isDone ? { name: 'Done', category: 'done' } : { name: 'To Do', category: 'new' },
      resolution: isDone ? 'Done' : undefined,
      resolved: isDone ? updated : undefined,
      priority: chance.pick(['High', 'Medium', 'Low']),
      assignee: isDone ? scene.members(team)[0] : undefined,
      reporter: chance.pick(scene.members('Puffin')),
      labels: ['from-support'],
    };
  });
}

function negotiationDrafts(scene: Scene): Draft[] {
  return rows(negotiations).map(([summary = '', client = ''], index) => {
    const created = scene.now - (60 - index * 7) * DAY;
    return {
      ...blank,
      ref: `terms-${index + 1}`,
      projectKey: 'TERMS',
      created,
      updated: iso(created + 3 * DAY),
      summary,
      type: { name: 'Task', isSubtask: false, level: 0 },
      status: index < 2 ? { name: 'In Progress', category: 'indeterminate' } : { name: 'To Do', category: 'new' },
      priority: 'High',
      clients: [client],
      assignee: scene.productOwner,
      reporter: scene.productOwner,
      due: iso(scene.now + (20 + index * 9) * DAY).slice(0, 10),
    };
  });
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
