import * as z from 'zod/mini';
import type { Commands } from '#app/calls';
import { AzureClient } from '#azure/client';
import type { IssueId } from '#core/issue';
import type { WorkItemForm } from './services';
import type { Site } from './site';

type FormToRefresh = Pick<WorkItemForm, 'isDirty' | 'getRevision' | 'refresh'>;

const revision = z.object({ rev: z.number() });

/**
 * Commands that let the form around the page read its item again once their fields were written: a form that is behind
 * cannot be saved. One in which somebody is typing is left alone; the platform merges it, or asks.
 */
export function withFreshForm(
  commands: Commands,
  { request, session }: Pick<Site, 'request' | 'session'>,
  issueId: IssueId,
  formOf: () => Promise<FormToRefresh>,
): Commands {
  const client = new AzureClient(request);

  async function refresh(): Promise<void> {
    await session.settled();
    const form = await formOf();
    if (await form.isDirty()) return;
    const path = `_apis/wit/workItems/${encodeURIComponent(issueId)}?fields=System.Id`;
    const [shown, stored] = await Promise.all([
      form.getRevision(),
      client.send({ area: 'wit', path, answer: revision }),
    ]);
    if (stored.rev > shown) await form.refresh();
  }

  return {
    async call(call, request) {
      const reply = await commands.call(call, request);
      // A form that cannot be read again says so itself when it is saved.
      if (reply.kind === 'ok' && call.effect === 'writes-fields') void refresh().catch(() => undefined);
      return reply;
    },
  };
}
