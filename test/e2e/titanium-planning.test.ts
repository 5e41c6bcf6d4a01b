import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { titanium } from '../bench/backlog-file';
import { thatDay, titaniumOnThatDay } from '../bench/titanium-day';
import {
  allLoaded,
  beginSetUp,
  commitRows,
  drawn,
  fillPeople,
  openDialog,
  openView,
  planForMe,
  setUpFound,
  sums,
} from './planning';
import { sites } from './sites/sites';
import { openWindows, type Windows } from './sites/windows';

jest.setTimeout(240_000);

/** The backlog lies beside the clone, where it is at hand. */
const described = titanium ? describe.each(sites) : describe.skip.each(sites);

described('the Titanium backlog of 2016 in %s', (_, openSite) => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-titanium-'));
  let windows: Windows;
  beforeAll(async () => {
    windows = await openWindows(['--import', ...titaniumOnThatDay(titanium!, folder)], 'specs');
  });
  afterAll(async () => {
    await windows.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('becomes a train of its real teams and sprints, is planned and committed', async () => {
    const site = openSite(windows, _ === 'Jira' ? 'TIMOB' : 'Titanium SDK-CLI');
    const engineer = await site.visit('product owner');
    await engineer.page.clock.setFixedTime(thatDay);
    let board = await engineer.openPlanningBoard();
    await beginSetUp(board);
    await setUpFound(board);
    const before = await sums(board);
    await openView(board, 'Capacity');
    await fillPeople(engineer.page, board, 6);
    await openView(board, 'Board');
    await allLoaded(board);
    const plan = await planForMe(board);
    await plan.getByText(/^Proven: /).waitFor({ timeout: 90_000 });
    await plan.getByRole('button', { name: 'Take this plan' }).click();
    await board.getByRole('button', { name: /^Undo: plan of/ }).waitFor();
    const planned = (await sums(board)).drawn;
    // Work that lies in sprints already moves; what lies in none enters.
    expect(planned).toBeGreaterThanOrEqual(before.drawn);
    const commit = await openDialog(board, 'Commit…', 'Commit the plan');
    const [row] = (await commitRows(commit)).filter(({ to }) => to !== 'no iteration');
    await commit.getByRole('button', { name: /^Write \d+ changes?$/ }).click();
    await commit.getByText(/changes? (is|are) in the tracker$/).waitFor({ timeout: 120_000 });
    expect(await site.iterationOf(row!.key)).toContain(row!.to);
    board = await engineer.openPlanningBoard();
    await allLoaded(board);
    await drawn(board, planned);
  });
});
