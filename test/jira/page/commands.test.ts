import type { IssueId } from '#core/issue';
import { editScoreCall, readScoreCall } from '#app/value/calls';
import { HostUnreachable, NotSignedIn } from '#app/ports/failures';
import { createCommands } from '../../../static/jira/commands';
import { startForge, type ForgeApp } from '../../app/forge';

let app: ForgeApp;
beforeEach(() => {
  // Pauses are drawn: here the shortest of each draw.
  jest.spyOn(Math, 'random').mockReturnValue(0);
  app = startForge();
});
afterEach(() => {
  jest.restoreAllMocks();
  app.close();
});

/** A page of Ben's over a bridge that first fails in the ways of `faults`, then reaches the real functions. */
function page(...faults: readonly (Error | object)[]) {
  const asked: string[] = [];
  const pauses: number[] = [];
  const commands = createCommands(
    async (name, request) => {
      const fault = faults[asked.length];
      asked.push(name);
      if (fault instanceof Error) throw fault;
      return fault ?? app.raw('ben', name, request);
    },
    async (milliseconds) => void pauses.push(milliseconds),
  );
  return { commands, asked, pauses };
}

const read = { issueId: '10001' as IssueId };
const edit = { issueId: '10001' as IssueId, version: 0, factors: { value: 8 } };

describe('a call that reads', () => {
  it('is tried again after a lost answer, a little later each time', async () => {
    const { commands, asked, pauses } = page(new Error('network'), new Error('network'));
    expect(await commands.call(readScoreCall, read)).toMatchObject({ kind: 'ok', value: { issueId: '10001' } });
    expect([asked.length, pauses]).toEqual([3, [300, 600]]);
  });

  it('is given up after three tries', async () => {
    const { commands, asked } = page(...Array.from({ length: 5 }, () => new Error('network')));
    await expect(commands.call(readScoreCall, read)).rejects.toThrow(HostUnreachable);
    expect(asked).toHaveLength(3);
  });

  it('waits as long as it is told, but not longer than a person would', async () => {
    const short = page({ kind: 'busy', retryAfterSeconds: 2 });
    await short.commands.call(readScoreCall, read);
    expect(short.pauses).toEqual([2_000]);
    const long = page({ kind: 'busy', retryAfterSeconds: 60 });
    expect(await long.commands.call(readScoreCall, read)).toEqual({ kind: 'busy', retryAfterSeconds: 60 });
    expect(long.pauses).toEqual([]);
  });
});

describe('a call that changes something', () => {
  it('is not tried again by itself: it may have been done', async () => {
    const { commands, asked } = page(new Error('network'));
    await expect(commands.call(editScoreCall, edit)).rejects.toThrow(HostUnreachable);
    expect(asked).toEqual(['value.edit']);
  });

  it('is done once', async () => {
    const { commands } = page();
    expect(await commands.call(editScoreCall, edit)).toMatchObject({ kind: 'ok', value: { version: 1 } });
  });
});

describe('the end of a session', () => {
  it.each([
    'Request failed with status 401',
    'Unauthorized',
    'Unauthorised',
    'Your session has expired.',
    'You are not logged in.',
    'NEEDS_AUTHENTICATION_ERR',
  ])('is read out of “%s”, and nothing is tried again', async (message) => {
    const { commands, asked } = page(new Error(message));
    await expect(commands.call(readScoreCall, read)).rejects.toThrow(NotSignedIn);
    expect(asked).toHaveLength(1);
  });

  it('is read out of a reply', async () =>
    await expect(page({ kind: 'not-signed-in' }).commands.call(readScoreCall, read)).rejects.toThrow(NotSignedIn));

  it('is not guessed from a number that only looks like it', async () => {
    const { commands } = page(new Error('Item 14012 failed'), new Error('x'), new Error('x'));
    await expect(commands.call(readScoreCall, read)).rejects.toThrow(HostUnreachable);
  });
});

describe('an answer of another form', () => {
  it('is no answer: the app and the page are of different versions', async () => {
    const { commands } = page(...Array.from({ length: 3 }, () => ({ kind: 'ok', value: 'surprise' })));
    await expect(commands.call(readScoreCall, read)).rejects.toThrow(/form that this page does not know/);
  });
});
