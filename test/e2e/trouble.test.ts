import { accessibilityFindings } from '../support/accessibility';
import { answer, choose, score } from './panel';
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
  let keys: readonly string[];
  let owner: Visit;
  beforeAll(async () => {
    site = openSite(windows);
    await site.host.restart(['--faults', site.faultsOfSaving.join(',')]);
    keys = await site.openItems(8);
    owner = await site.visit('product owner', 'light', true);
  });
  afterAll(() => owner.leave());

  describe('a score whose way is hit by 429, 500, a time-out and two storage faults', () => {
    it('keeps what was typed at every one of them, says what to do, and is saved in the end', async () => {
      const panel = await owner.openItem(keys[0]!);
      const saved = panel.getByRole('button', { name: 'Change my score' });
      const trouble = panel.getByText('Your score was not saved');
      await panel.getByRole('button', { name: 'Score this work item' }).click();
      await choose(panel, { value: 13, urgency: 5, relief: 2 });
      await panel.getByLabel('Note').fill('The pilot ends in March.');
      await panel.getByRole('button', { name: 'Save my score' }).click();
      let troubles = 0;
      for (let attempt = 0; attempt < 12; attempt += 1) {
        await trouble.or(saved).first().waitFor({ timeout: 40_000 });
        if (await saved.isVisible()) break;
        troubles += 1;
        await panel.getByText('What you typed is kept on this device.').waitFor();
        expect(await answer(panel, 'value', 13).isChecked()).toBe(true);
        expect(await panel.getByLabel('Note').inputValue()).toBe('The pilot ends in March.');
        if (troubles === 1) expect(await accessibilityFindings(owner.page)).toEqual([]);
        await panel.getByRole('button', { name: 'Try again' }).click();
        await panel
          .locator('[aria-busy=true]')
          .first()
          .waitFor({ state: 'detached', timeout: 40_000 })
          .catch(() => undefined);
      }
      expect(troubles).toBeGreaterThanOrEqual(3);
      await saved.waitFor();
      await owner.reload();
      await panel.getByRole('button', { name: 'Change my score' }).click();
      expect(await answer(panel, 'value', 13).isChecked()).toBe(true);
      expect(await panel.getByLabel('Note').inputValue()).toBe('The pilot ends in March.');
    });
  });

  describe('a page that is reloaded while somebody types', () => {
    it('shows the draft again', async () => {
      const panel = await owner.openItem(keys[1]!);
      await panel.getByRole('button', { name: 'Score this work item' }).click();
      await choose(panel, { value: 20 });
      await panel.getByLabel('Note').fill('אַחֲרֵי הַשִּׁחְרוּר <script>alert(1)</script>');
      await owner.reload();
      await panel.getByLabel('Note').waitFor();
      expect(await answer(panel, 'value', 20).isChecked()).toBe(true);
      expect(await panel.getByLabel('Note').inputValue()).toBe('אַחֲרֵי הַשִּׁחְרוּר <script>alert(1)</script>');
    });
  });

  describe('a session that ends while somebody types', () => {
    it('says so, keeps the answers, and saves them after signing in again in another tab', async () => {
      const panel = await owner.openItem(keys[2]!);
      await panel.getByRole('button', { name: 'Score this work item' }).click();
      await choose(panel, { value: 8, urgency: 3, relief: 1 });
      await owner.signOut();
      await panel.getByRole('button', { name: 'Save my score' }).click();
      await panel.getByText('Your session has ended. Sign in again in another tab, then try again here.').waitFor();
      expect(await answer(panel, 'value', 8).isChecked()).toBe(true);
      await owner.signIn();
      await panel.getByRole('button', { name: 'Try again' }).click();
      await panel.getByRole('button', { name: 'Change my score' }).waitFor();
    });
  });

  describe('two people who agree at once', () => {
    it('the second sees both versions and loses nothing', async () => {
      const key = keys[3]!;
      const [one, two] = [owner, await site.visit('team member')];
      const first = await one.openItem(key);
      await score(first, { value: 5, urgency: 5, relief: 5 });
      const second = await two.openItem(key);
      await score(second, { value: 13, urgency: 5, relief: 5 });
      await second.getByRole('button', { name: 'Reveal scores' }).click();
      await second.getByRole('heading', { name: 'Agree on a value' }).waitFor();
      await one.reload();
      await first.getByRole('heading', { name: 'Agree on a value' }).waitFor();

      await choose(first, { value: 8, size: 2 });
      await choose(second, { value: 13, size: 1 });
      await first.getByRole('button', { name: 'Agree', exact: true }).click();
      await first.getByText('WSJF 9').first().waitFor();
      await second.getByRole('button', { name: 'Agree', exact: true }).click();
      await second.getByText('Maren Oduya agreed on a value while you were typing').waitFor();
      const table = await second.getByRole('table').innerText();
      // Mine 13 beside theirs 8.
      expect(table).toMatch(/User-business value\s+13\s+8/);
      expect(await accessibilityFindings(two.page)).toEqual([]);
      await second.getByRole('button', { name: 'Agree on mine instead' }).click();
      // (13 + 5 + 5) ÷ 1 = 23.
      await second.getByText('WSJF 23').first().waitFor();
      await two.leave();
    });
  });

  describe('an item that was deleted while its panel stood open', () => {
    it('says that it is gone and keeps what was typed', async () => {
      const panel = await owner.openItem(keys[4]!);
      await panel.getByRole('button', { name: 'Score this work item' }).click();
      await choose(panel, { value: 8, urgency: 3, relief: 1 });
      await site.remove(keys[4]!);
      await panel.getByRole('button', { name: 'Save my score' }).click();
      await panel.getByText('This work item no longer exists, or you may no longer see it.').waitFor();
      expect(await answer(panel, 'value', 8).isChecked()).toBe(true);
    });
  });

  describe('a host that is killed in the middle of saving', () => {
    it('keeps the answers in the page, and takes them after its restart', async () => {
      const panel = await owner.openItem(keys[5]!);
      await panel.getByRole('button', { name: 'Score this work item' }).click();
      await choose(panel, { value: 13, urgency: 3, relief: 1 });
      await Promise.all([site.host.kill(), panel.getByRole('button', { name: 'Save my score' }).click()]);
      await panel.getByText('Your score was not saved').waitFor({ timeout: 40_000 });
      expect(await answer(panel, 'value', 13).isChecked()).toBe(true);
      await site.host.restart([]);
      await panel.getByRole('button', { name: 'Try again' }).click();
      await panel.getByRole('button', { name: 'Change my score' }).waitFor();
    });
  });

  describe('the host', () => {
    it('was asked for nothing that it does not model', async () => {
      expect(await site.unmodelled()).toEqual([]);
    });
  });
});
