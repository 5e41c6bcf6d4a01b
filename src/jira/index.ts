import { InvocationError, InvocationErrorCode, type AsyncEvent } from '@forge/events';
import Resolver from '@forge/resolver';
import * as z from 'zod/mini';
import { contract, type CallName, type Problem } from '#app/contract';
import { answer } from '#app/handlers';
import { deliver } from '#app/mirror/deliver';
import { repairMirror } from '#app/mirror/repair';
import { HostUnreachable } from '#app/ports';
import type { AccountId, IssueId } from '#core/issue';
import { currentExtension, requestAsApp, sessionOf } from '#jira/invocation';
import { JiraMirror } from '#jira/mirror';
import { MirrorQueue } from '#jira/queue';
import { records } from '#jira/records';

/** Functions of manifest.yml: here Forge's runtime, Jira and storage meet the use cases. */

const resolver = new Resolver();
for (const name of Object.keys(contract) as CallName[]) {
  resolver.define(name, async ({ payload, context }) => call(name, payload, context['accountId']));
}

/** Answers the page's calls, one for each name of the contract. */
export const handler = resolver.getDefinitions();

async function call(name: CallName, payload: unknown, accountId: unknown): Promise<object> {
  const notSignedIn: Problem = { kind: 'not-signed-in' };
  if (typeof accountId !== 'string' || accountId === '') return notSignedIn;
  try {
    return await answer(name, payload, sessionOf(accountId as AccountId));
  } catch (error) {
    // Only a bug comes this far: the log tells its story, the person a sentence.
    console.error(name, error);
    const failed: Problem = {
      kind: 'host-failed',
      message: 'Something went wrong in Waybill. Reload to see what is stored, then try again.',
    };
    return failed;
  }
}

const mirrorEvent = z.object({ issueIds: z.array(z.string()) });

/** A queue has no user whose tracker it could read; Jira's people keep no factors in fields. */
const noFields = {
  can: { standing: true, factorFields: false, agreePermission: true },
  holdings: async () => new Map(),
};

/** Longest pause between two deliveries of the same event, in seconds. Source: Forge async events (2026-11-22). */
const longestPause = 900;

/** Writes search fields of the issues that an event names; asks to be called again when Jira does not answer. */
export async function consume(event: AsyncEvent): Promise<InvocationError | undefined> {
  const { issueIds } = z.parse(mirrorEvent, event.body);
  try {
    const { refused } = await deliver(
      { records, tracker: noFields },
      new JiraMirror(requestAsApp, currentExtension()),
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
  await records.remove(issue.id as IssueId);
}
