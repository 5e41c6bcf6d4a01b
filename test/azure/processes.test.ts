import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { agreeScoreCall, readScoreCall, scoresOfCall } from '#app/value/calls';
import type { IssueId, ProjectId } from '#core/issue';
import { issueUses } from '#app/fields/issue-uses';
import { valueUsesOf } from '#app/value/fields';
import { scoreKind } from '#app/value/kind';
import type { IsoDateTime } from '#core/result';
import { wsjf } from '#core/value/models';
import { smallBacklog } from '../app/backlog';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf } from '../app/forge';
import { issue } from '../support/backlog';

let app: AzureApp;
afterEach(() => app.close());

const full = { value: 8, urgency: 5, relief: 3, size: 5 };
const uses = async (who: string, project: string) =>
  (
    await app.page(who, { project }).tracker.fields.list([...issueUses, ...valueUsesOf(wsjf)], app.project(project))
  ).filter(({ detected }) => detected);

describe('a process without any field for a score', () => {
  it('is scored in records alone, and says that nothing is detected', async () => {
    app = startAzure();
    const session = app.page('ana', { project: 'Vault' });
    expect((await uses('ana', 'Vault')).flatMap(({ detected = [] }) => detected)).toEqual(['points']);
    const [by, at] = [app.person('ana'), '2026-11-02T09:00:00.000Z' as IsoDateTime];
    const written = await session.records.write(scoreKind, {
      id: '10006',
      home: app.project('Vault'),
      expected: 0,
      value: { round: 1, phase: 'agreed', ballots: [], agreed: { by, at, modelId: wsjf.id, factors: full } },
      stamped: { writeId: 'first', version: 1, at, by, line: { round: 1, action: 'agreed', factors: full } },
      task: 'mirror',
    });
    expect(written).toBe('written');
    const waiting = () => app.page('ana', { project: 'Vault', isFresh: true }).records.tasks('mirror').waiting(10);
    expect(await waiting()).toMatchObject([{ kind: 'score', id: '10006', version: 1 }]);
    const before = app.fieldsOf(10006);
    await session.later.mirror(['10006' as IssueId]);
    await app.settle();
    expect(app.fieldsOf(10006)).toEqual(before);
    expect(await waiting()).toEqual([]);
    expect(await session.records.tasks('mirror').waiting(10)).toEqual([]);
    expect(
      await session.tracker.issues.placeOf(
        { projectId: app.project('Vault'), projectKey: 'Vault', withDone: false, fields: {} },
        '10006' as IssueId,
        'wsjf',
        3,
      ),
    ).toBeUndefined();
  });
});

describe('a field that was renamed', () => {
  it('is found by its reference name and shown under its new one', async () => {
    app = startAzure();
    app.azure.change((world) => {
      world.fields.put({ ...world.fields.get('custom.wsjf')!, name: 'Reihenfolge' });
    });
    expect(await uses('ben', 'Ferry')).toContainEqual(
      expect.objectContaining({ id: 'Custom.WSJF', name: 'Reihenfolge', detected: ['wsjf'] }),
    );
    valueOf(await app.call('ben', agreeScoreCall, { issueId: '10002', version: 0, factors: full }));
    await app.settle();
    expect(app.fieldsOf(10002)['Custom.WSJF']).toBe(3.2);
  });
});

describe('a field that a type’s rules protect', () => {
  it('is left alone; the others are written, the record stands, and the reason is kept for the page', async () => {
    app = startAzure();
    app.azure.change((world) => {
      const project = world.projects.get(app.project('Ferry'))!;
      const types = project.types.map((type) => ({
        ...type,
        fields: type.fields.map((field) =>
          field.referenceName === 'Microsoft.VSTS.Common.BusinessValue' ? { ...field, isReadOnly: true } : field,
        ),
      }));
      world.projects.put({ ...project, types });
    });
    valueOf(await app.call('ben', agreeScoreCall, { issueId: '10002', version: 0, factors: full }));
    await app.settle();
    expect(app.fieldsOf(10002)).toMatchObject({ 'Microsoft.VSTS.Common.TimeCriticality': 5, 'Custom.WSJF': 3.2 });
    expect(app.fieldsOf(10002)).not.toHaveProperty(['Microsoft.VSTS.Common.BusinessValue']);
    expect(app.page('ben').refusals.list()).toEqual([
      { issueId: '10002', reason: expect.stringContaining('BusinessValue') },
    ]);
    expect(valueOf(await app.call('cleo', readScoreCall, { issueId: '10002' })).agreed?.factors).toEqual(full);
  });
});

describe('an item type without an estimate', () => {
  it('has no points, and people give the size', async () => {
    app = startAzure(
      smallBacklog([
        issue('FERRY-1', { id: '10001', points: 4 }),
        issue('FERRY-2', { id: '10002', type: { name: 'Sub-task', isSubtask: true }, parentKey: 'FERRY-1' }),
      ]),
    );
    const task = await app.page('ben').tracker.issues.one('10002' as IssueId, {});
    expect(task).toMatchObject({ type: { name: 'Task', isSubtask: true }, epic: { id: '10001' } });
    expect(task?.points).toBeUndefined();
    expect(
      await app.call('ben', agreeScoreCall, {
        issueId: '10002',
        version: 0,
        factors: { value: 8, urgency: 5, relief: 3 },
      }),
    ).toMatchObject({ kind: 'invalid', field: 'size' });
    valueOf(await app.call('ben', agreeScoreCall, { issueId: '10002', version: 0, factors: full }));
    await app.settle();
    // A task has no field for a score either: the record has it.
    expect(app.fieldsOf(10002)).not.toHaveProperty(['Custom.WSJF']);
    expect(valueOf(await app.call('cleo', readScoreCall, { issueId: '10002' })).agreed?.factors).toEqual(full);
  });
});

describe('a project whose name has spaces, umlauts and a slash', () => {
  it('is listed and scored as any other', async () => {
    const backlog = smallBacklog();
    app = startAzure({
      ...backlog,
      projects: backlog.projects.map((project) =>
        project.key === 'FERRY' ? { ...project, name: 'Fähre & Größe / Nörd 1' } : project,
      ),
    });
    const [project] = app.azure.organization.projects();
    const projectId = project!.id as ProjectId;
    expect(project!.name).toMatch(/^Fähre .*Größe .*Nörd 1$/);
    const issues = await app
      .page('ben')
      .tracker.issues.candidates({ projectId, projectKey: project!.name, withDone: false, fields: {} });
    expect(issues.map(({ id, projectKey }) => [id, projectKey])).toEqual(
      ['10001', '10002', '10003', '10004'].map((id) => [id, project!.name]),
    );
    // A page of another project finds it by its name.
    expect(await app.page('ben', { project: 'Vault' }).tracker.rights.ofIssue('10001' as IssueId)).toMatchObject({
      projectId,
      see: true,
      edit: true,
    });
    valueOf(await app.call('ben', agreeScoreCall, { issueId: '10002', version: 0, factors: full }));
    await app.settle();
    expect(app.fieldsOf(10002)['Custom.WSJF']).toBe(3.2);
  });
});

describe('candidates of several projects', () => {
  it('are reported from the page’s own project first: of the others, names and types have to be asked for', async () => {
    app = startAzure();
    const [ferry] = app.azure.organization.projects();
    const reports: string[][] = [];
    const issues = await app.page('ana').tracker.issues.candidates(
      {
        projectId: ferry!.id as ProjectId,
        projectKey: ferry!.name,
        withDone: true,
        fields: {},
        query: '[System.Id] > 0',
      },
      { onPage: (some) => reports.push(some.map(({ projectKey }) => projectKey)) },
    );
    expect(new Set(reports[0])).toEqual(new Set([ferry!.name]));
    expect(new Set(issues.map(({ projectKey }) => projectKey)).size).toBeGreaterThan(1);
  });
});

describe('fields that people fill themselves', () => {
  it('are the score, and a result that is behind is written when the list is next opened', async () => {
    app = startAzure();
    await app.edit('cleo', 10003, {
      'Microsoft.VSTS.Common.BusinessValue': 8,
      'Microsoft.VSTS.Common.TimeCriticality': 5,
      'Custom.RROEValue': 3,
    });
    const [row] = valueOf(await app.call('ben', scoresOfCall, { issueIds: ['10003'] }));
    // FERRY-3 has 2 points
    expect(row?.agreed).toMatchObject({
      by: app.person('cleo'),
      factors: { value: 8, urgency: 5, relief: 3, size: 2 },
    });
    valueOf(
      await app.call('ben', agreeScoreCall, {
        issueId: '10001',
        version: 0,
        factors: { value: 8, urgency: 5, relief: 3 },
      }),
    );
    await app.settle();
    await app.edit('cleo', 10001, { 'Microsoft.VSTS.Common.BusinessValue': 20 });
    app.page('ben').tracker.forget();
    const [edited] = valueOf(await app.call('ben', scoresOfCall, { issueIds: ['10001'] }));
    expect(edited?.agreed).toMatchObject({ factors: { value: 20 }, fromFields: ['value'] });
    await app.settle();
    // (20 + 5 + 3) / 4 = 7
    expect(app.fieldsOf(10001)['Custom.WSJF']).toBe(7);
    expect(app.fieldsOf(10001)['Microsoft.VSTS.Common.BusinessValue']).toBe(20);
  });

  it('are left as they are where the settings map none', async () => {
    app = startAzure();
    const { settings } = valueOf(await app.call('ana', readSettingsCall, { projectId: app.project('Ferry') }));
    const uses = ['factor:value', 'factor:urgency', 'factor:relief', 'wsjf', 'cost-of-delay'];
    const none = Object.fromEntries(uses.map((use) => [use, 'none']));
    valueOf(
      await app.call('ana', saveSettingsCall, {
        projectId: app.project('Ferry'),
        settings: { ...settings, fields: none },
      }),
    );
    valueOf(await app.call('ben', agreeScoreCall, { issueId: '10002', version: 0, factors: full }));
    await app.settle();
    expect(Object.keys(app.fieldsOf(10002)).filter((name) => /BusinessValue|WSJF|CostOfDelay/.test(name))).toEqual([]);
  });
});

describe('a result field that is behind', () => {
  it('is written when somebody opens the item itself', async () => {
    app = startAzure();
    await app.edit('cleo', 10003, {
      'Microsoft.VSTS.Common.BusinessValue': 8,
      'Microsoft.VSTS.Common.TimeCriticality': 5,
      'Custom.RROEValue': 3,
      'Custom.WSJF': 1,
    });
    valueOf(await app.call('ben', readScoreCall, { issueId: '10003' }));
    await app.settle();
    // (8 + 5 + 3) / 2 = 8
    expect(app.fieldsOf(10003)).toMatchObject({ 'Custom.WSJF': 8, 'Custom.CostOfDelay': 16 });
  });
});

describe('a result field of a model that the project does not use', () => {
  it('is left to the people who fill it', async () => {
    app = startAzure();
    await app.edit('cleo', 10003, { 'Custom.WSJF': 9 });
    valueOf(await app.call('ben', agreeScoreCall, { issueId: '10002', version: 0, factors: full }));
    await app.settle();
    await app.edit('cleo', 10002, { 'Custom.CostOfDelay': 17 });
    app.page('ana').tracker.forget();
    const { settings } = valueOf(await app.call('ana', readSettingsCall, { projectId: app.project('Ferry') }));
    valueOf(
      await app.call('ana', saveSettingsCall, {
        projectId: app.project('Ferry'),
        settings: { ...settings, modelId: 'ice' },
      }),
    );
    await app.settle();
    expect(app.fieldsOf(10003)['Custom.WSJF']).toBe(9);
    expect(app.fieldsOf(10002)).not.toHaveProperty(['Custom.WSJF']);
    expect(app.fieldsOf(10002)['Custom.CostOfDelay']).toBe(17);
  });
});
