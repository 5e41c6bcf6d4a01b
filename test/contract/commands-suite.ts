import type { Commands } from '#app/calls';
import { saveDecisionCall } from '#app/decision/calls';
import { HostUnreachable, NotSignedIn } from '#app/ports/failures';
import { editScoreCall, readHistoryCall, readScoreCall } from '#app/value/calls';
import { handlers } from '#app/value/handlers';
import type { IssueId, ProjectId } from '#core/issue';
import { valueOf } from '../app/forge';
import { shortenPauses } from '../support/short-pauses';

/** One site of a host, with what the suite needs of it beside the commands. */
export interface CommandsSite {
  /** What a page of somebody's that has just been opened calls. */
  commands(who: string): Commands;
  /** The same, of somebody whose session is over. */
  expired(): Commands;
  /** The next write is carried out, and its answer does not arrive. */
  loseNextAnswer(): void;
  /** How many answers were lost. */
  lostAnswers(): number;
  /** Errors of ours that were put into the log, with the name of the call. */
  readonly reports: readonly (readonly [string, unknown])[];
  readonly ferry: ProjectId;
  settle(): Promise<unknown>;
  close(): void;
}

/** A host that the suite is run for. */
export interface CommandsHost {
  readonly name: string;
  start(): CommandsSite;
}

const item = { issueId: '10001' as IssueId };
const edit = { ...item, version: 0, factors: { value: 8 } };

/** What a page relies on when it calls the trusted side, wherever that is. */
export function describeCommands(host: CommandsHost): void {
  describe(`commands on ${host.name}`, () => {
    let site: CommandsSite;
    shortenPauses();
    beforeEach(() => void (site = host.start()));
    afterEach(() => {
      jest.restoreAllMocks();
      site.close();
    });

    it('answer with a reply when a use case throws, and the log has the error', async () => {
      const bug = new TypeError('factors is undefined');
      const reading = handlers.find(({ call }) => call.name === readScoreCall.name)!;
      const spy = jest.spyOn(reading, 'handler').mockImplementation(() => {
        throw bug;
      });
      // Its message may hold what people wrote: it stays in the log.
      const reply = await site.commands('ben').call(readScoreCall, item);
      spy.mockRestore();
      expect(reply).toEqual({ kind: 'host-failed', message: '' });
      expect(site.reports).toEqual([[readScoreCall.name, bug]]);
      expect(await site.commands('ben').call(readScoreCall, item)).toMatchObject({ kind: 'ok' });
    });

    it('make a change once whose answer is lost, however often it is sent', async () => {
      const commands = site.commands('ben');
      site.loseNextAnswer();
      const send = () => commands.call(editScoreCall, edit);
      const first = await send().catch((error: unknown) => error);
      if (first instanceof Error) expect(first).toBeInstanceOf(HostUnreachable);
      else expect(first).toMatchObject({ kind: 'ok' });
      expect(valueOf(await send())).toMatchObject({ version: 1 });
      await site.settle();
      expect(site.lostAnswers()).toBe(1);
      const lines = valueOf(await site.commands('cleo').call(readHistoryCall, item));
      expect(lines.map(({ action }) => action)).toEqual(['edited']);
    });

    it('tell of a clash with what is there now', async () => {
      valueOf(await site.commands('ben').call(editScoreCall, edit));
      await site.settle();
      const slower = await site.commands('cleo').call(editScoreCall, { ...edit, factors: { value: 13 } });
      expect(slower).toMatchObject({
        kind: 'clash',
        why: 'conflict',
        current: { version: 1, agreed: { factors: { value: 8 } } },
      });
    });

    it('reject when the session is over, whatever is called', async () => {
      await expect(site.expired().call(readScoreCall, item)).rejects.toThrow(NotSignedIn);
      await expect(site.expired().call(editScoreCall, edit)).rejects.toThrow(NotSignedIn);
    });

    it('say what is wrong with a request, what somebody lacks, and nothing of what they do not see', async () => {
      const reader = site.commands('rhea');
      const decision = { title: '', why: '', decidedOn: '2026-11-02', deciders: [], others: [], issueIds: [] };
      const save = { projectId: site.ferry, id: 'decision-1' as never, version: 0, decision };
      expect(await reader.call(readScoreCall, { issueId: '' as IssueId })).toEqual({
        kind: 'invalid',
        why: 'malformed',
        field: 'issueId',
      });
      expect(await reader.call(editScoreCall, edit)).toEqual({ kind: 'not-permitted', need: 'agree-scores' });
      expect(await reader.call(saveDecisionCall, save as never)).toEqual({ kind: 'not-permitted', need: 'edit' });
      expect(await reader.call(readScoreCall, { issueId: '999999' as IssueId })).toEqual({ kind: 'not-found' });
      const unknown = { ...readScoreCall, name: 'value.constructor' };
      expect(await reader.call(unknown, item)).toEqual({ kind: 'not-found' });
    });
  });
}
