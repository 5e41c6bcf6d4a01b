import type * as Forge from '@forge/bridge';
import { openPanel, page, site } from './flower-page';
import { frameOf } from './site';

declare const forge: typeof Forge;
declare const kept: Record<string, unknown[]>;

/** What reaches everybody at the same place. */
export function realtimeSuite(): void {
  it('reach everybody at the same issue, and nobody elsewhere', async () => {
    const frame = await openPanel();
    const [other, elsewhere] = [await page.context().newPage(), await page.context().newPage()];
    await Promise.all([
      other.goto(`${site.origin}/jira/browse/FLOW-1`),
      elsewhere.goto(`${site.origin}/jira/browse/FLOW-2`),
    ]);
    const listen = () => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { kept: { heard } });
      return forge.realtime.subscribe('growth', (payload) => void heard.push(payload)).then(() => undefined);
    };
    const [near, far] = [await frameOf(other, 'panel'), await frameOf(elsewhere, 'panel')];
    await near.evaluate(listen);
    await far.evaluate(listen);
    const result = await frame.evaluate(() => forge.realtime.publish('growth', { centimetres: 3 }));
    expect(result).toMatchObject({ eventId: expect.any(String) as string, errors: [] });
    await near.waitForFunction(() => kept['heard']?.length === 1);
    expect(await near.evaluate(() => kept['heard'])).toEqual([{ centimetres: 3 }]);
    expect(await far.evaluate(() => kept['heard'])).toEqual([]);
    await other.close();
    await elsewhere.close();
  });
}

/** What the local host does not model. */
export function unmodelledSuite(): void {
  it('is refused and marked in the call log', async () => {
    const frame = await openPanel();
    const messages = await frame.evaluate(() =>
      Promise.all(
        [
          forge.requestTeamworkGraph('{ me }'),
          (globalThis as unknown as { __bridge: { callBridge(name: string): Promise<unknown> } }).__bridge.callBridge(
            'ofTomorrow',
          ),
        ].map((call) => call.then(String, (error: Error) => `${error.name}: ${error.message}`)),
      ),
    );
    expect(messages).toEqual([
      'NotModelledError: Not modelled by the local host: requestTeamworkGraph',
      'NotModelledError: Not modelled by the local host: ofTomorrow',
    ]);
    // Calls that the page answers are noted in batches.
    while (!site.journal.unmodelled.some(({ what }) => what === 'bridge ofTomorrow')) await page.waitForTimeout(50);
    expect(site.journal.unmodelled.map(({ what }) => what)).toContain('bridge requestTeamworkGraph');
  });
}
