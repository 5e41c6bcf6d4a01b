import {
  agreeScoreCall,
  editScoreCall,
  readScoreCall,
  reopenRoundCall,
  restartRoundCall,
  revealRoundCall,
  submitBallotCall,
  withdrawBallotCall,
  type ScoreRow,
  type ScoreView,
} from '#app/value/calls';
import type { IssueId } from '#core/issue';
import { ask, type Answer, type Asking } from '../base/ask';
import { itemScore, type ItemScore } from './item-score';
import type { Task } from './task';

/** How a task ended. A clash: somebody else was first; nothing of ours was stored. */
export type Outcome = Answer<ItemScore, ItemScore>;

/** Sends a task to the trusted side. `score`: what the panel shows; an edit answers only what has changed of it. */
export async function carryOut(
  asking: Asking,
  issueId: IssueId,
  task: Task,
  score: ItemScore | undefined,
): Promise<Outcome> {
  switch (task.kind) {
    case 'load':
      return outcomeOf(await ask(asking, readScoreCall, { issueId }));
    case 'submit':
      return outcomeOf(await ask(asking, submitBallotCall, { issueId, round: task.round, ...given(task) }));
    case 'withdraw':
      return outcomeOf(await ask(asking, withdrawBallotCall, { issueId, round: task.round }));
    case 'reveal':
      return outcomeOf(await ask(asking, revealRoundCall, { issueId, round: task.round }));
    case 'agree':
      return outcomeOf(await ask(asking, agreeScoreCall, { issueId, version: task.version, ...given(task) }));
    case 'restart':
      return outcomeOf(await ask(asking, restartRoundCall, { issueId, version: task.version }));
    case 'reopen':
      return outcomeOf(await ask(asking, reopenRoundCall, { issueId, version: task.version }));
    case 'edit': {
      const factors = answers(task.factors);
      const answer = await ask(asking, editScoreCall, { issueId, version: task.version, factors });
      if (answer.kind !== 'done') return outcomeOf(answer);
      return score
        ? { kind: 'done', value: withRow(score, answer.value) }
        : carryOut(asking, issueId, { kind: 'load' }, score);
    }
  }
}

function outcomeOf(answer: Answer<ScoreView, ScoreView>): Outcome {
  switch (answer.kind) {
    case 'done':
      return { kind: 'done', value: itemScore(answer.value) };
    case 'clash':
      return { ...answer, current: itemScore(answer.current) };
    default:
      return answer;
  }
}

function given({ factors, note }: Extract<Task, { readonly kind: 'submit' | 'agree' }>) {
  return { factors: answers(factors), ...(note.trim() && { note: note.trim() }) };
}

/** Answers without the gaps that the type of partial records allows. */
function answers<Value>(factors: Readonly<Partial<Record<string, Value>>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(factors).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}

function withRow({ doubt: _doubt, ...score }: ItemScore, { version, phase, agreed, doubt }: ScoreRow): ItemScore {
  return { ...score, version, phase, agreed, ...(doubt && { doubt }) };
}
