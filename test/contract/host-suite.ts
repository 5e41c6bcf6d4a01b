import type { IssueKey, ProjectId } from '#core/issue';
import type { Host } from '../../static/panels/host';

/** How a page comes to a host: whose it is, and whether the place keeps a part of the address for it. */
export interface Coming {
  readonly who: string;
  /** `refused`: the page fills a place that keeps no address after all. */
  readonly address?: 'kept' | 'refused' | 'none';
}

/** A tracker's page around a panel that remembers what the panel asked of it. */
export interface HostSite {
  host(coming: Coming): Promise<Host>;
  /** Where the panel sent its page, as text that a person could read. */
  went(): Promise<readonly string[]>;
  /** What was said to the person, oldest first. */
  told(): Promise<readonly string[]>;
  /** The page's part of the address, as it stands beside the page. */
  addressNow(): string;
  /** Somebody goes back, or follows a link, to another part of the address. */
  changeAddress(query: string): void;
  readonly ferry: { readonly id: ProjectId; readonly key: string; readonly name: string };
  /** One that only Ana sees; absent where the tracker hides items, and lists each project for everybody. */
  readonly vault?: ProjectId;
  close(): void;
}

/** A host that the suite is run for. */
export interface PageHost {
  readonly name: string;
  start(): HostSite;
  /** The key of an item of the tracker. */
  readonly itemKey: string;
  readonly queryLanguage: string;
  /** Where an item, a search and the planning board are, as pages go there: parts of the address, decoded. */
  readonly places: { readonly item: string; readonly search: string; readonly board: string };
}

/** What panels rely on wherever they stand. Commands and the ports of the tracker have suites of their own. */
export function describeHost(host: PageHost): void {
  describe(`a page in ${host.name}`, () => {
    let site: HostSite;
    beforeEach(() => void (site = host.start()));
    afterEach(() => {
      jest.restoreAllMocks();
      site.close();
    });
    const key = host.itemKey as IssueKey;

    it('knows who looks, in their language and time zone', async () => {
      const { viewer } = await site.host({ who: 'ben' });
      expect(viewer.accountId).not.toBe('');
      expect(viewer.accountId).not.toBe((await site.host({ who: 'ana' })).viewer.accountId);
      expect(Intl.getCanonicalLocales(viewer.locale)).toEqual([viewer.locale]);
      expect(() => new Intl.DateTimeFormat(viewer.locale, { timeZone: viewer.timeZone })).not.toThrow();
      expect(viewer.words.queryLanguage).toBe(host.queryLanguage);
    });

    it('has an address for an item that can be copied, whatever the item is called', async () => {
      const { issueUrl } = await site.host({ who: 'ben' });
      expect(decodeURIComponent(new URL(issueUrl(key)).pathname)).toContain(`${host.places.item}${key}`);
      const strange = new URL(issueUrl('A/B?c#d' as IssueKey));
      expect([strange.search, strange.hash]).toEqual(['', '']);
      expect(decodeURIComponent(strange.pathname)).toContain('A/B?c#d');
    });

    it('opens an item in the page, or beside it', async () => {
      const page = await site.host({ who: 'ben' });
      page.openIssue(key, false);
      page.openIssue(key, true);
      const went = await site.went();
      expect(went).toHaveLength(2);
      for (const place of went) expect(place).toContain(key);
      expect(went[0]).not.toBe(went[1]);
    });

    it('shows a search with the query as it was asked', async () => {
      const query = 'summary ~ "a & b = 50 %" # ü';
      (await site.host({ who: 'ben' })).openSearch(query);
      const [place] = await site.went();
      expect(place).toContain(host.places.search);
      expect(place).toContain(query);
    });

    it('goes to a page of Waybill’s own by its module', async () => {
      (await site.host({ who: 'ben' })).openPage('pi-board');
      expect(await site.went()).toEqual([expect.stringContaining(host.places.board)]);
    });

    it('keeps its part of the address, and hears of what others make of it', async () => {
      const { address } = await site.host({ who: 'ben', address: 'kept' });
      const heard: string[] = [];
      const stop = address?.onChange(() => heard.push(address.read()));
      address?.replace('view=list&q=a%20b');
      expect([address?.read(), site.addressNow()]).toEqual(['view=list&q=a%20b', 'view=list&q=a%20b']);
      // Its own words are no news to it.
      expect(heard).toEqual([]);
      site.changeAddress('view=board');
      expect(heard).toEqual(['view=board']);
      stop?.();
      site.changeAddress('view=list');
      expect(heard).toEqual(['view=board']);
      address?.replace('');
      expect([address?.read(), site.addressNow()]).toEqual(['', '']);
    });

    it('does without an address where the place keeps none', async () => {
      expect((await site.host({ who: 'ben', address: 'none' })).address).toBeUndefined();
      expect((await site.host({ who: 'ben', address: 'refused' })).address).toBeUndefined();
    });

    it('says things to the person in whole, good and bad ones', async () => {
      const page = await site.host({ who: 'ben' });
      page.notify({ title: 'Saved.', tone: 'success' });
      page.notify({ title: 'Not saved.', body: 'No answer.', tone: 'error' });
      const [good, bad] = await site.told();
      expect(good).toContain('Saved.');
      expect(bad).toMatch(/Not saved\..*No answer\./);
    });

    it('lists the projects that the viewer sees, each with what it is called', async () => {
      const seen = await (await site.host({ who: 'ben' })).projects();
      expect(seen).toContainEqual(site.ferry);
      const { vault } = site;
      if (vault === undefined) return;
      expect(seen.map(({ id }) => id)).not.toContain(vault);
      expect((await (await site.host({ who: 'ana' })).projects()).map(({ id }) => id)).toContain(vault);
    });

    it('tells the log of a bug, with what was being done', async () => {
      const bug = new TypeError('factors is undefined');
      const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
      (await site.host({ who: 'ben' })).report(bug, 'opening the panel');
      expect(log.mock.calls).toEqual([[expect.stringContaining('opening the panel'), bug]]);
    });

    it('keeps what is typed for its person alone, until it is taken away', async () => {
      const { drafts } = await site.host({ who: 'ben' });
      drafts.write('note', 'half a sentence');
      expect((await site.host({ who: 'ben' })).drafts.read('note')).toBe(drafts.lasts ? 'half a sentence' : undefined);
      expect(drafts.read('note')).toBe('half a sentence');
      expect((await site.host({ who: 'ana' })).drafts.read('note')).toBeUndefined();
      drafts.write('note', undefined);
      expect(drafts.read('note')).toBeUndefined();
    });
  });
}
