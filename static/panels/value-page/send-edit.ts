import { editScoreCall, type ScoreRow, type ScoreView } from '#app/value/calls';
import type { IssueId } from '#core/issue';
import { ask, type Asking } from '../base/ask';
import type { Sent } from './outbox';
import type { Batch } from './row-edits';

/** Sends one row's edits and says how it ended; never rejects. */
export async function sendEdit(asking: Asking, issueId: IssueId, { version, factors }: Batch): Promise<Sent> {
  const answer = await ask(asking, editScoreCall, { issueId, version, factors });
  switch (answer.kind) {
    case 'done':
      return { kind: 'stored', row: answer.value };
    case 'clash':
      return answer.why === 'conflict'
        ? { kind: 'newer', row: asRow(answer.current) }
        : { kind: 'trouble', trouble: { kind: 'refused', problem: { kind: 'wrong-phase' } } };
    case 'no-answer': {
      const { retryAfterSeconds } = answer;
      return {
        kind: 'trouble',
        trouble: { kind: 'waiting', attempt: 0 },
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      };
    }
    case 'signed-out':
      return { kind: 'trouble', trouble: { kind: 'signed-out' } };
    case 'bug':
      return { kind: 'trouble', trouble: { kind: 'bug' } };
    case 'refused':
      return { kind: 'trouble', trouble: answer };
  }
}

/** The part of an item's value that a list shows. */
export function asRow({ issueId, version, phase, voters, agreed }: ScoreView): ScoreRow {
  return { issueId, version, phase, ballots: voters.length, ...(agreed ? { agreed } : {}) };
}
