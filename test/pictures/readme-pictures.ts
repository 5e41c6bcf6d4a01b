import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { score } from '../e2e/panel';
import { azureSite } from '../e2e/sites/azure';
import { jiraSite } from '../e2e/sites/jira';
import type { Site } from '../e2e/sites/site';
import { openWindows } from '../e2e/sites/windows';
import { sideBySide } from './side-by-side';

/** Takes the pictures that README.md shows, from the seeded train in both trackers. `npm run pictures` runs it with the others. */
export async function readmePictures(folder: string): Promise<void> {
  const windows = await openWindows([]);
  const [jira, azure] = [jiraSite(windows), azureSite(windows)];
  try {
    const [jiraKey, azureKey] = [await scoreSome(jira), await scoreSome(azure)];
    const inJira = await jira.visit('product owner');
    const jiraPanel = await inJira.openItem(jiraKey);
    const inAzure = await azure.visit('product owner');
    const azurePanel = await inAzure.openItem(azureKey);
    const panels = [
      { caption: 'Jira: the issue panel', image: await panelPicture(inJira.page, jiraPanel) },
      { caption: 'Azure DevOps: a page of the work item form', image: await panelPicture(inAzure.page, azurePanel) },
    ];
    const browser = inJira.page.context().browser()!;
    writeFileSync(join(folder, 'value-panel.png'), await sideBySide(browser, panels));

    const darkJira = await jira.visit('product owner', 'dark');
    const lightAzure = await azure.visit('product owner', 'light');
    const pages = [
      {
        caption: 'Jira, dark: the Value page of a project',
        image: await tablePicture(darkJira.page, await darkJira.openValuePage()),
      },
      {
        caption: 'Azure DevOps, light: the Value hub of a project',
        image: await tablePicture(lightAzure.page, await lightAzure.openValuePage()),
      },
    ];
    writeFileSync(join(folder, 'value-page.png'), await sideBySide(browser, pages, 1));
  } finally {
    await windows.close();
  }
}

/** Scores some items, the first one by three people; answers its key. */
async function scoreSome(site: Site): Promise<string> {
  const [key, ...others] = (await site.openItems(6)) as [string, ...string[]];
  const owner = await site.visit('product owner');
  for (const [index, other] of others.entries()) {
    const panel = await owner.openItem(other);
    await score(panel, {
      value: [8, 5, 13, 1, 3][index]!,
      urgency: [3, 8, 1, 5, 2][index]!,
      relief: [1, 2, 3, 1, 5][index]!,
    });
    await panel.getByRole('button', { name: 'Agree on it now' }).click();
    await panel.getByRole('button', { name: 'Agree', exact: true }).click();
    await panel.getByText('agreed by').first().waitFor();
  }
  await score(await owner.openItem(key), { value: 13, urgency: 8, relief: 3 });
  const member = await site.visit('team member');
  await score(await member.openItem(key), { value: 5, urgency: 8, relief: 5 });
  const engineer = await site.visit('release train engineer');
  const panel = await engineer.openItem(key);
  await score(panel, { value: 8, urgency: 5, relief: 5 });
  // Azure DevOps has no server: who scored shows their answers when they look again.
  await panel.getByRole('button', { name: 'Reveal scores' }).click();
  await panel.getByRole('heading', { name: 'Agree on a value' }).waitFor();
  await (await owner.openItem(key)).getByRole('heading', { name: 'Agree on a value' }).waitFor();
  await (await member.openItem(key)).getByRole('heading', { name: 'Agree on a value' }).waitFor();
  const agreeing = await engineer.openItem(key);
  await agreeing.getByRole('button', { name: 'Agree', exact: true }).click();
  await agreeing
    .getByText(/\d(st|nd|rd|th) of \d/)
    .first()
    .waitFor();
  await Promise.all([owner.leave(), member.leave(), engineer.leave()]);
  return key;
}

/** The tracker's page around a panel, with everybody's answers. */
async function panelPicture(page: Page, panel: FrameLocator): Promise<Buffer> {
  await panel.getByText('Everybody’s answers').click();
  await page.setViewportSize({ width: 960, height: 900 });
  // Frames follow their content a moment later.
  await page.waitForTimeout(1_200);
  return page.screenshot();
}

async function tablePicture(page: Page, table: FrameLocator): Promise<Buffer> {
  await table.locator('[role=grid]:not([aria-busy])').waitFor();
  await page.setViewportSize({ width: 1_360, height: 520 });
  await page.waitForTimeout(1_200);
  return page.screenshot();
}
