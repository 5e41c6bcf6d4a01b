import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backlogFile } from '../bench/backlog-file';
import { answer, choose, score } from '../e2e/panel';
import { trackers, type MeasuredTracker } from '../bench/trackers';
import { openWindows } from '../e2e/sites/windows';
import type { Look, Site, Visit } from '../e2e/sites/site';
import { boardPictures } from './board-pictures';
import { readmePictures } from './readme-pictures';

/**
 * npm run pictures [-- FOLDER]: opens every panel and page of the running app in its states, light and dark, at three
 * widths, and saves what it sees (dist/pictures). Somebody looks at them before a change is called done.
 * `npm run pictures -- --readme` takes only those that README.md shows, and puts them where it finds them.
 */
const root = resolve(process.argv[2] ?? 'dist/pictures');
/** Each tracker's pictures have a folder of their own. */
let folder = root;
const widths = [320, 768, 1440] as const;
const looks: readonly Look[] = ['light', 'dark'];

/** Saves the page at every width, with all of its height. */
async function picture(visit: Visit, name: string, look: Look): Promise<void> {
  for (const width of widths) {
    await visit.page.setViewportSize({ width, height: 900 });
    // Frames follow their content a moment later.
    await visit.page.waitForTimeout(500);
    await visit.page.screenshot({ path: join(folder, `${name}-${look}-${width}.png`), fullPage: true });
  }
  await visit.page.setViewportSize({ width: 1280, height: 1000 });
}

async function scoring(site: Site, look: Look, key: string): Promise<void> {
  const owner = await site.visit('product owner', look);
  const panel = await owner.openItem(key);
  await panel.getByRole('button', { name: 'Score this work item' }).waitFor();
  await picture(owner, 'panel-empty', look);
  await panel.getByRole('button', { name: 'Score this work item' }).click();
  await picture(owner, 'panel-ballot', look);
  await choose(panel, { value: 13, urgency: 8, relief: 3 });
  await panel.getByRole('button', { name: 'Save my score' }).click();
  await panel.getByRole('button', { name: 'Change my score' }).waitFor();
  const member = await site.visit('team member', look);
  const other = await member.openItem(key);
  await score(other, { value: 5, urgency: 8, relief: 5 });
  await picture(member, 'panel-blind', look);
  await other.getByRole('button', { name: 'Reveal scores' }).click();
  await other.getByRole('heading', { name: 'Agree on a value' }).waitFor();
  await picture(member, 'panel-revealed', look);

  // Both agree, each on something else: the second sees a conflict.
  await owner.page.reload();
  await panel.getByRole('heading', { name: 'Agree on a value' }).waitFor();
  await choose(panel, { value: 8 });
  await panel.getByRole('button', { name: 'Agree', exact: true }).click();
  await panel.getByText(/^Scored by/).waitFor();
  await picture(owner, 'panel-agreed', look);
  await choose(other, { value: 20 });
  await other.getByRole('button', { name: 'Agree', exact: true }).click();
  await other
    .getByText(/while you were typing/)
    .first()
    .waitFor();
  await picture(member, 'panel-conflict', look);
  await owner.openCompact(key);
  await owner.page.waitForTimeout(1_500);
  await picture(owner, 'compact', look);
  await Promise.all([owner.leave(), member.leave()]);
}

async function readOnly(site: Site, look: Look, key: string): Promise<void> {
  const approver = await site.visit('client-side approver', look);
  await (await approver.openItem(key)).getByText(/you need the permission/).waitFor();
  await picture(approver, 'panel-read-only', look);
  await approver.leave();
}

async function trouble(site: Site, look: Look, key: string): Promise<void> {
  const owner = await site.visit('product owner', look);
  const panel = await owner.openItem(key);
  await panel.getByRole('button', { name: 'Score this work item' }).click();
  await choose(panel, { value: 8, urgency: 3, relief: 1 });
  await owner.signOut();
  await panel.getByRole('button', { name: 'Save my score' }).click();
  await panel.getByText('Your score was not saved').waitFor();
  if (!(await answer(panel, 'value', 8).isChecked())) throw new Error('An answer was lost.');
  await picture(owner, 'panel-error', look);
  await owner.leave();
}

async function pages(site: Site, look: Look): Promise<void> {
  const admin = await site.visit('admin', look);
  const table = await admin.openValuePage();
  await table.locator('[role=grid]:not([aria-busy])').waitFor();
  await picture(admin, 'value-page', look);
  await admin.openValuePage('q=nothing+is+called+like+this');
  await table.getByText(/fits these filters/).waitFor();
  await picture(admin, 'value-page-no-data', look);
  const settings = await admin.openSettings();
  await settings.getByLabel('Scoring model').waitFor();
  await picture(admin, 'settings-page', look);
  await admin.leave();
}

async function manyRows(tracker: MeasuredTracker, look: Look): Promise<void> {
  const file = backlogFile();
  const windows = await openWindows(['--import', file.path]);
  const site = tracker.open(windows, file.project);
  try {
    const owner = await site.visit('product owner', look);
    const table = await owner.openValuePage('done=too');
    await table.locator('[role=grid]:not([aria-busy])').waitFor();
    await picture(owner, 'value-page-2000-rows', look);
  } finally {
    await windows.close();
  }
}

async function longNames(site: Site, look: Look, key: string): Promise<void> {
  await site.rename(
    key,
    `${'A summary that goes on and on, as people write them when nobody stops them. '.repeat(12)}${'Unbreakable'.repeat(30)} שלום עולם`,
  );
  const owner = await site.visit('product owner', look);
  const table = await owner.openValuePage(`q=${key}`);
  await table.locator('[role=grid]:not([aria-busy])').waitFor();
  await picture(owner, 'value-page-long-names', look);
  await (await owner.openItem(key)).getByRole('button', { name: 'Score this work item' }).waitFor();
  await picture(owner, 'panel-long-names', look);
  await owner.leave();
}

async function allOf(tracker: MeasuredTracker, look: Look): Promise<void> {
  const windows = await openWindows([]);
  const site = tracker.open(windows);
  try {
    const [first, second, third] = (await site.openItems(3)) as [string, string, string];
    await scoring(site, look, first);
    await readOnly(site, look, first);
    await trouble(site, look, second);
    await pages(site, look);
    await longNames(site, look, third);
  } finally {
    await windows.close();
  }
  await manyRows(tracker, look);
}

async function allOfReadme(into: string): Promise<void> {
  await boardPictures(into);
  await readmePictures(into);
}

async function main(): Promise<void> {
  if (process.argv[2] === '--readme') return allOfReadme(resolve('test/pictures'));
  for (const tracker of trackers) {
    folder = join(root, tracker.name.toLowerCase().replaceAll(' ', '-'));
    mkdirSync(folder, { recursive: true });
    for (const look of looks) await allOf(tracker, look);
  }
  console.log(`Pictures are in ${root}.`);
}

main().catch((error: Error) => {
  console.error(error);
  process.exit(1);
});
