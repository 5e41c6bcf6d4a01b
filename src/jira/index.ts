import { InvocationError, InvocationErrorCode, type AsyncEvent } from '@forge/events';
import Resolver from '@forge/resolver';
import * as z from 'zod/mini';
import { answer } from '#app/answer';
import type { CallProblem } from '#app/calls';
import { kinds } from '#app/kinds';
import { deliver } from '#app/mirror/deliver';
import { deliverRecord } from '#app/mirror/deliver-record';
import { mirroredRecordForm } from '#app/mirror/record-mirror';
import { repairMirror } from '#app/mirror/repair';
import { HostUnreachable } from '#app/ports/failures';
import type { AccountId, IssueId } from '#core/issue';
import { currentExtension, requestAsApp, sessionOf } from '#jira/invocation';
import { JiraMirror } from '#jira/mirror';
import { MirrorQueue } from '#jira/queue';
import { records } from '#jira/entity-records';

/** Functions of manifest.yml: here Forge's runtime, Jira and storage meet the use cases. */

const resolver = new Resolver();
resolver.define('call', ({ payload, context }) => call(payload as NamedCall, context['accountId']));
const definitions = resolver.getDefinitions();

/** A call under the name that the page invoked. */
interface NamedCall {
  readonly name: string;
  readonly request: unknown;
}

/**
 * Answers the page's calls, whatever their names: which ones there are, the capabilities say. The resolver's own table
 * is asked for one name only, as it finds names that every object has.
 */
export const handler: typeof definitions = (event, context) => {
  const { functionKey, payload } = event.call ?? {};
  const named = { name: functionKey, request: payload } as unknown as NonNullable<typeof payload>;
  return definitions({ ...event, call: { ...event.call, functionKey: 'call', payload: named } }, context);
};

async function call({ name, request }: NamedCall, accountId: unknown): Promise<object> {
  const notSignedIn: CallProblem = { kind: 'not-signed-in' };
  if (typeof accountId !== 'string' || accountId === '') return notSignedIn;
  return answer(String(name), request, sessionOf(accountId as AccountId), (of, error) => console.error(of, error));
}

const mirrorEvent = z.object({ issueIds: z._default(z.array(z.string()), []), record: z.optional(mirroredRecordForm) });

/** A queue has no user whose tracker it could read; nobody edits the app's own fields there. */
const noFields = { fields: { areShared: false, valuesOf: async () => new Map() } };

/** Longest pause between two deliveries of the same event, in seconds. Source: Forge async events (2026-11-22). */
const longestPause = 900;

/** Writes search fields of the issues that an event names, or of its record; asks to be called again when Jira does not answer. */
export async function consume(event: AsyncEvent): Promise<InvocationError | undefined> {
  const { issueIds, record } = z.parse(mirrorEvent, event.body);
  const mirror = new JiraMirror(requestAsApp, currentExtension());
  try {
    if (record) await deliverRecord({ records }, mirror, record);
    const { refused } = await deliver(
      { records, tracker: noFields, viewer: 'app' as AccountId, inBackground: () => undefined },
      mirror,
      issueIds as IssueId[],
    );
    if (refused.length > 0) console.warn('Jira refused the search fields of items', refused.join(', '));
    return undefined;
  } catch (error) {
    if (!(error instanceof HostUnreachable)) throw error;
    const attempt = event.retryContext?.retryCount ?? 0;
    const retryAfter = Math.min(longestPause, Math.max(error.retryAfterSeconds ?? 0, 5 * 4 ** attempt));
    return new InvocationError({ retryAfter, retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED });
  }
}

/** Every hour: search fields whose write was lost go back into the queue. */
export async function repair(): Promise<{ statusCode: number }> {
  await repairMirror(records, new MirrorQueue());
  return { statusCode: 200 };
}

const deletedEvent = z.object({ issue: z.object({ id: z.string() }) });

/** An issue is gone for good: so is what Waybill knew of it. */
export async function deleted(event: unknown): Promise<void> {
  const { issue } = z.parse(deletedEvent, event);
  await Promise.all(
    kinds.filter(({ followsIssue }) => followsIssue).map((kind) => records.remove(kind, { id: issue.id })),
  );
}
