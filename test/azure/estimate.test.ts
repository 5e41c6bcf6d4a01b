import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { importRecordsCall } from '#app/transfer/calls';
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
    expect(await app.call('ana', saveSettingsCall, { projectId, settings: { ...settings, fields } })).toMatchObject({
      kind: 'invalid',
      why: 'field-taken',
    });
    // A file is not looked through for it: what is read is held to it.
    const { version: _version, ...value } = { ...settings, fields };
    const at = '2026-11-02T09:00:00.000Z';
    const record = { kind: 'settings', format: 1, id: projectId, home: projectId, version: 1, at, value };
    const part = { waybill: 'records', format: 2, exported: at, records: [record], lines: [] } as never;
    expect(valueOf(await app.call('ana', importRecordsCall, { part, replace: false })).written).toBe(1);
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
