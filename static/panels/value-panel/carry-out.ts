import type { CallReply, CallRequest, Commands, ScoreRow } from '#app/contract';
import type { IssueId } from '#core/issue';
import type { Agreed } from '#core/value/score';
import { itemScore, type ItemScore } from './item-score';
import type { Reason, Task } from './task';

/** How a task ended. `overtaken`: somebody else was first; nothing of ours was stored. */
export type Outcome =
  | { readonly kind: 'done'; readonly score: ItemScore }
  | { readonly kind: 'overtaken'; readonly score: ItemScore }
  | { readonly kind: 'failed'; readonly why: Reason };

/** Sends a task to the trusted side. Throws HostUnreachable and NotSignedIn. */
export async function carryOut(
  task: Task,
  issueId: IssueId,
  score: ItemScore | undefined,
  commands: Commands,
): Promise<Outcome> {
  switch (task.kind) {
    case 'load':
      return outcomeOf(await commands.call('score.read', { issueId }));
    case 'submit': {
      const { round, factors, note } = task;
      const request = { issueId, round, factors: answers(factors), ...(note.trim() && { note: note.trim() }) };
      return outcomeOf(await commands.call('score.submit', request));
    }
    case 'withdraw':
      return outcomeOf(await commands.call('score.withdraw', { issueId, round: task.round }));
    case 'reveal':
      return outcomeOf(await commands.call('score.reveal', { issueId, round: task.round }));
    case 'agree': {
      const { version, factors, note } = task;
      const request = { issueId, version, factors: answers(factors), ...(note.trim() && { note: note.trim() }) };
      return outcomeOf(await commands.call('score.agree', request));
    }
    case 'restart':
      return outcomeOf(await commands.call('score.restart', { issueId, version: task.version }));
    case 'reopen':
      return outcomeOf(await commands.call('score.reopen', { issueId, version: task.version }));
    case 'edit': {
      const factors = answers(task.factors) as CallRequest<'score.edit'>['factors'];
      const reply = await commands.call('score.edit', { issueId, version: task.version, factors });
      return reply.kind === 'ok' && score
        ? { kind: 'done', score: withRow(score, reply.value) }
        : outcomeOf(reply as CallReply<'score.read'>);
    }
  }
}

function outcomeOf(reply: CallReply<'score.read'>): Outcome {
  switch (reply.kind) {
    case 'ok':
      return { kind: 'done', score: itemScore(reply.value) };
    case 'conflict':
    case 'wrong-phase':
      return { kind: 'overtaken', score: itemScore(reply.current) };
    case 'settings-conflict':
      return { kind: 'failed', why: { kind: 'host-failed', message: reply.kind } };
    default:
      return { kind: 'failed', why: reply };
  }
}

/** Answers without the gaps that the type of partial records allows. */
function answers<Value>(factors: Readonly<Partial<Record<string, Value>>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(factors).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}

function withRow(score: ItemScore, { version, phase, agreed }: ScoreRow): ItemScore {
  return { ...score, version, phase, agreed: agreed as unknown as Agreed | undefined };
}
