import type { Stamped } from '#app/records/records';
import type { ScoreLine } from '#app/value/forms';
import { scoreKind } from '#app/value/kind';
import type { IsoDateTime } from '#core/result';
import { startAzure, type AzureApp } from '../app/azure';
import type { Json } from '../app/forge';

let app: AzureApp;
beforeEach(() => {
  app = startAzure();
});
afterEach(() => app.close());

const issueId = '10002';
const place = '_apis/ExtensionManagement/InstalledExtensions/waybill/waybill/Data/Scopes/Default/Current/Collections';
const ref = () => ({ id: issueId, home: app.project('Ferry') });

/** Lines of edits of Ben's, of the versions from one to another. */
function edits(from: number, to: number): readonly Stamped<ScoreLine>[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    writeId: `write ${from + index}`,
    version: from + index,
    at: '2026-11-02T09:00:00.000Z' as IsoDateTime,
    by: app.person('ben'),
    line: { round: 1, action: 'edited' },
  }));
}

async function shownVersions(): Promise<readonly number[]> {
  const lines = await app.page('cleo', { isFresh: true }).records.history(scoreKind, ref(), 1_000);
  return lines.map(({ version }) => version).reverse();
}

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

describe('a history whose older lines lie in documents of their own', () => {
  // Cause: every append read all of them to know which versions are there.
  it('takes a newer line without reading them, and an older one only once', async () => {
    const { records } = app.page('ben');
    await records.addLines(scoreKind, ref(), [...edits(1, 49), ...edits(51, 450)]);
    const before = app.exchanges.length;
    expect(await records.addLines(scoreKind, ref(), edits(451, 451))).toHaveLength(1);
    const read = app.exchanges.slice(before).filter(({ path }) => path.includes('~'));
    expect(read.map(({ path }) => path)).toEqual([]);
    // 50 is missing among the older ones, and then lies before the others: 70 is there already.
    expect(await records.addLines(scoreKind, ref(), edits(50, 50))).toHaveLength(1);
    expect(await records.addLines(scoreKind, ref(), edits(70, 70))).toEqual([]);
    expect([...(await shownVersions())].sort((one, other) => one - other)).toEqual(upTo(451));
  });
});

describe('two pages that move older lines away at once', () => {
  // Cause: the page that came second put its fewer lines in place of the more that the first had moved.
  it('lose none of them, and show each once', async () => {
    const [one, other] = [app.page('ben', { isFresh: true }), app.page('cleo', { isFresh: true })];
    await one.records.addLines(scoreKind, ref(), edits(1, 200));
    let hasMoved = false;
    app.onCall(async (what) => {
      if (hasMoved || !decodeURIComponent(what).endsWith(`${issueId}~1`)) return;
      hasMoved = true;
      // 250 lines: 125 of them go, while the other page is about to move 101.
      await other.records.addLines(scoreKind, ref(), edits(201, 250));
    });
    await one.records.addLines(scoreKind, ref(), edits(201, 201));
    app.onCall(undefined);
    expect(hasMoved).toBe(true);
    expect(await shownVersions()).toEqual(upTo(250));
  });

  it('may leave a line in both documents, which is shown and taken along once', async () => {
    const { records } = app.page('ben');
    await records.addLines(scoreKind, ref(), edits(1, 201));
    const address = `${place}/score-history-${app.project('Ferry')}/Documents`;
    const { body: page } = await app.rest('ana', `${address}/${issueId}~1`);
    expect(page.lines).toHaveLength(101);
    const lines = [...page.lines, ...edits(102, 110)];
    expect((await app.rest('ana', address, { method: 'PUT', body: { ...page, lines } })).status).toBe(200);
    expect(await shownVersions()).toEqual(upTo(201));
    const exported = await lineVersions();
    expect([...exported].sort((a, b) => a - b)).toEqual(upTo(201));
  });

  async function lineVersions(): Promise<readonly number[]> {
    const { records } = app.page('cleo', { isFresh: true });
    const found: number[] = [];
    let after: string | undefined;
    do {
      const part: Json = await records.everything([scoreKind], after);
      for (const thing of part.items) if (thing.is === 'line') found.push(thing.stamped.version);
      after = part.next;
    } while (after !== undefined);
    return found;
  }
});
