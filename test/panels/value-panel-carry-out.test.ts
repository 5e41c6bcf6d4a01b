import { editScoreCall } from '#app/value/calls';
import type { IssueId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import { carryOut } from '../../static/panels/value-panel/carry-out';
import { startForge, valueOf, type ForgeApp } from '../app/forge';
import { jiraHost } from './panel-host';
import { answers } from './value-panel-builders';

const item = '10001' as IssueId;
const full = answers({ value: 8, urgency: 5, relief: 3, size: 5 });

let app: ForgeApp;
beforeEach(() => void (app = startForge()));
afterEach(async () => {
  await app.settle();
  app.close();
});

describe('a task', () => {
  it('sends a note without the blanks around it, and none where there are only blanks', async () => {
    const ben = jiraHost(app, 'ben');
    const sent = await carryOut(ben, item, { kind: 'submit', round: 1, factors: full, note: '  why ' }, undefined);
    expect(sent).toMatchObject({ kind: 'done', value: { ballots: [{ factors: full, note: 'why' }] } });
    const again = await carryOut(ben, item, { kind: 'submit', round: 1, factors: full, note: '   ' }, undefined);
    expect(again.kind === 'done' && again.value.ballots[0]).not.toHaveProperty('note');
  });

  it('that edits keeps all else that the panel shows', async () => {
    const ben = jiraHost(app, 'ben');
    const read = await carryOut(ben, item, { kind: 'load' }, undefined);
    if (read.kind !== 'done') throw new Error(read.kind);
    const factors = { ['value' as FactorId]: 13 };
    const edited = await carryOut(ben, item, { kind: 'edit', version: 0, factors, isUndo: false }, read.value);
    expect(edited).toEqual({
      kind: 'done',
      value: {
        ...read.value,
        version: 1,
        phase: 'agreed',
        agreed: expect.objectContaining({ factors: { value: 13, size: 4 } }),
      },
    });
  });

  it('clashes with what somebody else stored first', async () => {
    valueOf(await app.call('cleo', editScoreCall, { issueId: item, version: 0, factors: { value: 3 } }));
    const outcome = await carryOut(jiraHost(app, 'ben'), item, { kind: 'restart', version: 0 }, undefined);
    expect(outcome).toMatchObject({ kind: 'clash', current: { version: 1, agreed: { by: 'cleo' } } });
  });

  it('is refused to somebody who may not', async () =>
    expect(await carryOut(jiraHost(app, 'rhea'), item, { kind: 'reveal', round: 1 }, undefined)).toMatchObject({
      kind: 'refused',
      problem: { kind: 'not-permitted' },
    }));
});
