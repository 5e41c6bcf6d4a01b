import type { HandshakeAction } from '#core/dependency/handshake';

/** One thing that was said about a dependency. */
export interface SampleSaying {
  readonly action: HandshakeAction;
  readonly by: string;
  readonly daysAgo: number;
  /** Wanted or promised: an iteration of the team that gives, counted from 0. */
  readonly slot?: number;
  /** Wanted by the day so many days from today. */
  readonly inDays?: number;
  readonly note?: string;
}

/** What was said between two features of the seeded train, of which one waits for the other, in order. */
export interface SampleTalk {
  readonly giver: string;
  readonly needer: string;
  /** The team of the giver. */
  readonly team: string;
  readonly said: readonly SampleSaying[];
}

/** Talks in every state; three proposals wait for an answer. */
export const talks: readonly SampleTalk[] = [
  {
    giver: 'HAR-437',
    needer: 'HAR-459',
    team: 'Fulmar',
    said: [
      { action: 'proposed', by: 'Femi Sandvik', daysAgo: 32, slot: 0, note: 'Without it we sell places twice.' },
      {
        action: 'committed',
        by: 'Haruto Maguire',
        daysAgo: 31,
        slot: 1,
        note: 'Not in the first: the ledger is ours.',
      },
      { action: 'delivered', by: 'Haruto Maguire', daysAgo: 4, note: 'Reading only; holds come with cabins.' },
    ],
  },
  {
    giver: 'HAR-437',
    needer: 'HAR-254',
    team: 'Fulmar',
    said: [
      { action: 'proposed', by: 'Noor van Houten', daysAgo: 30, slot: 2 },
      { action: 'committed', by: 'Viola Mensah-Reid', daysAgo: 28, slot: 2 },
    ],
  },
  {
    giver: 'HAR-437',
    needer: 'HAR-200',
    team: 'Fulmar',
    said: [{ action: 'proposed', by: 'Hedda Mbeki', daysAgo: 2, slot: 3, note: 'Plugs are places, too.' }],
  },
  {
    giver: 'HAR-437',
    needer: 'HAR-214',
    team: 'Fulmar',
    said: [
      {
        action: 'proposed',
        by: 'Greta Osei',
        daysAgo: 9,
        inDays: 20,
        note: 'The other ship has fewer places: we have to know whom it leaves behind.',
      },
    ],
  },
  {
    giver: 'HAR-382',
    needer: 'HAR-415',
    team: 'Kittiwake',
    said: [{ action: 'proposed', by: 'Yusuf MacLeish', daysAgo: 16, slot: 2 }],
  },
  {
    giver: 'HAR-242',
    needer: 'HAR-329',
    team: 'Fulmar',
    said: [
      { action: 'proposed', by: 'Callum Ivanov', daysAgo: 21, slot: 2 },
      {
        action: 'rejected',
        by: 'Viola Mensah-Reid',
        daysAgo: 18,
        note: 'Customs want a push, and ours answers when asked. Take the nightly file until the next PI.',
      },
    ],
  },
  {
    giver: 'HAR-392',
    needer: 'HAR-345',
    team: 'Gannet',
    said: [
      { action: 'proposed', by: 'Ingrid Achterberg', daysAgo: 29, slot: 1 },
      { action: 'rejected', by: 'Ilse Nakamura', daysAgo: 27, note: 'Two of us are away then.' },
      { action: 'proposed', by: 'Ingrid Achterberg', daysAgo: 26, slot: 3, note: 'The council settles each quarter.' },
      { action: 'committed', by: 'Ilse Nakamura', daysAgo: 25, slot: 3 },
    ],
  },
  {
    giver: 'HAR-304',
    needer: 'HAR-263',
    team: 'Guillemot',
    said: [
      { action: 'proposed', by: 'Ilse Nakamura', daysAgo: 24, slot: 2 },
      { action: 'withdrawn', by: 'Ilse Nakamura', daysAgo: 12, note: 'We keep the fare that was paid.' },
    ],
  },
];
