import { contract, type CallName, type CallReply, type Problem } from '#app/contract';
import { readExportFile } from '#app/transfer/export-file';
import { mirrorStatus, repairNow } from '#app/mirror/repair';
import { HostUnreachable, NotSignedIn } from '#app/ports';
import { agreeScore } from '#app/value/agree';
import { submitBallot, withdrawBallot } from '#app/value/ballot';
import { editScore } from '#app/value/edit';
import { readHistory } from '#app/value/history';
import { readScore } from '#app/value/read';
import { reopenRound } from '#app/value/reopen';
import { restartRound, revealRound } from '#app/value/round';
import { listScores, scoresOf } from '#app/value/list';
import type { Handler, Session } from '#app/session';
import { readSettings, saveSettings } from '#app/settings/project';
import { exportRecords } from '#app/transfer/export';
import { importRecords } from '#app/transfer/import';

/** Every call of the contract with its use case. */
export const handlers: { readonly [Name in CallName]: Handler<Name> } = {
  'score.read': readScore,
  'score.submit': submitBallot,
  'score.withdraw': withdrawBallot,
  'score.reveal': revealRound,
  'score.agree': agreeScore,
  'score.restart': restartRound,
  'score.reopen': reopenRound,
  'score.edit': editScore,
  'score.history': readHistory,
  'scores.of': scoresOf,
  'scores.list': listScores,
  'settings.read': readSettings,
  'settings.save': saveSettings,
  'records.export': exportRecords,
  'records.import': importRecords,
  'mirror.status': mirrorStatus,
  'mirror.repair': repairNow,
};

/**
 * Answers a call as it came over the wire: parses it, runs its use case and turns a host that failed into a reply.
 * Throws only what is a bug.
 */
export async function answer<Name extends CallName>(
  name: Name,
  payload: unknown,
  session: Session,
): Promise<CallReply<Name> | Problem> {
  const request = contract[name].request.safeParse(payload);
  if (!request.success) return fileProblem(name, payload) ?? invalid(request.error.issues);
  try {
    return await handlers[name](session, request.data as never);
  } catch (error) {
    if (error instanceof NotSignedIn) return { kind: 'not-signed-in' };
    if (!(error instanceof HostUnreachable)) throw error;
    const { retryAfterSeconds, message } = error;
    return retryAfterSeconds === undefined ? { kind: 'host-failed', message } : { kind: 'busy', retryAfterSeconds };
  }
}

/** A file of a newer Waybill fails the schema; the person is told that, not which field. */
function fileProblem(name: CallName, payload: unknown): Problem | undefined {
  if (name !== 'records.import' || typeof payload !== 'object' || payload === null || !('part' in payload))
    return undefined;
  const file = readExportFile(payload.part);
  return file.kind === 'ok' ? undefined : { kind: 'invalid', field: 'part', message: file.message };
}

function invalid([issue]: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): Problem {
  const field = issue?.path.map(String).join('.');
  return { kind: 'invalid', ...(field && { field }), message: issue?.message ?? 'This request cannot be read.' };
}
