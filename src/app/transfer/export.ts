import type { CallReply, CallRequest } from '#app/contract';
import { newestFormat } from '#app/transfer/export-file';
import type { Session } from '#app/session';
import { wireRecord } from '#app/value/view';
import { ok } from '#core/result';

/** One part of everything stored. Holds blind ballots too: for people who administer the site only. */
export async function exportRecords(
  session: Session,
  request: CallRequest<'records.export'>,
): Promise<CallReply<'records.export'>> {
  if (!(await session.site.administers())) return { kind: 'not-permitted', need: 'administer' };
  const { settings, scores, history, next } = await session.records.part(request.after);
  return ok({
    part: {
      waybill: 'records',
      format: newestFormat,
      exported: session.clock.now(),
      settings: settings.map((entry) => ({ ...entry })),
      scores: scores.map(wireRecord),
      history: [...history],
    },
    ...(next && { next }),
  });
}
