import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { agreeScoreCall } from '#app/value/calls';
import { startForge, valueOf, type ForgeApp } from './forge';

const full = { value: 8, urgency: 5, relief: 3 };

let forge: ForgeApp;
beforeEach(() => {
  forge = startForge();
});
afterEach(() => forge.close());

describe('a project that asks for its own permission to agree', () => {
  it('lets those agree who hold it, and nobody else', async () => {
    const { settings } = valueOf(await forge.call('ana', readSettingsCall, { projectId: '10000' }));
    valueOf(
      await forge.call('ana', saveSettingsCall, { projectId: '10000', settings: { ...settings, agree: 'permission' } }),
    );
    const factors = { ...full, size: 4 };
    expect(await forge.call('cleo', agreeScoreCall, { issueId: '10001', version: 0, factors })).toEqual({
      kind: 'not-permitted',
      need: 'agree-scores',
    });
    // The local Jira grants the app's permission to product owners.
    expect(await forge.call('ben', agreeScoreCall, { issueId: '10001', version: 0, factors })).toMatchObject({
      kind: 'ok',
    });
  });
});
