import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { accessibilityFindings } from '../support/accessibility';
import { choose, score } from './panel';
import type { Site, Visit } from './sites/site';
import { sites } from './sites/sites';
import { openWindows, type Windows } from './sites/windows';

jest.setTimeout(120_000);

let windows: Windows;
beforeAll(async () => {
  windows = await openWindows([], 'specs');
});
afterAll(() => windows.close());

describe.each(sites)('%s', (_, openSite) => {
  let site: Site;
  let key: string;
  let admin: Visit;
  beforeAll(async () => {
    site = openSite(windows);
    [key] = (await site.openItems(1)) as [string];
    admin = await site.visit('admin');
  });
  afterAll(() => admin.leave());

  async function agreeAlone(visit: Visit): Promise<FrameLocator> {
    const panel = await visit.openItem(key);
    await score(panel, { value: 8, urgency: 5, relief: 3 });
    await panel.getByRole('button', { name: 'Agree on it now' }).click();
    await choose(panel, { size: 2 });
    await panel.getByRole('button', { name: 'Agree', exact: true }).click();
    await panel.getByText('WSJF 8').first().waitFor();
    return panel;
  }

  describe('an admin', () => {
    it('meets nothing that axe objects to, in light and dark', async () => {
      const settings = await admin.openSettings();
      await settings.getByLabel('Scoring model').waitFor();
      await settings.getByText('All search fields are up to date.').waitFor();
      expect(await accessibilityFindings(admin.page)).toEqual([]);
      await admin.show('dark');
      expect(await accessibilityFindings(admin.page, 'colours')).toEqual([]);
    });

    it('gives a project another model, and its panels ask the questions of that model', async () => {
      await agreeAlone(admin);
      const settings = await admin.openSettings();
      await settings.getByLabel('Scoring model').selectOption({ label: 'RICE' });
      await settings.getByRole('button', { name: 'Save', exact: true }).click();
      await settings.getByText('Saved', { exact: true }).first().waitFor();
      const panel = await admin.openItem(key);
      await panel.getByText('Agreed under the model WSJF').waitFor();
      await panel.getByRole('button', { name: 'Score again' }).click();
      await panel.getByRole('button', { name: 'Score this work item' }).click();
      await panel.getByRole('group', { name: /Confidence/ }).waitFor();
      expect(await accessibilityFindings(admin.page)).toEqual([]);
    });

    it('exports everything, and gets it back from the file', async () => {
      let settings = await admin.openSettings();
      const [download] = await Promise.all([
        admin.page.waitForEvent('download'),
        settings.getByRole('button', { name: 'Export everything' }).click(),
      ]);
      const text = readFileSync(await download.path(), 'utf8');
      const file = JSON.parse(text) as {
        records: { kind: string; value: { agreed?: { factors: Record<string, number> } } }[];
        lines: unknown[];
      };
      const scores = file.records.filter(({ kind }) => kind === 'score');
      expect(scores.map(({ value }) => value.agreed?.factors)).toEqual([{ value: 8, urgency: 5, relief: 3, size: 2 }]);
      expect(file.lines.length).toBeGreaterThanOrEqual(2);

      await settings.getByLabel('Scoring model').selectOption({ label: 'ICE' });
      await settings.getByRole('button', { name: 'Save', exact: true }).click();
      await settings.getByText('Saved', { exact: true }).first().waitFor();

      const path = join(tmpdir(), `waybill-export-${process.pid}.json`);
      writeFileSync(path, text);
      await settings.getByLabel('Choose a JSON file').setInputFiles(path);
      await settings.getByRole('radio', { name: /Replace what is here/ }).check();
      await settings.getByRole('button', { name: 'Import', exact: true }).click();
      await settings.getByText(/^Imported: \d+ records? w/).waitFor();
      settings = await admin.openSettings();
      await settings.getByLabel('Scoring model').waitFor();
      expect(await settings.getByLabel('Scoring model').locator('option:checked').innerText()).toBe('RICE');
    });

    it('is told what is wrong with a file that is a picture', async () => {
      const settings = await admin.openSettings();
      const path = join(tmpdir(), `waybill-picture-${process.pid}.json`);
      writeFileSync(path, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
      await settings.getByLabel('Choose a JSON file').setInputFiles(path);
      await settings.getByText(/is a picture, not an export of Waybill/).waitFor();
    });
  });

  describe('somebody who is no admin', () => {
    it('is told who may change them', async () => {
      const owner = await site.visit('product owner');
      const settings = await owner.openSettings();
      const { text, by } = site.settingsRefusal;
      await (by === 'panel' ? settings : owner.page).getByText(text).first().waitFor();
      await owner.leave();
    });
  });

  describe('the host', () => {
    it('was asked for nothing that it does not model', async () => {
      expect(await site.unmodelled()).toEqual([]);
    });
  });
});
