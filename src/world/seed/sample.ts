import { trainPlan } from '#world/seed/train-plan';
import type { Sample, SampleRecord, SampleVoice, ScoreStory } from '#world/seed/sample-form';

/**
 * What the seeded train has in Waybill when it is opened for the first time. Data only; src/tools/sample turns them into
 * files that Waybill imports, one for each tracker.
 *
 * A new capability adds its records to `records`, in the form that its kind stores (`kind.ts` of the capability), with
 * marks for issues, projects, people and moments: `SampleMark` in sample-form.ts lists them. Nothing else has to change.
 * What has a history of several lines gets a list of its own beside `scores`, and a file beside score-story.ts in
 * src/tools/sample that tells it. Each issue is listed in `titles`, so that a change of the seed that numbers its issues
 * anew is found by test/tools/sample.
 */

const titles = {
  'HAR-9': "Export in each authority's form",
  'HAR-12': 'Keep a ledger of bonded goods by lot',
  'HAR-62': 'Quotes for oversize loads within an hour',
  'HAR-199': 'Time slots at the freight gate',
  'HAR-200': 'Book a plug for refrigerated trailers',
  'HAR-201': 'Foresee delays from wind, tide and the last port',
  'HAR-209': 'Fuel surcharge by a public index',
  'HAR-214': 'Swap ships and see who no longer fits',
  'HAR-242': 'An API that partners can rely on',
  'HAR-254': 'Choose a cabin on the deck plan',
  'HAR-255': 'Rosters that keep the rest hours',
  'HAR-263': 'Change a booking online up to two hours before departure',
  'HAR-265': 'Declare dangerous goods with the right papers',
  'HAR-301': 'Take a pet along with the right place for it',
  'HAR-304': 'Fares that follow demand within agreed limits',
  'HAR-310': 'Passenger manifest that is right at departure',
  'HAR-319': 'Ask for assistance while booking, and have it confirmed',
  'HAR-329': 'Lodge customs declarations before the lorry reaches the port',
  'HAR-345': 'Settle resident discounts with the council',
  'HAR-382': 'Propose a loading plan for the lorry deck',
  'HAR-392': 'Prove island residence once and keep the discount',
  'HAR-405': 'Refunds without a clerk',
  'HAR-408': "Delete a traveller's data when asked",
  'HAR-415': 'A berth plan that two companies can share',
  'HAR-418': 'One invoice a month for each haulier',
  'HAR-437': 'One truth about free places on a sailing',
  'HAR-459': 'Book a journey with several sailings in one go',
  'HAR-460': 'One desk for a storm day',
} as const;

type Key = keyof typeof titles;

const expiryDays = 90;

const maren = 'Maren Oduya';
const tobias = 'Tobias Lindgren-Rao';
const ilse = 'Ilse Nakamura';
const priya = 'Priya Castellane';
const jonas = 'Jonas Abernathy-Diallo';

const settings: SampleRecord = {
  kind: 'settings',
  format: 1,
  id: { $project: 'HAR' },
  home: { $project: 'HAR' },
  by: jonas,
  daysAgo: 150,
  value: {
    modelId: 'wsjf',
    expiryDays,
    agree: 'editors',
    candidates: {
      $jira: 'project = HAR AND type in (Feature, Enabler)',
      $azure: "[System.TeamProject] = @project AND [System.WorkItemType] = 'Feature'",
    },
    fields: {},
  },
  line: { action: 'saved' },
};

const decisions: readonly SampleRecord[] = [
  decision('berth-plan-nightly-file', maren, 74, {
    title: 'Berth plans are exchanged as a file each night',
    why: 'Orrin Ferries can send a file at once; an interface would take their supplier until spring.',
    deciders: people(maren, tobias),
    others: ['Ida Solheim (Orrin Ferries)'],
    issueIds: issues('HAR-415'),
  }),
  decision('one-capacity-ledger', maren, 58, {
    title: 'Passengers and freight book from one capacity ledger',
    why: 'Twelve sailings were oversold in August because both sell the same lane metres from counts of their own. Every other feature that sells places waits for the ledger; the old counters stay on as a fallback for the summer peak.',
    deciders: people(maren, tobias),
    others: ['Ida Solheim (Orrin Ferries)', 'Ruben Aske (Kestrel Freight)'],
    issueIds: issues('HAR-437', 'HAR-459', 'HAR-254', 'HAR-200'),
  }),
  decision('council-audit-two-years', maren, 33, {
    title: 'Records of the residents’ discount are kept for two years',
    why: 'The council’s auditor asks for the year before last. Traveller data that nobody audits still go after a year.',
    deciders: people(maren, priya),
    others: ['Magnus Isbister (Hallan Isles Transport)'],
    issueIds: issues('HAR-345', 'HAR-392', 'HAR-408'),
  }),
  decision('berth-plan-shared-live', tobias, 16, {
    title: 'Berth plans are shared live through the partner API',
    why: 'With a nightly file the loading plan was wrong whenever ships were swapped after midnight, nine times in October. Orrin Ferries has brought its side of the interface forward.',
    deciders: people(maren, tobias),
    others: ['Ida Solheim (Orrin Ferries)'],
    issueIds: issues('HAR-415', 'HAR-214', 'HAR-382', 'HAR-242'),
    supersedes: 'berth-plan-nightly-file',
  }),
  decision('freight-slots-saltness', tobias, 9, {
    title: 'Time slots at the freight gate begin in Saltness only',
    why: 'Kestrel Freight runs four of five lorries there and tests with its own drivers. The other ports follow when waiting has halved for a month.',
    deciders: people(tobias, ilse),
    others: ['Ruben Aske (Kestrel Freight)'],
    issueIds: issues('HAR-199', 'HAR-329'),
  }),
];

const agreed: readonly ScoreStory[] = [
  // Agreed long ago, and never looked at since: its score has expired.
  {
    issue: key('HAR-62'),
    ballots: [voice(maren, 132, [5, 2, 1]), voice('Tamsin Haddad', 132, [3, 2, 1])],
    revealed: { by: maren, daysAgo: 131 },
    agreed: voice(maren, 131, [5, 2, 1, 20], 'Before the pilot with Kestrel Freight; ask again after it.'),
  },
  // What it blocks is scored too: its cost of delay holds theirs.
  {
    issue: key('HAR-437'),
    ballots: [
      voice(maren, 12, [5, 8, 13]),
      voice('Haruto Maguire', 12, [3, 8, 20], 'Eight features wait for this one.'),
      voice(tobias, 12, [5, 5, 13]),
    ],
    revealed: { by: tobias, daysAgo: 11 },
    agreed: voice(maren, 11, [5, 8, 13, 15]),
  },
  {
    issue: key('HAR-459'),
    ballots: [voice(maren, 12, [13, 8, 3]), voice(ilse, 12, [13, 5, 3])],
    revealed: { by: maren, daysAgo: 11 },
    agreed: voice(maren, 11, [13, 8, 3, 18], 'Hallan Isles Transport sells no second crossing without it.'),
  },
  {
    issue: key('HAR-254'),
    ballots: [voice(maren, 12, [5, 2, 1]), voice(ilse, 12, [8, 2, 1])],
    revealed: { by: maren, daysAgo: 11 },
    agreed: voice(maren, 11, [5, 2, 1, 15]),
  },
  {
    issue: key('HAR-301'),
    ballots: [voice(maren, 12, [3, 2, 1]), voice('Femi Sandvik', 12, [3, 1, 2])],
    revealed: { by: maren, daysAgo: 11 },
    agreed: voice(maren, 11, [3, 1, 1, 15]),
  },
  {
    issue: key('HAR-200'),
    ballots: [voice(maren, 10, [8, 5, 3]), voice('Hedda Mbeki', 10, [8, 8, 3])],
    revealed: { by: tobias, daysAgo: 9 },
    agreed: voice(maren, 9, [8, 5, 3, 21]),
  },
  {
    issue: key('HAR-392'),
    ballots: [voice(maren, 40, [13, 13, 5]), voice(ilse, 40, [20, 13, 3]), voice(tobias, 40, [13, 13, 5])],
    revealed: { by: tobias, daysAgo: 39 },
    agreed: voice(maren, 39, [13, 13, 5, 35], 'The agreement with the council ends in spring.'),
  },
  {
    issue: key('HAR-345'),
    ballots: [voice(maren, 40, [8, 13, 3]), voice('Ingrid Achterberg', 40, [8, 13, 5])],
    revealed: { by: tobias, daysAgo: 39 },
    agreed: voice(maren, 39, [8, 13, 3, 18]),
  },
  {
    issue: key('HAR-460'),
    ballots: [voice(maren, 26, [13, 8, 8]), voice('Greta Osei', 26, [13, 13, 5])],
    revealed: { by: tobias, daysAgo: 25 },
    agreed: voice(maren, 25, [13, 8, 8, 21], 'Storms begin in November.'),
  },
  {
    issue: key('HAR-263'),
    ballots: [voice(maren, 26, [13, 5, 3]), voice('Lucía Brennan', 26, [8, 5, 3])],
    revealed: { by: tobias, daysAgo: 25 },
    agreed: voice(maren, 25, [13, 5, 3, 26]),
  },
  {
    issue: key('HAR-304'),
    ballots: [voice(maren, 26, [13, 5, 3]), voice('Kwabena Nyström', 26, [20, 5, 2])],
    revealed: { by: tobias, daysAgo: 25 },
    agreed: voice(maren, 25, [13, 5, 3, 19]),
  },
  {
    issue: key('HAR-209'),
    ballots: [voice(maren, 26, [8, 8, 2]), voice('Rosalind Petrov', 26, [5, 8, 2])],
    revealed: { by: tobias, daysAgo: 25 },
    agreed: voice(maren, 25, [8, 8, 2, 14]),
  },
  { issue: key('HAR-418'), ballots: [], agreed: voice(maren, 24, [5, 3, 2, 16]) },
  {
    issue: key('HAR-199'),
    ballots: [voice(maren, 10, [8, 5, 3]), voice('Hedda Mbeki', 10, [8, 5, 3])],
    revealed: { by: tobias, daysAgo: 9 },
    agreed: voice(maren, 9, [8, 5, 3, 16]),
  },
  {
    issue: key('HAR-265'),
    ballots: [voice(maren, 10, [5, 13, 13]), voice('Rurik Adeyemi', 10, [3, 20, 13])],
    revealed: { by: tobias, daysAgo: 9 },
    agreed: voice(maren, 9, [5, 13, 13, 20], 'New papers are the law from January.'),
  },
  {
    issue: key('HAR-329'),
    ballots: [voice(maren, 10, [8, 13, 5]), voice('Soo-ah Pereira', 10, [8, 8, 5])],
    revealed: { by: tobias, daysAgo: 9 },
    agreed: voice(maren, 9, [8, 13, 5, 14]),
  },
  {
    issue: key('HAR-242'),
    ballots: [voice(maren, 18, [8, 5, 8]), voice('Astrid Nwosu', 18, [8, 5, 13])],
    revealed: { by: tobias, daysAgo: 17 },
    agreed: voice(maren, 17, [8, 5, 8, 15]),
  },
  {
    issue: key('HAR-405'),
    ballots: [voice(maren, 18, [8, 5, 1]), voice('Salma Whitlock', 18, [8, 3, 1])],
    revealed: { by: tobias, daysAgo: 17 },
    agreed: voice(maren, 17, [8, 5, 1, 13]),
  },
  {
    issue: key('HAR-408'),
    ballots: [voice(maren, 18, [2, 13, 8]), voice('Viola Mensah-Reid', 18, [1, 20, 8])],
    revealed: { by: tobias, daysAgo: 17 },
    agreed: voice(maren, 17, [1, 13, 8, 15], 'Three requests took 41 days; the authority allows 30.'),
  },
  { issue: key('HAR-201'), ballots: [], agreed: voice(tobias, 15, [5, 3, 8, 21]) },
];

/** People disagree about the rosters, and nobody has settled it yet. */
const revealed: readonly ScoreStory[] = [
  {
    issue: key('HAR-255'),
    ballots: [
      voice(maren, 3, [5, 5, 3]),
      voice('Linnea Okonkwo', 3, [13, 13, 5], 'Two captains were over their hours in October.'),
      voice('Dafydd Suzuki', 3, [8, 13, 8]),
    ],
    revealed: { by: tobias, daysAgo: 2 },
  },
];

/** Rounds that wait for more people: their ballots are blind. */
const open: readonly ScoreStory[] = [
  { issue: key('HAR-319'), ballots: [voice(maren, 0, [13, 8, 3]), voice(ilse, 0, [20, 8, 2])] },
  {
    issue: key('HAR-310'),
    ballots: [voice(tobias, 0, [8, 13, 13], 'The coastguard asks for it.'), voice(ilse, 0, [5, 8, 8])],
  },
];

/** See {@link Sample}. */
export const sample: Sample = {
  titles,
  records: [settings, ...decisions],
  train: trainPlan,
  scores: { project: 'HAR', modelId: 'wsjf', expiryDays, stories: [...agreed, ...revealed, ...open] },
};

function key(issue: Key): Key {
  return issue;
}

/** Answers in the order of the model: value, time criticality, risk reduction, and what is agreed has the estimate for its size. */
function voice(by: string, daysAgo: number, answers: readonly number[], note?: string): SampleVoice {
  const [value, urgency, relief, size] = answers;
  const factors = { value, urgency, relief, ...(size !== undefined && { size }) } as Record<string, number>;
  return { by, daysAgo, factors, ...(note !== undefined && { note }) };
}

function issues(...keys: readonly Key[]): SampleRecord['value'] {
  return keys.map((issue) => ({ $issue: issue }));
}

function people(...names: readonly string[]): SampleRecord['value'] {
  return names.map((name) => ({ $person: name }));
}

function decision(id: string, by: string, daysAgo: number, value: Record<string, SampleRecord['value']>): SampleRecord {
  return {
    kind: 'decision',
    format: 1,
    id,
    home: { $project: 'HAR' },
    by,
    daysAgo,
    value: { ...value, decidedOn: { $dayAgo: daysAgo } },
    line: { action: 'logged' },
  };
}
