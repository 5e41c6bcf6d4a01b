import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { agreeScoreCall, editScoreCall } from '#app/value/calls';
import { startForge, valueOf, type ForgeApp } from './forge';

const full = { value: 8, urgency: 5, relief: 3, size: 4 };

let forge: ForgeApp;
beforeEach(() => {
  forge = startForge();
});
afterEach(() => forge.close());

async function keysFor(who: string, jql: string): Promise<readonly string[]> {
  const { body } = await forge.rest(who, `/rest/api/3/search/jql?jql=${encodeURIComponent(jql)}&fields=key`);
  return body.issues.map(({ key }: { key: string }) => key);
}

describe('a score in Jira', () => {
  it('is found by JQL, by anybody who sees the issue', async () => {
    // (8 + 5 + 3) / 4 = 4
    valueOf(await forge.call('ben', agreeScoreCall, { issueId: '10001', version: 0, factors: full }));
    await forge.settle();
    expect(await keysFor('rhea', 'project = FERRY and WSJF > 3.9 order by WSJF desc')).toEqual(['FERRY-1']);
    expect(await keysFor('rhea', 'RICE is not EMPTY')).toEqual([]);
  });

  it('moves to the field of another model with the project', async () => {
    valueOf(await forge.call('ben', agreeScoreCall, { issueId: '10001', version: 0, factors: full }));
    const { settings } = valueOf(await forge.call('ana', readSettingsCall, { projectId: '10000' }));
    valueOf(
      await forge.call('ana', saveSettingsCall, { projectId: '10000', settings: { ...settings, modelId: 'ice' } }),
    );
    // 7 · 5 · 3 = 105
    valueOf(
      await forge.call('ben', editScoreCall, {
        issueId: '10001',
        version: 1,
        factors: { impact: 7, confidence: 5, ease: 3 },
      }),
    );
    await forge.settle();
    expect(await keysFor('ana', 'ICE = 105 and WSJF is EMPTY')).toEqual(['FERRY-1']);
  });
});
