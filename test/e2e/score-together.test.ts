import { titanium } from '../bench/backlog-file';
import { accessibilityFindings } from '../support/accessibility';
import { tabTo } from './keyboard';
import { answer, choose, score } from './panel';
import type { Look, Site, Visit } from './sites/site';
import { sites } from './sites/sites';
import { openWindows, type Windows } from './sites/windows';

jest.setTimeout(120_000);

let windows: Windows;
beforeAll(async () => {
  // A real backlog where it is at hand, the seeded train elsewhere: the people are the same.
  windows = await openWindows(titanium ? ['--import', titanium] : [], 'specs');
});
afterAll(() => windows.close());

/** The largest project of the real backlog: one tracker takes its key, the other its name, in which it allows no slash. */
const largest: Readonly<Record<string, string>> = { Jira: 'TIMOB', 'Azure DevOps': 'Titanium SDK-CLI' };

describe.each(sites)('%s', (tracker, openSite) => {
  let site: Site;
  let owner: Visit;
  let key: string;
  beforeAll(async () => {
    site = openSite(windows, titanium && largest[tracker]);
    [key] = (await site.openItems(1)) as [string];
    owner = await site.visit('product owner');
  });
  afterAll(() => owner.leave());

  describe('three people score an item together, in light and dark', () => {
    const findings: string[] = [];
    const looks = new Map<Visit, Look>();
    /** What a step shows is looked at in both looks; each person goes on in the one that was looked at last. */
    async function inspect(visit: Visit): Promise<void> {
      const look = looks.get(visit) ?? 'light';
      const other = look === 'light' ? 'dark' : 'light';
      findings.push(...(await accessibilityFindings(visit.page)).map((finding) => `${look}: ${finding}`));
      await visit.show(other);
      looks.set(visit, other);
      findings.push(...(await accessibilityFindings(visit.page, 'colours')).map((finding) => `${other}: ${finding}`));
    }

    it('nobody sees the answers of the others before they are revealed', async () => {
      const ownerPanel = await owner.openItem(key);
      await ownerPanel.getByText('Nobody has scored this work item yet').waitFor();
      await inspect(owner);
      await score(ownerPanel, { value: 13, urgency: 8, relief: 3 });
      await inspect(owner);

      const member = await site.visit('team member', 'dark');
      const memberPanel = await member.openItem(key);
      await memberPanel.getByText('1 person has scored').first().waitFor();
      expect(await memberPanel.locator('body').innerText()).not.toContain('13');
      await score(memberPanel, { value: 8, urgency: 8, relief: 5 });
      await member.leave();
    });

    it('after the reveal everybody sees the spread, and the medians are proposed', async () => {
      const engineer = await site.visit('release train engineer', 'dark');
      looks.set(engineer, 'dark');
      let panel = await engineer.openItem(key);
      await score(panel, { value: 20, urgency: 5, relief: 5 });
      await panel.getByRole('button', { name: 'Reveal scores' }).click();
      await panel.getByRole('heading', { name: 'Agree on a value' }).waitFor();
      // Where there is no server, answers lie with their authors until they look again.
      for (const visit of [owner, await site.visit('team member')]) {
        await (await visit.openItem(key)).getByRole('heading', { name: 'Agree on a value' }).waitFor();
        if (visit !== owner) await visit.leave();
      }
      panel = await engineer.openItem(key);
      await panel.getByRole('heading', { name: 'Agree on a value' }).waitFor();
      expect(await panel.locator('main').innerText()).toContain('3 scores revealed');
      for (const person of ['Maren Oduya', 'Ilse Nakamura', 'you']) await panel.getByText(person).first().waitFor();
      // 13, 8 and 20: the median is 13.
      expect(await answer(panel, 'value', 13).isChecked()).toBe(true);
      expect(await answer(panel, 'urgency', 8).isChecked()).toBe(true);
      expect(await answer(panel, 'relief', 5).isChecked()).toBe(true);
      await inspect(engineer);
      await engineer.leave();
    });

    it('the agreed value has a score, a place, an author and a history', async () => {
      const panel = await owner.openItem(key);
      // Medians of 13 8 20, 8 8 5 and 3 5 5; size 2: (13 + 8 + 5) ÷ 2 = 13.
      await panel.getByRole('heading', { name: 'Agree on a value' }).waitFor();
      await choose(panel, { size: 2 });
      await panel.getByRole('button', { name: 'Agree', exact: true }).click();
      await panel.getByText('WSJF 13').first().waitFor();
      await panel
        .getByText(/\d(st|nd|rd|th) of \d/)
        .first()
        .waitFor();
      expect(await panel.locator('body').innerText()).toContain('agreed by Maren Oduya');
      await panel.getByText('History').click();
      await panel.getByText(/agreed on WSJF 13/).waitFor();
      await inspect(owner);
    });

    it('a search by score finds the item within a second or so, best first', async () => {
      const keys = await site.found(site.scoreAbove(5), (found) => found.includes(key));
      expect(keys).toContain(key);
      expect(await owner.search(site.scoreAbove(5))).toEqual(keys);
      await inspect(owner);
    });

    it('the compact form says the same in one line', async () => {
      const compact = await owner.openCompact(key);
      await compact.getByText('WSJF 13').first().waitFor();
      await inspect(owner);
    });

    it('axe finds nothing at any of these steps', () => {
      expect([...new Set(findings)]).toEqual([]);
    });
  });

  describe('somebody who may not edit', () => {
    it('reads the score, and is told which permission is missing and who can give it', async () => {
      const approver = await site.visit('client-side approver');
      const panel = await approver.openItem(key);
      await panel.getByText('WSJF 13').first().waitFor();
      await panel
        .getByText(/you need the permission to edit this work item; an administrator of this \w+ can give it/)
        .waitFor();
      expect(await panel.getByRole('button', { name: /score|agree|reveal/i }).count()).toBe(0);
      expect(await accessibilityFindings(approver.page)).toEqual([]);
      await approver.leave();
    });
  });

  describe('a person without a mouse', () => {
    it('scores an item, agrees on it and reads the result', async () => {
      const { page } = owner;
      const panel = await owner.openItem((await site.openItems(2))[1]!);
      await panel.getByRole('button', { name: 'Score this work item' }).waitFor();
      await tabTo(page, /^Score this work item/);
      await page.keyboard.press('Enter');
      await panel.getByRole('group', { name: /User-business value/ }).waitFor();

      // A group of radio buttons is one stop: Space takes the first answer, 1; each arrow goes one step up.
      await tabTo(page, /^User-business value/);
      await page.keyboard.press('Space');
      for (const _ of [2, 3, 5, 8]) await page.keyboard.press('ArrowRight');
      await tabTo(page, /^Time criticality/);
      await page.keyboard.press('Space');
      for (const _ of [2, 3, 5]) await page.keyboard.press('ArrowRight');
      await tabTo(page, /^Risk reduction/);
      await page.keyboard.press('Space');
      for (const _ of [2, 3]) await page.keyboard.press('ArrowRight');
      await tabTo(page, /^Save my score/);
      await page.keyboard.press('Enter');
      await panel.getByRole('button', { name: 'Agree on it now' }).waitFor();

      await tabTo(page, /^Agree on it now/);
      await page.keyboard.press('Enter');
      await panel.getByRole('heading', { name: 'Agree on a value' }).waitFor();
      await tabTo(page, /^Agree$/);
      await page.keyboard.press('Enter');
      // The estimate of the item is its size: 8 + 5 + 3 = 16 is the cost of delay.
      await panel.getByText('agreed by Maren Oduya').or(panel.getByText('Agreed by Maren Oduya')).first().waitFor();
      expect(await panel.locator('main').innerText()).toMatch(/Cost of delay\s+16/);
    });
  });

  describe('the host', () => {
    it('keeps everything when it is killed in the middle of its life', async () => {
      await site.host.kill();
      await site.host.restart();
      const panel = await owner.openItem(key);
      await panel.getByText('WSJF 13').first().waitFor();
      expect(await site.found(site.scoreAbove(5), (found) => found.includes(key))).toContain(key);
    });

    it('was asked for nothing that it does not model', async () => {
      expect(await site.unmodelled()).toEqual([]);
    });
  });
});
