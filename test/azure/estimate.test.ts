import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { agreeScoreCall, scoresOfCall } from '#app/value/calls';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf } from '../app/forge';

let app: AzureApp;
afterEach(() => app.close());

const storyPoints = 'Microsoft.VSTS.Scheduling.StoryPoints';

describe('settings that name the estimate as a field for results or answers', () => {
  it('do not have it overwritten', async () => {
    app = startAzure();
    const projectId = app.project('Ferry');
    const { settings } = valueOf(await app.call('ana', readSettingsCall, { projectId }));
    const fields = { wsjf: storyPoints, 'cost-of-delay': storyPoints, 'factor:value': storyPoints };
    valueOf(await app.call('ana', saveSettingsCall, { projectId, settings: { ...settings, fields } }));
    const factors = { value: 8, urgency: 5, relief: 3 };
    valueOf(await app.call('ben', agreeScoreCall, { issueId: '10001', version: 0, factors }));
    await app.settle();
    expect(app.fieldsOf(10001)[storyPoints]).toBe(4);
    // what has a field of its own is written as ever
    expect(app.fieldsOf(10001)['Microsoft.VSTS.Common.TimeCriticality']).toBe(5);
    const [row] = valueOf(await app.call('ben', scoresOfCall, { issueIds: ['10001'] }));
    expect(row?.agreed).toMatchObject({ factors: { ...factors, size: 4 } });
    expect(row?.agreed).not.toHaveProperty('fromFields');
  });
});
