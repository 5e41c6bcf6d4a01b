import { editScoreCall } from '#app/value/calls';
import type { IssueId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import { sendEdit } from '../../static/panels/value-page/send-edit';
import type { Batch } from '../../static/panels/value-page/row-edits';
import { startForge, valueOf, type ForgeApp } from '../app/forge';
import { jiraHost, type PanelHost } from './panel-host';

const item = '10001' as IssueId;
const edit = (version: number, factors: Record<string, number>): Batch => ({
  ids: [1],
  version,
  factors: factors as Record<FactorId, number>,
});

let app: ForgeApp;
beforeEach(() => void (app = startForge()));
afterEach(() => app.close());

describe('an edit of a cell', () => {
  it('is stored, and the row comes back', async () => {
    const sent = await sendEdit(jiraHost(app, 'ben'), item, edit(0, { value: 8 }));
    expect(sent).toMatchObject({
      kind: 'stored',
      row: { issueId: item, version: 1, agreed: { factors: { value: 8 } } },
    });
  });

  it('of a row that somebody changed first answers what they stored', async () => {
    valueOf(await app.call('cleo', editScoreCall, { issueId: item, version: 0, factors: { value: 13 } }));
    const sent = await sendEdit(jiraHost(app, 'ben'), item, edit(0, { value: 8 }));
    expect(sent).toMatchObject({ kind: 'newer', row: { version: 1, agreed: { factors: { value: 13 } } } });
  });

  it('that the viewer may not make is refused', async () =>
    expect(await sendEdit(jiraHost(app, 'rhea'), item, edit(0, { value: 8 }))).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'refused', problem: { kind: 'not-permitted' } },
    }));

  it('without an answer waits to be tried again', async () => {
    app.fail('503');
    expect(await sendEdit(jiraHost(app, 'ben'), item, edit(0, { value: 8 }))).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'waiting' },
    });
  });
});

// It counted as a line that was lost, and was tried again as if the next try could end in another way.
describe('an edit that meets a bug', () => {
  it('is reported and waits for somebody', async () => {
    const bug = new TypeError('row is undefined');
    const host: PanelHost = { ...jiraHost(app, 'ben'), commands: { call: () => Promise.reject(bug) } };
    expect(await sendEdit(host, item, edit(0, { value: 8 }))).toEqual({ kind: 'trouble', trouble: { kind: 'bug' } });
    expect(host.reports).toEqual([bug]);
  });
});
