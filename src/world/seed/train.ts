import type { Backlog, BacklogProject } from '#host/jira/backlog';
import { besideDrafts } from '#world/seed/beside';
import { keyed } from '#world/seed/draft';
import { earlierDrafts } from '#world/seed/earlier';
import { featureDrafts } from '#world/seed/feature';
import { calendarAround, type Calendar } from '#world/seed/iterations';
import { links as linkLines } from '#world/seed/material/links';
import { features, rows } from '#world/seed/material/read';
import { tickets } from '#world/seed/material/small';
import { trainPeople, type TrainPerson } from '#world/seed/people';
import { sceneOf } from '#world/seed/scene';

const LINK_TYPES = [
  { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { name: 'Depends', inward: 'is a dependency of', outward: 'depends on' },
  { name: 'Relates', inward: 'relates to', outward: 'relates to' },
  { name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
] as const;

/**
 * Makes the release train that the local host starts with: six teams that build a booking platform for ferries, in
 * the second of the five iterations of a PI. The same day gives the same train; nothing in it is later than that day.
 */
export function seedTrain(today: string): Backlog {
  const calendar = calendarAround(today);
  const people = trainPeople();
  const scene = sceneOf(Date.parse(`${today}T00:00:00.000Z`), calendar, people);
  const material = features();
  const drafts = material.flatMap((feature) => {
    const ofThisPi = material.filter((other) => other.team === feature.team && other.when === 'now');
    return featureDrafts(feature, Math.max(ofThisPi.indexOf(feature), 0) / ofThisPi.length, scene);
  });
  return {
    site: { name: 'Fairlead' },
    people: people.map(({ team, ...person }) => person),
    projects: projects(calendar, people, [...new Set(material.map((feature) => feature.component))]),
    sprints: calendar.sprints,
    issues: keyed([...drafts, ...besideDrafts(scene), ...earlierDrafts(scene)], links()),
    linkTypes: LINK_TYPES,
  };
}

function projects(
  calendar: Calendar,
  people: readonly TrainPerson[],
  components: readonly string[],
): readonly BacklogProject[] {
  const lead = people[0]!.accountId;
  const insiders = ['product owner', 'release train engineer', 'admin'];
  const day = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
  return [
    {
      key: 'HAR',
      name: 'Harbour train',
      type: 'software',
      leadAccountId: lead,
      components,
      versions: [
        { name: calendar.lastPi, released: true, archived: false, releaseDate: day(calendar.lastEnd) },
        { name: calendar.pi, released: false, archived: false, releaseDate: day(calendar.end) },
        { name: calendar.nextPi, released: false, archived: false },
      ],
    },
    { key: 'SHORE', name: 'Shore support', type: 'business', leadAccountId: lead, components: [], versions: [] },
    {
      key: 'TERMS',
      name: 'Commercial terms',
      type: 'business',
      leadAccountId: lead,
      components: [],
      versions: [],
      visibleTo: people.filter((person) => insiders.includes(person.role ?? '')).map((person) => person.accountId),
    },
  ];
}

/** Reads `giver blocks needer`, `needer depends on giver` and `one relates to other`; each goes out from the first. */
function links(): { from: string; type: string; to: string }[] {
  const ofTickets = rows(tickets).map(([, , feature = ''], index) => ({
    from: `ticket-${index + 1}`,
    type: 'Relates',
    to: feature,
  }));
  const ofFeatures = linkLines
    .trim()
    .split('\n')
    .map((line) => {
      const type = LINK_TYPES.find((candidate) => line.includes(` ${candidate.outward} `))!;
      const [from = '', to = ''] = line.split(` ${type.outward} `);
      return { from, type: type.name, to };
    });
  return [...ofFeatures, ...ofTickets];
}
