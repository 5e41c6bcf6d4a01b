import { restartRoundCall } from '#app/value/calls';
import type { CallProblem, Commands } from '#app/calls';
import { BadQuery, HostUnreachable, NotSignedIn } from '#app/ports/failures';
import type { IssueId } from '#core/issue';
import { ask, reading } from '../../static/panels/base/ask';

/** A host whose calls answer `reply`, or throw it; it keeps what was reported. */
function host(reply: unknown) {
  const reports: unknown[][] = [];
  const commands = {
    async call() {
      if (reply instanceof Error) throw reply;
      return reply;
    },
  } as unknown as Commands;
  return { commands, reports, report: (error: unknown, doing: string) => void reports.push([error, doing]) };
}

const request = { issueId: '1' as IssueId, version: 3 };
const asked = (reply: unknown) => ask(host(reply), restartRoundCall, request);

describe('a call', () => {
  it('is done with its value', async () =>
    expect(await asked({ kind: 'ok', value: 7 })).toEqual({ kind: 'done', value: 7 }));

  it('clashes with what somebody else stored first', async () => {
    expect(await asked({ kind: 'clash', why: 'conflict', current: { version: 4 } })).toEqual({
      kind: 'clash',
      why: 'conflict',
      current: { version: 4 },
    });
    expect(await asked({ kind: 'clash', why: 'wrong-phase', current: { version: 5 } })).toEqual({
      kind: 'clash',
      why: 'wrong-phase',
      current: { version: 5 },
    });
  });

  it('is refused with the reason', async () => {
    const problem: CallProblem = { kind: 'not-permitted', need: 'agree-scores' };
    expect(await asked(problem)).toEqual({ kind: 'refused', problem });
  });

  it('has no answer, and says how long to wait where that is known', async () => {
    expect(await asked(new HostUnreachable('gone'))).toEqual({ kind: 'no-answer', why: 'unreachable' });
    expect(await asked(new HostUnreachable('later', { retryAfterSeconds: 4 }))).toEqual({
      kind: 'no-answer',
      why: 'unreachable',
      retryAfterSeconds: 4,
    });
    expect(await asked({ kind: 'busy', retryAfterSeconds: 9 })).toEqual({
      kind: 'no-answer',
      why: 'busy',
      retryAfterSeconds: 9,
    });
    expect(await asked({ kind: 'host-failed', message: 'said so' })).toEqual({
      kind: 'no-answer',
      why: 'failed',
      message: 'said so',
    });
  });

  it('meets the end of the session, as a reply or as an error', async () =>
    expect([await asked({ kind: 'not-signed-in' }), await asked(new NotSignedIn())]).toEqual([
      { kind: 'signed-out' },
      { kind: 'signed-out' },
    ]));
});

describe('a call that meets a bug', () => {
  it('answers so, and the bug is reported once with the name of the call', async () => {
    const bug = new TypeError('x is undefined');
    const broken = host(bug);
    expect(await ask(broken, restartRoundCall, request)).toEqual({ kind: 'bug', message: 'x is undefined' });
    expect(broken.reports).toEqual([[bug, 'value.restart']]);
  });

  it('on the other side, which has noted it and says nothing, answers so and reports it no second time', async () => {
    const broken = host({ kind: 'host-failed', message: '' });
    expect(await ask(broken, restartRoundCall, request)).toEqual({ kind: 'bug', message: 'host-failed' });
    expect(broken.reports).toEqual([]);
  });

  it('reports nothing that a network can cause', async () => {
    const gone = host(new HostUnreachable('gone'));
    await ask(gone, restartRoundCall, request);
    expect(gone.reports).toEqual([]);
  });
});

describe('a reading of the tracker', () => {
  const read = (error: Error, signal?: AbortSignal) =>
    reading(host(undefined), 'looking', () => Promise.reject(error), signal);

  it('says what is wrong with a query in the tracker’s words', async () =>
    expect(await read(new BadQuery('No field.'))).toEqual({ kind: 'bad-query', message: 'No field.' }));

  it('is no failure when it was given up', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await read(controller.signal.reason as Error, controller.signal)).toEqual({ kind: 'stopped' });
  });

  it('reports a bug', async () => {
    const broken = host(undefined);
    const bug = new RangeError('far');
    expect(await reading(broken, 'looking', () => Promise.reject(bug))).toEqual({ kind: 'bug', message: 'far' });
    expect(broken.reports).toEqual([[bug, 'looking']]);
  });
});
