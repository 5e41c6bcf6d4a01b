import { join, resolve } from 'node:path';
import { score } from '../e2e/panel';
import { jiraSite } from '../e2e/sites/jira';
import { openWindows } from '../e2e/sites/windows';

/** Takes the pictures that README.md shows, from the seeded train. `npm run pictures` runs it with the others. */
export async function readmePictures(folder = resolve(__dirname, '../../test/pictures')): Promise<void> {
  const windows = await openWindows([]);
  const site = jiraSite(windows);
  try {
    const keys = await site.openItems(8);
    const owner = await site.visit('product owner');
    for (const [index, key] of keys.slice(1, 6).entries()) {
      const panel = await owner.openItem(key);
      await score(panel, { value: [8, 5, 13, 1, 3][index]!, urgency: [3, 8, 1, 5, 2][index]!, relief: [1, 2, 3, 1, 5][index]! });
      await panel.getByRole('button', { name: 'Agree on it now' }).click();
      await panel.getByRole('button', { name: 'Agree', exact: true }).click();
      await panel.getByText('agreed by').first().waitFor();
    }
    const key = keys[0]!;
    await score(await owner.openItem(key), { value: 13, urgency: 8, relief: 3 });
    const member = await site.visit('team member');
    await score(await member.openItem(key), { value: 5, urgency: 8, relief: 5 });
    const engineer = await site.visit('release train engineer');
    const panel = await engineer.openItem(key);
    await score(panel, { value: 8, urgency: 5, relief: 5 });
    await panel.getByRole('button', { name: 'Reveal scores' }).click();
    await panel.getByRole('heading', { name: 'Agree on a value' }).waitFor();
    await panel.getByRole('button', { name: 'Agree', exact: true }).click();
    await panel.getByText(/\d(st|nd|rd|th) of \d/).first().waitFor();
    await owner.openItem(key);
    const shown = owner.page.frameLocator('iframe[data-module="value-panel"]');
    await shown.getByText('Everybody’s answers').click();
    await owner.page.setViewportSize({ width: 1160, height: 860 });
    await owner.page.waitForTimeout(800);
    await owner.page.screenshot({ path: join(folder, 'value-panel.png') });
    const dark = await site.visit('product owner', 'dark');
    const table = await dark.openValuePage();
    await table.locator('[role=grid]:not([aria-busy])').waitFor();
    await dark.page.setViewportSize({ width: 1440, height: 640 });
    await dark.page.waitForTimeout(800);
    await dark.page.screenshot({ path: join(folder, 'value-page.png') });
  } finally {
    await windows.close();
  }
}
