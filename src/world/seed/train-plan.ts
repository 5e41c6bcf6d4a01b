import { talks, type SampleTalk } from '#world/seed/talks';

/** How the seeded train plans its PI: what the teams can take, what they set out to reach, and what is drafted. */

/** One team's part. People and days off are those of each iteration of the PI; the last one is for innovation and planning. */
export interface SampleTeamPlan {
  /** As boards and teams of the seed are called. */
  readonly team: string;
  readonly people: number;
  readonly daysOff: readonly number[];
  readonly focus: number;
  readonly objectives: readonly SampleObjective[];
}

/** What a team sets out to reach; the actual value is there where it was reached early. */
export interface SampleObjective {
  readonly title: string;
  readonly isCommitted: boolean;
  readonly planned: number;
  readonly actual?: number;
  /** Keys of features. */
  readonly issues: readonly string[];
}

/** A share of the capacity; `teams`: of those that have agreed on another. */
export interface SampleShare {
  readonly name: string;
  readonly share: number;
  readonly by: 'type' | 'label' | 'client';
  readonly of: readonly string[];
  readonly teams?: Readonly<Record<string, number>>;
}

/** What somebody said of the plan before it was committed; a note stands with 1 or 2 fingers. */
export interface SampleVote {
  readonly by: string;
  readonly team: string;
  readonly confidence: number;
  readonly note?: string;
}

/** A what-if that somebody has planned and kept; teams and clients by name. */
export interface SampleScenario {
  readonly name: string;
  readonly by: string;
  readonly daysAgo: number;
  readonly conditions: readonly (
    | { readonly kind: 'capacity'; readonly share: number }
    | { readonly kind: 'without-client'; readonly client: string }
    | { readonly kind: 'late-team'; readonly team: string; readonly slots: number }
  )[];
}

/** The plan of the PI that is under way. */
export interface SampleTrainPlan {
  readonly name: string;
  /** Who has set the train up, and plans it. */
  readonly by: string;
  readonly project: string;
  /** Days from the beginning of the PI. */
  readonly milestones: readonly { readonly name: string; readonly day: number }[];
  readonly teams: readonly SampleTeamPlan[];
  /** What is agreed for which work. */
  readonly shares: readonly SampleShare[];
  /** Revealed by whoever plans the train. */
  readonly votes: readonly SampleVote[];
  /** What was said about dependencies of its features. */
  readonly talks: readonly SampleTalk[];
  /** Items that somebody has placed and not committed yet, by key; slots are counted from 0. */
  readonly drafts: readonly { readonly issue: string; readonly slot: number }[];
  readonly scenarios: readonly SampleScenario[];
}

/** See {@link SampleTrainPlan}. */
export const trainPlan: SampleTrainPlan = {
  name: 'Harbour train',
  by: 'Tobias Lindgren-Rao',
  project: 'HAR',
  shares: [
    { name: 'Features', share: 0.8, by: 'type', of: ['Feature'], teams: { Fulmar: 0.6 } },
    { name: 'Enablers', share: 0.15, by: 'type', of: ['Enabler'], teams: { Fulmar: 0.3 } },
    { name: 'Maintenance', share: 0.05, by: 'type', of: ['Bug'] },
    { name: 'Hallan Isles Transport', share: 0.4, by: 'client', of: ['Hallan Isles Transport'] },
  ],
  milestones: [
    { name: 'Trial on the Saltness route', day: 30 },
    { name: 'Freeze before the season', day: 53 },
  ],
  teams: [
    {
      team: 'Gannet',
      people: 7,
      daysOff: [2, 0, 4, 10, 6],
      focus: 1,
      objectives: [
        {
          title: 'A journey over two islands is one booking, with one price',
          isCommitted: true,
          planned: 9,
          actual: 8,
          issues: ['HAR-459'],
        },
        {
          title: 'Residents prove where they live once, and never again',
          isCommitted: true,
          planned: 7,
          issues: ['HAR-392'],
        },
        {
          title: 'Travellers pick their cabin on the deck plan',
          isCommitted: false,
          planned: 4,
          issues: ['HAR-254'],
        },
      ],
    },
    {
      team: 'Kittiwake',
      people: 5.5,
      daysOff: [0, 3, 2, 8, 5],
      focus: 0.9,
      objectives: [
        {
          title: 'No lorry waits more than twenty minutes at the gate in Saltness',
          isCommitted: true,
          planned: 8,
          issues: ['HAR-199', 'HAR-329'],
        },
        {
          title: 'Dangerous goods board with papers that were checked before',
          isCommitted: true,
          planned: 6,
          actual: 6,
          issues: ['HAR-265'],
        },
      ],
    },
    {
      team: 'Puffin',
      people: 5,
      daysOff: [1, 1, 0, 6, 5],
      focus: 1,
      objectives: [
        {
          title: 'The manifest is right when the ramp goes up',
          isCommitted: true,
          planned: 10,
          issues: ['HAR-310'],
        },
      ],
    },
    {
      team: 'Petrel',
      people: 5,
      daysOff: [0, 5, 5, 10, 5],
      focus: 0.9,
      objectives: [
        {
          title: 'Both companies work from one berth plan',
          isCommitted: true,
          planned: 8,
          issues: ['HAR-415', 'HAR-214'],
        },
        {
          title: 'A storm day is run from one desk',
          isCommitted: false,
          planned: 5,
          issues: ['HAR-460'],
        },
      ],
    },
    {
      team: 'Guillemot',
      people: 5,
      daysOff: [0, 0, 3, 7, 5],
      focus: 1,
      objectives: [
        {
          title: 'Refunds leave the house the day they are due, without a clerk',
          isCommitted: true,
          planned: 6,
          issues: ['HAR-405'],
        },
      ],
    },
    {
      team: 'Fulmar',
      people: 6,
      daysOff: [2, 2, 2, 8, 6],
      focus: 0.8,
      objectives: [
        {
          title: 'Every desk sells from one truth about free places',
          isCommitted: true,
          planned: 10,
          actual: 7,
          issues: ['HAR-437'],
        },
      ],
    },
  ],
  votes: [
    { by: 'Ilse Nakamura', team: 'Gannet', confidence: 4 },
    { by: 'Femi Sandvik', team: 'Gannet', confidence: 4 },
    { by: 'Noor van Houten', team: 'Gannet', confidence: 3 },
    { by: 'Hedda Mbeki', team: 'Kittiwake', confidence: 5 },
    { by: 'Callum Ivanov', team: 'Kittiwake', confidence: 3 },
    { by: 'Eirik Balogun', team: 'Puffin', confidence: 4 },
    { by: 'Oonagh Yamada', team: 'Puffin', confidence: 3 },
    {
      by: 'Greta Osei',
      team: 'Petrel',
      confidence: 2,
      note: 'Both companies have to agree on one berth plan before the trial, and nobody has asked theirs yet.',
    },
    { by: 'Yusuf MacLeish', team: 'Petrel', confidence: 3 },
    { by: 'Ingrid Achterberg', team: 'Guillemot', confidence: 5 },
    { by: 'Emeka Fjeld', team: 'Guillemot', confidence: 4 },
    {
      by: 'Haruto Maguire',
      team: 'Fulmar',
      confidence: 1,
      note: 'Three teams wait for our ledger of free places in the first iteration. Take the desks out, or wait with cabins.',
    },
    { by: 'Viola Mensah-Reid', team: 'Fulmar', confidence: 3 },
  ],
  talks,
  drafts: [
    { issue: 'HAR-9', slot: 2 },
    { issue: 'HAR-12', slot: 2 },
  ],
  scenarios: [
    {
      name: 'A fifth less: the winter flu',
      by: 'Tobias Lindgren-Rao',
      daysAgo: 2,
      conditions: [{ kind: 'capacity', share: 0.8 }],
    },
    {
      name: 'Fulmar a sprint late, Kestrel Freight gone',
      by: 'Greta Osei',
      daysAgo: 1,
      conditions: [
        { kind: 'late-team', team: 'Fulmar', slots: 1 },
        { kind: 'without-client', client: 'Kestrel Freight' },
      ],
    },
  ],
};
