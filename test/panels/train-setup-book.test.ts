import type { TrainRow } from '#app/train/calls';
import type { ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { PiId } from '#core/train/ids';
import type { Backlog } from '#host/jira/backlog';
import type { Project } from '../../static/panels/train-setup/read-found';
import { SetupBook } from '../../static/panels/train-setup/setup-book';
import { missingIn } from '../../static/panels/train-setup/missing-iterations';
import { startAzure } from '../app/azure';
import { smallBacklog } from '../app/backlog';
import { startForge } from '../app/forge';
import { issue } from '../support/backlog';
import { azureHost, jiraHost, type PanelHost } from './panel-host';

const now = '2026-10-20T12:00:00.000Z' as IsoDateTime;
const moment = (day: string) => `${day}T00:00:00.000Z`;
const days = [
  ['2026-10-01', '2026-10-15'],
  ['2026-10-15', '2026-10-29'],
  ['2026-10-29', '2026-11-12'],
] as const;

/** Deck has three iterations of a PI, Quay the first two of them. */
function train(): Backlog {
  const sprint = (id: number, name: string, boardId: number, at: number) => {
    const [start, end] = days[at]!;
    const state = (['closed', 'active', 'future'] as const)[at]!;
    return { id, name, boardId, state, start: moment(start), end: moment(end) };
  };
  const sprints = [
    sprint(7, 'Deck 26.4.1', 3, 0),
    sprint(8, 'Deck 26.4.2', 3, 1),
    sprint(9, 'Deck 26.4.3', 3, 2),
    sprint(17, 'Quay 26.4.1', 4, 0),
    sprint(18, 'Quay 26.4.2', 4, 1),
  ];
  const stories = sprints.map(({ id, name }, index) =>
    issue(`FERRY-${index + 1}`, {
      id: String(10_001 + index),
      sprintIds: [id],
      team: name.split(' ')[0]!,
      points: 3,
      epicKey: 'FERRY-9',
      parentKey: 'FERRY-9',
      links: index === 0 ? [{ type: 'Blocks', to: 'FERRY-2' }] : [],
    }),
  );
  const epic = issue('FERRY-9', { id: '10009', type: { name: 'Feature', isSubtask: false, level: 1 } });
  return { ...smallBacklog([...stories, epic]), sprints };
}

interface SetupSite {
  host(who: string): PanelHost;
  fail(spec: string): void;
  close(): void;
  /** How its own way of making an iteration is named by faults. */
  readonly making: string;
}

function withProjects(host: PanelHost): PanelHost {
  const ferry: Project = { id: host.viewer.project!.id, key: host.viewer.project!.key, name: 'Ferry' };
  return { ...host, projects: () => Promise.resolve([ferry]) };
}

const sites: readonly (readonly [string, () => SetupSite])[] = [
  [
    'Jira',
    () => {
      const app = startForge(train(), { now: () => Date.parse(now) });
      return {
        host: (who) => withProjects(jiraHost(app, who)),
        fail: (spec) => app.fail(spec),
        close: () => app.close(),
        making: 'POST /rest/agile/1.0/sprint',
      };
    },
  ],
  [
    'Azure DevOps',
    () => {
      const app = startAzure(train(), { now: () => new Date(now) });
      return {
        host: (who) => withProjects(azureHost(app, who)),
        fail: (spec) => app.fail(spec),
        close: () => app.close(),
        making: 'POST /azure/*/iterations',
      };
    },
  ],
];

describe.each(sites)('a train that is set up in %s', (_, start) => {
  let site: SetupSite;
  beforeEach(() => void (site = start()));
  afterEach(() => site.close());

  async function opened(host: PanelHost, row?: TrainRow): Promise<SetupBook> {
    const projectIds = [host.viewer.project!.id];
    const book = new SetupBook(host, row, projectIds as readonly ProjectId[], () => now);
    await book.load();
    return book;
  }

  async function saved(host: PanelHost): Promise<TrainRow> {
    const row = await (await opened(host)).save();
    if (!row) throw new Error('The train was not saved.');
    return row;
  }

  it('is found whole, and saved with one press', async () => {
    const host = site.host('ben');
    const book = await opened(host);
    const { draft } = book.states.get();
    expect(draft.train.teams.map(({ name }) => name)).toEqual(expect.arrayContaining(['Deck', 'Quay']));
    expect(draft.train.featureTypes).toEqual(['Feature']);
    expect(draft.train.dependencyTypes.length).toBeGreaterThan(0);
    expect(draft.train.pis.map(({ name, slots }) => [name, slots.length])).toEqual([['PI 26.4', 3]]);
    expect(host.drafts.kept.size).toBe(0);

    const row = await book.save();
    expect([row?.version, row?.train.name, row?.can.setUp]).toEqual([1, 'Ferry', true]);
    expect([book.states.get().phase, host.reports]).toEqual(['saved', []]);
  });

  it('keeps what was typed through a fault and a reload, and says what is missing', async () => {
    const host = site.host('ben');
    const book = await opened(host);
    book.editTrain(() => ({ name: 'The ferries', teams: [] }));
    expect(await book.save()).toBeUndefined();
    expect([book.states.get().isTried, host.drafts.kept.size]).toEqual([true, 1]);

    const after = await opened(host);
    expect([after.states.get().isRestored, after.states.get().draft.train.name]).toEqual([true, 'The ferries']);
    expect(after.states.get().draft.train.teams).toEqual([]);
    after.discard();
    expect(host.drafts.kept.size).toBe(0);
  });

  it('shows both versions when somebody else was faster, and keeps mine until I choose', async () => {
    const row = await saved(site.host('ben'));
    const [mine, theirs] = [await opened(site.host('ben'), row), await opened(site.host('cleo'), row)];
    theirs.editTrain(() => ({ piLabel: 'Increment' }));
    expect((await theirs.save())?.version).toBe(2);

    mine.editTrain(() => ({ name: 'Mine' }));
    expect(await mine.save()).toBeUndefined();
    const { clash, draft } = mine.states.get();
    expect([clash?.train.piLabel, draft.train.name]).toEqual(['Increment', 'Mine']);
    const settled = await mine.settle('mine');
    expect([settled?.version, settled?.train.name, settled?.train.piLabel]).toEqual([3, 'Mine', 'PI']);
  });

  it('takes theirs where that is chosen', async () => {
    const row = await saved(site.host('ben'));
    const [mine, theirs] = [await opened(site.host('ben'), row), await opened(site.host('cleo'), row)];
    theirs.editTrain(() => ({ name: 'Theirs' }));
    await theirs.save();
    mine.editTrain(() => ({ name: 'Mine' }));
    await mine.save();
    await mine.settle('theirs');
    expect(mine.states.get().draft.train.name).toBe('Theirs');
  });

  it('is whole for somebody who may only read, and cannot be set up by them', async () => {
    const row = await saved(site.host('ben'));
    const book = await opened(site.host('rhea'), { ...row, can: { plan: false, setUp: false } });
    book.editTrain(() => ({ name: 'Mine' }));
    expect(await book.save()).toBeUndefined();
    expect(book.states.get().problem?.failure).toMatchObject({ kind: 'refused', problem: { kind: 'not-permitted' } });
    expect((await opened(site.host('rhea'))).states.get().canSetUpIn?.size).toBe(0);
  });

  it('gets the iterations that it lacks, and none of them twice', async () => {
    const host = site.host('ana');
    const book = await opened(host);
    const { draft, places } = book.states.get();
    const [pi] = draft.train.pis;
    const source = { pi: pi!, teams: draft.train.teams, iterations: places.value!.iterations };
    const { nestIterations: canNest } = host.tracker.schedule.can;
    const quay = draft.train.teams.find(({ name }) => name === 'Quay')!;
    const missing = missingIn({ ...source, canNest }).filter(({ teamId }) => teamId === quay.id);
    expect(missing.map(({ slot }) => slot)).toEqual([2]);

    const first = await book.create(pi!.id as PiId, missing);
    const again = await book.create(pi!.id as PiId, missing);
    const idsOf = (read: typeof first) =>
      read.kind === 'done' ? read.value.map((made) => made.kind !== 'refused' && made.iteration.id) : read;
    expect(idsOf(again)).toEqual(idsOf(first));
    const [made] = idsOf(first) as readonly string[];
    expect(book.states.get().draft.train.pis[0]!.iterations[quay.id]![2]).toBe(made);
    const { iterations } = await host.tracker.schedule.iterations([quay.id]);
    expect(iterations).toHaveLength(3);
  });

  it('is forgotten when it is removed', async () => {
    const host = site.host('ben');
    const row = await saved(host);
    const book = await opened(host, row);
    expect(await book.remove()).toBe(true);
    const again = await opened(host, row);
    again.editTrain(() => ({ name: 'Again' }));
    expect(await again.save()).toBeUndefined();
  });
});
