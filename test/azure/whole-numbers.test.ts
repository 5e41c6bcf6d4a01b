import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { agreeScoreCall, scoresOfCall } from '#app/value/calls';
import { valueUsesOf } from '#app/value/fields';
import { ice, rice, wsjf } from '#core/value/models';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf } from '../app/forge';

let app: AzureApp;
afterEach(() => app.close());

const full = { value: 8, urgency: 5, relief: 3, size: 5 };

describe('a field for whole numbers', () => {
  function withInteger(referenceName: string, name: string): void {
    app = startAzure();
    app.azure.change((world) => {
      world.fields.put({ ...world.fields.get('custom.wsjf')!, referenceName, name, type: 'integer' });
      const project = world.projects.get(app.project('Ferry'))!;
      const types = project.types.map((type) => ({
        ...type,
        fields: [...type.fields, { referenceName, isRequired: false, isReadOnly: false }],
      }));
      world.projects.put({ ...project, types });
    });
  }

  async function choose(more: Record<string, unknown>): Promise<void> {
    const { settings } = valueOf(await app.call('ana', readSettingsCall, { projectId: app.project('Ferry') }));
    valueOf(
      await app.call('ana', saveSettingsCall, { projectId: app.project('Ferry'), settings: { ...settings, ...more } }),
    );
  }

  it('is refused a value with decimals', async () => {
    withInteger('Custom.Whole', 'Whole');
    const body = [{ op: 'add', path: '/fields/Custom.Whole', value: 4.5 }];
    expect(
      (
        await app.rest('ben', '_apis/wit/workitems/10002', {
          method: 'PATCH',
          type: 'application/json-patch+json',
          body,
        })
      ).status,
    ).toBe(400);
  });

  it('takes no score, though settings name it: nothing is written again and again', async () => {
    withInteger('Custom.Whole', 'Whole');
    await choose({ fields: { wsjf: 'Custom.Whole' } });
    valueOf(await app.call('ben', agreeScoreCall, { issueId: '10002', version: 0, factors: full }));
    await app.settle();
    // 8 + 5 + 3: a sum of whole steps
    expect(app.fieldsOf(10002)).toMatchObject({ 'Custom.CostOfDelay': 16 });
    expect(app.fieldsOf(10002)).not.toHaveProperty(['Custom.Whole']);
    expect(app.page('ben').refusals.list()).toEqual([]);
    const before = app.exchanges.length;
    app.page('ben').tracker.forget();
    valueOf(await app.call('ben', scoresOfCall, { issueIds: ['10002'] }));
    await app.settle();
    expect(app.exchanges.slice(before).some(({ path }) => path.includes('$batch'))).toBe(false);
  });

  it('takes no factor whose scale has halves, and takes one whose steps are whole', async () => {
    withInteger('Custom.Confidence', 'Confidence');
    const fits = async (model: typeof wsjf) =>
      (await app.page('ben').tracker.fields.list(valueUsesOf(model), app.project('Ferry'))).find(
        ({ id }) => id === 'Custom.Confidence',
      );
    // 50%, 80% or 100% in RICE; 1 to 10 in ICE
    expect((await fits(rice))?.fits).not.toContain('factor:confidence');
    expect((await fits(rice))?.detected).toBeUndefined();
    expect(await fits(ice)).toMatchObject({ detected: ['factor:confidence'] });
  });
});
