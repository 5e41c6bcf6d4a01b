import {
  agreeScoreCall,
  editScoreCall,
  readScoreCall,
  reopenRoundCall,
  restartRoundCall,
  submitBallotCall,
} from '#app/value/calls';
import type { IssueId } from '#core/issue';
import type { AzureSession } from '#azure/session';
import { createCommands } from '../../../static/azure/commands';
import { withFreshForm } from '../../../static/azure/fresh-form';
import { startAzure, type AzureApp } from '../../app/azure';
import { valueOf } from '../../app/forge';

let app: AzureApp;
beforeEach(() => void (app = startAzure()));
afterEach(() => app.close());

const item = '10001' as IssueId;
const full = { value: 8, urgency: 5, relief: 3, size: 5 };

describe('a use case that throws', () => {
  // It was a rejected promise, where the function behind Jira's page answers.
  it('is a reply, and the bug is logged with the name of the call', async () => {
    const bug = new TypeError('records is undefined');
    const session = Object.create(app.page('ben'), {
      records: {
        get: () => {
          throw bug;
        },
      },
    }) as AzureSession;
    const reports: unknown[] = [];
    const commands = createCommands(session, (error, doing) => void reports.push([doing, error]));
    expect(await commands.call(readScoreCall, { issueId: item })).toMatchObject({ kind: 'host-failed' });
    expect(reports).toEqual([['value.read', bug]]);
  });
});

describe('the form around the panel', () => {
  /** A form that is behind the stored item, and counts how often it was read again. */
  async function form(isDirty = false) {
    const session = app.page('ben');
    let refreshed = 0;
    const shown = {
      isDirty: async () => isDirty,
      getRevision: async () => 0,
      refresh: async () => void (refreshed += 1),
    };
    const site = { request: app.requestAs('ben'), session };
    const commands = withFreshForm(createCommands(session), site, item, async () => shown);
    const settled = async () => {
      await app.settle();
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    return { commands, settled, refreshed: () => refreshed };
  }

  it('is read again after the calls that write its fields, and after no other', async () => {
    const { commands, settled, refreshed } = await form();
    const counts: Record<string, number> = {};
    const count = async (name: string, call: Promise<{ kind: string }>) => {
      const before = refreshed();
      const reply = await call;
      expect(reply.kind).toBe('ok');
      await settled();
      counts[name] = refreshed() - before;
      return reply as never;
    };
    await count('submit', commands.call(submitBallotCall, { issueId: item, round: 1, factors: full }));
    let { version } = valueOf(await commands.call(readScoreCall, { issueId: item }));
    await count('agree', commands.call(agreeScoreCall, { issueId: item, version, factors: full }));
    ({ version } = valueOf(await commands.call(readScoreCall, { issueId: item })));
    await count('reopen', commands.call(reopenRoundCall, { issueId: item, version }));
    ({ version } = valueOf(await commands.call(readScoreCall, { issueId: item })));
    await count('edit', commands.call(editScoreCall, { issueId: item, version, factors: { value: 13 } }));
    ({ version } = valueOf(await commands.call(readScoreCall, { issueId: item })));
    await count('restart', commands.call(restartRoundCall, { issueId: item, version }));
    expect(counts).toEqual({ submit: 0, agree: 1, reopen: 1, edit: 1, restart: 0 });
  });

  it('is left alone while somebody types in it', async () => {
    const { commands, settled, refreshed } = await form(true);
    valueOf(await commands.call(editScoreCall, { issueId: item, version: 0, factors: { value: 13 } }));
    await settled();
    expect(refreshed()).toBe(0);
  });
});
