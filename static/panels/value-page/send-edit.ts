import type { Commands, ScoreRow, ScoreView } from '#app/contract';
import { HostUnreachable, NotSignedIn } from '#app/ports';
import type { IssueId } from '#core/issue';
import type { Sent } from './outbox';
import type { Batch } from './row-edits';

/** Sends one row's edits and says how it ended; never throws for what a host can do. */
export async function sendEdit(commands: Commands, issueId: IssueId, { version, factors }: Batch): Promise<Sent> {
  try {
    const reply = await commands.call('score.edit', { issueId, version, factors });
    switch (reply.kind) {
      case 'ok':
        return { kind: 'stored', row: reply.value };
      case 'conflict':
        return { kind: 'newer', row: asRow(reply.current) };
      case 'busy':
        return {
          kind: 'trouble',
          trouble: { kind: 'waiting', attempt: 0 },
          ...(reply.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: reply.retryAfterSeconds }),
        };
      case 'host-failed':
        return { kind: 'trouble', trouble: { kind: 'waiting', attempt: 0 } };
      case 'not-signed-in':
        return { kind: 'trouble', trouble: { kind: 'signed-out' } };
      default:
        return { kind: 'trouble', trouble: { kind: 'refused', problem: reply } };
    }
  } catch (error) {
    if (error instanceof NotSignedIn) return { kind: 'trouble', trouble: { kind: 'signed-out' } };
    const retryAfterSeconds = error instanceof HostUnreachable ? error.retryAfterSeconds : undefined;
    return {
      kind: 'trouble',
      trouble: { kind: 'waiting', attempt: 0 },
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    };
  }
}

/** The part of an item's value that a list shows. */
export function asRow({ issueId, version, phase, voters, agreed }: ScoreView): ScoreRow {
  return { issueId, version, phase, ballots: voters.length, ...(agreed ? { agreed } : {}) };
}
