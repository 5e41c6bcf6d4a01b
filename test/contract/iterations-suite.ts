import { carriedLinks } from '#app/ports/carried-links';
import { noField } from '#app/fields/find-fields';
import { points } from '#app/fields/issue-uses';
import type { Iteration } from '#app/ports/schedule';
import type { Tracker } from '#app/ports/tracker';
import type { Issue, IssueId } from '#core/issue';
import type { IterationId } from '#core/train/ids';
import type { Backlog } from '#host/jira/backlog';
import { smallBacklog } from '../app/backlog';
import { issue as backlogIssue } from '../support/backlog';
import { sprint, train } from './schedule-suite';
import { siteOfAll, type TrackerHost, type TrackerSite } from './tracker-host';

/** Every promise of the port Issues that concerns iterations, for one host. */
export function describeIterations(host: TrackerHost): void {
  describe(`the iterations of items in ${host.name}`, () => areRead(host));
  describe(`items of iterations in ${host.name}`, () => arePlanned(host));
  describe(`links of listed items in ${host.name}`, () => carryLinks(host));
  describe(`620 items of one iteration in ${host.name}`, () => areMany(host));
}

const second = '2026-10-15T00:00:00.000Z';
const third = '2026-10-29T00:00:00.000Z';

/**
 * The train of {@link train}, FERRY-1 to FERRY-7 in one sprint each; FERRY-8 came from Deck’s first one into its second, FERRY-9 is
 * done there, FERRY-10 is in none, and VAULT-1 in one that only Ana sees.
 */
function plannedTrain(): Backlog {
  const { issues, sprints, ...rest } = train();
  const done = { name: 'Done', category: 'done' } as const;
  const others = [
    backlogIssue('FERRY-8', { id: '10008', sprintIds: [7, 8], team: 'Deck' }),
    backlogIssue('FERRY-9', { id: '10009', sprintIds: [8], team: 'Deck', status: done, points: 5 }),
    backlogIssue('FERRY-10', { id: '10010' }),
    backlogIssue('VAULT-1', { id: '10011', sprintIds: [30], team: 'Guards' }),
  ];
  // Open work of a sprint that is over goes back to where it is planned anew: what stays there is done.
  const settled = issues.map((issue) => (/^(7|17)$/.test(issue.sprintIds.join()) ? { ...issue, status: done } : issue));
  return { ...rest, issues: [...settled, ...others], sprints: [...sprints, sprint(30, 'Guards 1', 9)] };
}

async function iterationsSeen(
  { schedule }: Tracker,
  projectId: TrackerSite['ferry']['id'],
): Promise<readonly Iteration[]> {
  const { teams } = await schedule.teams([projectId]);
  return (await schedule.iterations(teams.map(({ id }) => id))).iterations;
}

/** The ids of the iterations that begin at that moment; absent: of those without dates. */
async function beginningAt(
  tracker: Tracker,
  projectId: TrackerSite['ferry']['id'],
  start?: string,
): Promise<IterationId[]> {
  const iterations = await iterationsSeen(tracker, projectId);
  return iterations.filter((iteration) => iteration.start === start).map(({ id }) => id);
}

function areRead(host: TrackerHost): void {
  const site = siteOfAll(() => host.start(plannedTrain()));
  const ids = Array.from({ length: 10 }, (_, index) => String(10_001 + index) as IssueId);

  it('are those that the schedule knows, and the last one is where it is', async () => {
    const tracker = site.tracker();
    const iterations = await iterationsSeen(tracker, site.ferry.id);
    const byId = new Map(iterations.map((iteration) => [iteration.id, iteration]));
    const startOf = ({ iterations: own = [] }: Issue): unknown => byId.get(own.at(-1)!)?.start ?? byId.has(own.at(-1)!);
    const issues = await tracker.issues.some(ids, {});
    const first = '2026-10-01T00:00:00.000Z';
    // Of the sprint without dates there is no start: that it is known is what counts. FERRY-10 is in none.
    expect(issues.map(startOf)).toEqual([first, second, third, true, first, second, third, second, second, false]);
    expect(issues.flatMap(({ iterations: own = [] }) => own).filter((id) => !byId.has(id))).toEqual([]);
    expect(issues.at(-1)).not.toHaveProperty('iterations');
  });

  it('are the same whichever way an item is read', async () => {
    const { issues } = site.tracker();
    const some = await issues.some(ids, {});
    const alone = await Promise.all(ids.map((id) => issues.one(id, {})));
    expect(alone.map((issue) => issue?.iterations)).toEqual(some.map(({ iterations }) => iterations));
    const query = { projectId: site.ferry.id, projectKey: site.ferry.key, withDone: true, fields: {} };
    const listed = new Map((await issues.candidates(query)).map(({ id, iterations }) => [id, iterations]));
    expect(ids.map((id) => listed.get(id))).toEqual(some.map(({ iterations }) => iterations));
  });

  it('are what was written, of an iteration that was made meanwhile, too', async () => {
    const tracker = site.tracker('ana');
    expect((await tracker.issues.one('10010' as IssueId, {}))?.iterations).toBeUndefined();
    const { teams } = await tracker.schedule.teams([site.ferry.id]);
    const { iterations } = await tracker.schedule.iterations(teams.map(({ id }) => id));
    const teamId = iterations[0]!.teamIds[0]!;
    const [made] = await tracker.schedule.createIterations([{ teamId, name: 'Quite new' }]);
    const iteration = made?.kind === 'created' ? made.iteration.id : undefined;
    const outcomes: unknown[] = [];
    const write = { key: 'move', issueId: '10010' as IssueId, set: { iteration: iteration! } };
    await tracker.writes.apply([write], (outcome) => outcomes.push(outcome));
    expect(outcomes).toEqual([{ key: 'move', kind: 'done', issueId: '10010' }]);
    expect((await tracker.issues.some(['10010' as IssueId], {}))[0]?.iterations?.at(-1)).toBe(iteration);
    expect((await tracker.issues.planned([iteration!], {})).map(({ id }) => id)).toEqual(['10010']);
  });
}

function arePlanned(host: TrackerHost): void {
  const site = siteOfAll(() => host.start(plannedTrain()));
  const shown = (issues: readonly Issue[]): readonly string[] => issues.map(({ id }) => id);

  it('are told of before they come, and need not come a second time among the candidates', async () => {
    const { issues } = site.tracker();
    const seconds = await beginningAt(site.tracker(), site.ferry.id, second);
    const query = { projectId: site.ferry.id, projectKey: site.ferry.key, withDone: true, fields: {} };
    const everything = await issues.candidates(query);
    const found: string[] = [];
    const planned = await issues.planned(seconds, {}, { onFound: (ids) => found.push(...ids), withLinks: false });
    expect(found).toEqual(shown(planned));
    const reports: [number, number][] = [];
    const rest = await issues.candidates(query, {
      except: Promise.resolve(new Set(planned.map(({ id }) => id))),
      onPage: (some, total) => reports.push([some.length, total]),
    });
    expect(shown(rest)).toEqual(shown(everything).filter((id) => !found.includes(id)));
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.length).toBeLessThan(everything.length);
    expect(new Set(reports.map(([, total]) => total))).toEqual(new Set([rest.length]));
  });

  it('are read with the fields that were chosen in their own project', async () => {
    const { issues, fields } = site.tracker();
    const seconds = await beginningAt(site.tracker(), site.ferry.id, second);
    const usual = await issues.planned(seconds, {});
    const estimated = usual.find(({ points }) => points !== undefined)!;
    expect((await fields.list([points], estimated.projectId)).length).toBeGreaterThan(0);
    const without = await issues.planned(
      seconds,
      {},
      {
        fieldsIn: new Map([[estimated.projectId, { [points.use]: noField }]]),
      },
    );
    expect(without.map((issue) => issue.points)).toEqual(
      usual.map((issue) => (issue.projectId === estimated.projectId ? undefined : issue.points)),
    );
  });

  it('are listed whatever their status, each once and the oldest first', async () => {
    const tracker = site.tracker();
    const seconds = await beginningAt(tracker, site.ferry.id, second);
    const issues = await tracker.issues.planned([...seconds, ...seconds], {});
    // Of Deck and of Quay, what came from the first one, and what is done.
    expect(shown(issues)).toEqual(['10002', '10006', '10008', '10009']);
    expect(issues).toEqual(
      await tracker.issues.some(
        issues.map(({ id }) => id),
        {},
      ),
    );
  });

  it('are none for no iteration, and none of one that is not there', async () => {
    const tracker = site.tracker();
    expect(await tracker.issues.planned([], {})).toEqual([]);
    const [later] = await beginningAt(tracker, site.ferry.id);
    const nowhere = ['4711', 'no such', `${site.ferry.id}/00000000-0000-4000-8000-000000000000`] as IterationId[];
    expect(shown(await tracker.issues.planned([...nowhere, later!], {}))).toEqual(['10004']);
    expect(await tracker.issues.planned(nowhere, {})).toEqual([]);
  });

  it('are only those that the viewer may see', async () => {
    const ana = site.tracker('ana');
    const guarded = (await iterationsSeen(ana, site.vault.id)).map(({ id }) => id);
    expect(shown(await ana.issues.planned(guarded, {}))).toEqual(['10011']);
    expect(await site.tracker().issues.planned(guarded, {})).toEqual([]);
  });
}

function carryLinks(host: TrackerHost): void {
  const links = [
    { type: 'Blocks', to: 'FERRY-2' },
    { type: 'Depends', to: 'FERRY-3' },
    { type: 'Relates', to: 'FERRY-2' },
  ];
  const site = siteOfAll(() =>
    host.start(
      smallBacklog([
        backlogIssue('FERRY-1', { id: '10001', links }),
        backlogIssue('FERRY-2', { id: '10002' }),
        backlogIssue('FERRY-3', { id: '10003', links: [{ type: 'Depends', to: 'FERRY-2' }] }),
      ]),
    ),
  );

  it('are those that are read by themselves, where they come with the items', async () => {
    const tracker = site.tracker();
    const query = { projectId: site.ferry.id, projectKey: site.ferry.key, withDone: true, fields: {} };
    const listed = await tracker.issues.candidates(query, { withLinks: false });
    const alone = await tracker.links.of(listed.map(({ id }) => id));
    expect(alone.links.length).toBeGreaterThan(2);
    const byId = (all: typeof alone.links) => [...all].sort((one, other) => (one.linkId < other.linkId ? -1 : 1));
    expect(byId(carriedLinks(listed))).toEqual(tracker.links.can.comeWithIssues ? byId(alone.links) : []);
  });
}

function areMany(host: TrackerHost): void {
  const site = siteOfAll(() => {
    const issues = Array.from({ length: 620 }, (_, index) =>
      backlogIssue(`FERRY-${index + 1}`, { id: String(10_001 + index), sprintIds: [7], team: 'Deck' }),
    );
    return host.start({ ...smallBacklog(issues), sprints: [sprint(7, 'Deck 1', 3)] });
  });

  it(`are listed in ${host.listing.plannedCalls} calls, and reported as they come`, async () => {
    const iterations = await iterationsSeen(site.tracker(), site.ferry.id);
    const tracker = site.tracker();
    const before = site.exchanges.length;
    const reports: [number, number][] = [];
    const issues = await tracker.issues.planned(
      iterations.map(({ id }) => id),
      {},
      { onPage: (some, total) => reports.push([some.length, total]) },
    );
    expect(issues.map(({ id }) => Number(id))).toEqual(Array.from({ length: 620 }, (_, index) => 10_001 + index));
    expect(site.exchanges.length - before).toBe(host.listing.plannedCalls);
    expect(reports[0]).toEqual([host.listing.firstPage, 620]);
  });

  it('are read no further when the reading is stopped', async () => {
    const iterations = await iterationsSeen(site.tracker(), site.ferry.id);
    const stop = new AbortController();
    const ids = iterations.map(({ id }) => id);
    const listed = site.tracker().issues.planned(ids, {}, { onPage: () => stop.abort(), signal: stop.signal });
    await expect(listed).rejects.toThrow(/abort/i);
  });
}
