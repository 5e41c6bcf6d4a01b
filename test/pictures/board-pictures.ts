import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { titanium } from '../bench/backlog-file';
import { allLoaded, beginSetUp, setUpFound } from '../e2e/planning';
import { jiraSite } from '../e2e/sites/jira';
import { openWindows } from '../e2e/sites/windows';

/**
 * Takes the pictures of planning boards that README.md shows: of the sample, and of the Titanium backlog where its files
 * are at hand.
 */
export async function boardPictures(folder: string): Promise<void> {
  await sampleBoard(join(folder, 'pi-board.png'));
  if (titanium) await titaniumBoard(join(folder, 'titanium-board.png'), titanium);
}

/** The planned PI that `npm start` has ready. */
export async function sampleBoard(path: string): Promise<void> {
  const windows = await openWindows([], 'measures', { hasSample: true });
  try {
    const { page, openPlanningBoard } = await jiraSite(windows).visit('product owner', 'light');
    await page.setViewportSize({ width: 1_440, height: 900 });
    await allLoaded(await openPlanningBoard('zoom=75'));
    await page.waitForTimeout(drawingTime);
    writeFileSync(path, await page.screenshot());
  } finally {
    await windows.close();
  }
}

/**
 * The train of the imported teams and sprints in the autumn of 2016, set up with what was found: the sprints that were
 * planned then are so again, and their work is open.
 */
export async function titaniumBoard(path: string, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-titanium-'));
  const windows = await openWindows(['--import', ...titaniumOnThatDay(file, folder)]);
  try {
    const { page, openPlanningBoard } = await jiraSite(windows, 'TIMOB').visit('product owner', 'light');
    await page.clock.setFixedTime(thatDay);
    page.setDefaultTimeout(60_000);
    await page.setViewportSize({ width: 1_440, height: 900 });
    const board = await openPlanningBoard('zoom=75');
    await beginSetUp(board);
    await setUpFound(board);
    await page.waitForTimeout(drawingTime);
    writeFileSync(path, await page.screenshot());
  } finally {
    await windows.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Strings and loads are drawn a moment after the cards. */
const drawingTime = 1_500;

/** Five sprints of two teams go on or lie ahead. */
const thatDay = '2016-10-10T09:00:00.000Z';
const lastDay = '2016-12-31T00:00:00.000Z';

interface Sprint {
  readonly state: string;
  readonly startDate?: string;
  readonly endDate?: string;
}

interface TitaniumIssue {
  readonly fields: { readonly closedSprints?: readonly Sprint[] } & Readonly<Record<string, unknown>>;
}

/**
 * Sprints and backlog, without story points: these come from a set without a licence and may not be shown. What was last
 * in a sprint that lies ahead is open in it.
 */
function titaniumOnThatDay(file: string, folder: string): readonly string[] {
  const sprintFile = file.replace('titanium_train_open', 'titanium_sprints_open');
  const sprints = JSON.parse(readFileSync(sprintFile, 'utf8')) as Sprint[];
  const backlog = JSON.parse(readFileSync(file, 'utf8')) as { issues: TitaniumIssue[] };
  const write = (name: string, content: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  return [
    write('sprints.json', sprints.map(onThatDay)),
    write('issues.json', { ...backlog, issues: backlog.issues.map(issueOnThatDay) }),
  ];
}

function issueOnThatDay(issue: TitaniumIssue): object {
  const { closedSprints = [] } = issue.fields;
  const last = closedSprints.at(-1);
  const fields = { ...issue.fields, storyPoints: null };
  if (!last || !isAhead(last)) return { ...issue, fields };
  const status = { name: 'Open', statusCategory: { key: 'new' } };
  const sprint = onThatDay(last);
  return {
    ...issue,
    fields: {
      ...fields,
      status,
      resolution: null,
      resolutiondate: null,
      closedSprints: closedSprints.slice(0, -1),
      sprint,
    },
  };
}

function onThatDay(sprint: Sprint): Sprint {
  if (!isAhead(sprint)) return sprint;
  return { ...sprint, state: sprint.startDate! <= thatDay ? 'active' : 'future' };
}

function isAhead({ startDate, endDate }: Sprint): boolean {
  return (
    startDate !== undefined &&
    endDate !== undefined &&
    endDate > thatDay &&
    endDate < lastDay &&
    startDate > '2016-09-25'
  );
}
