import type { Problem } from '#app/contract';
import { BadQuery, HostUnreachable, NotSignedIn } from '#app/ports';

/** Why the backlog, or a part of it, is not here. */
export type LoadProblem =
  | { readonly kind: 'bad-query'; readonly message: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Carries a refusal through code that otherwise only succeeds. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
    this.name = 'Refused';
  }
}

/** Puts what loading threw into a form that the page can say in words; a bug of ours is thrown on. */
export function loadProblem(error: unknown): LoadProblem {
  if (error instanceof Refused) return fromReply(error.problem);
  if (error instanceof BadQuery) return { kind: 'bad-query', message: error.message };
  if (error instanceof NotSignedIn) return { kind: 'signed-out' };
  if (error instanceof HostUnreachable) return { kind: 'unreachable' };
  throw error;
}

/** The value of a reply; throws {@link Refused} for every other one. */
export function valueOf<Value>(reply: { readonly kind: 'ok'; readonly value: Value } | Problem): Value {
  if (reply.kind !== 'ok') throw new Refused(reply);
  return reply.value;
}

function fromReply(problem: Problem): LoadProblem {
  if (problem.kind === 'not-signed-in') return { kind: 'signed-out' };
  if (problem.kind === 'busy' || problem.kind === 'host-failed') return { kind: 'unreachable' };
  return { kind: 'refused', problem };
}
