import type { CallProblem, Reply } from '#app/calls';
import { handledCall } from '#app/capabilities';
import { HostUnreachable, NotSignedIn } from '#app/ports/failures';
import { BadCursor, NoConfidentialPlace, UnreadableRecord } from '#app/records/records';
import type { Session } from '#app/session';

/** Told of what only a bug can cause: the log gets the error, the person a reply. */
export type ReportBug = (call: string, error: unknown) => void;

/**
 * Answers a call as it came over the wire: parses it, runs its use case, and turns whatever failed into a reply.
 * Never rejects: a bug is reported, and answered like a host that failed.
 */
export async function answer(
  name: string,
  payload: unknown,
  session: Session,
  report: ReportBug,
): Promise<Reply<unknown, unknown>> {
  try {
    const handled = await handledCall(name);
    if (!handled) return { kind: 'not-found' };
    const request = handled.call.request.safeParse(payload);
    if (!request.success) return malformed(request.error.issues[0]?.path ?? []);
    return (await handled.handler(session, request.data)) as Reply<unknown, unknown>;
  } catch (error) {
    return problemOf(error) ?? bug(name, error, report);
  }
}

function problemOf(error: unknown): CallProblem | undefined {
  if (error instanceof NotSignedIn) return { kind: 'not-signed-in' };
  if (error instanceof UnreadableRecord)
    return { kind: 'unreadable', record: error.kind, id: error.id, isNewer: error.isNewer };
  if (error instanceof BadCursor) return { kind: 'invalid', why: 'malformed', field: 'after' };
  if (error instanceof NoConfidentialPlace) return { kind: 'invalid', why: 'no-confidential-place' };
  if (!(error instanceof HostUnreachable)) return undefined;
  const { retryAfterSeconds, message } = error;
  return retryAfterSeconds === undefined ? { kind: 'host-failed', message } : { kind: 'busy', retryAfterSeconds };
}

function bug(name: string, error: unknown, report: ReportBug): CallProblem {
  report(name, error);
  return { kind: 'host-failed', message: '' };
}

function malformed(path: readonly PropertyKey[]): CallProblem {
  const field = path.map(String).join('.');
  return { kind: 'invalid', why: 'malformed', ...(field !== '' && { field }) };
}
