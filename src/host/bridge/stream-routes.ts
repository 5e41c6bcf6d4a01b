import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { BridgeDeps } from '#host/bridge/deps';
import type { SessionEnv } from '#host/bridge/session';
import type { StreamEvent, Streams } from '#host/bridge/streams';

const changeSchema = z.looseObject({
  issue: z.looseObject({
    id: z.string(),
    key: z.string(),
    fields: z.looseObject({ project: z.looseObject({ id: z.string() }).optional() }).optional(),
  }),
  atlassianId: z.string().optional(),
});

/** Issue events that pages are told about, as the kind of change in `JIRA_ISSUE_CHANGED`. */
const told: Readonly<Record<string, 'updated' | 'commented'>> = {
  'avi:jira:updated:issue': 'updated',
  'avi:jira:assigned:issue': 'updated',
  'avi:jira:commented:issue': 'commented',
  'avi:jira:deleted:comment': 'commented',
};

/** `/host/stream`: the page's line, with word of changed issues and work items that the person may see. */
export function streamRoutes(deps: BridgeDeps, streams: Streams): Hono<SessionEnv> {
  const app = new Hono<SessionEnv>();

  deps.jira.onEvent(({ name, payload }) => {
    const changeType = told[name];
    const change = changeSchema.safeParse(payload);
    if (changeType === undefined || !change.success) return;
    const { issue, atlassianId } = change.data;
    for (const stream of streams.all()) {
      const seen = deps.jira.issueContext(stream.accountId, issue.id);
      if (seen)
        stream.send({
          name: 'issue',
          data: { issueId: seen.id, issueKey: seen.key, projectId: seen.projectId, changeType, atlassianId },
        });
    }
  });

  const { azure } = deps;
  azure?.onChange(({ ids }) => {
    for (const stream of streams.all()) {
      const seen = ids.filter((id) => {
        const item = azure.organization.item(id);
        return item === undefined || azure.organization.mayRead(stream.accountId, item);
      });
      if (seen.length > 0) stream.send({ name: 'items', data: seen });
    }
  });

  app.get('/', (context) => {
    const { accountId } = context.get('session');
    if (accountId === undefined) return context.json({ message: 'Your session has ended.' }, 401);
    return streamSSE(context, async (sse) => {
      const waiting: StreamEvent[] = [];
      let wake = () => {};
      const { stream, close } = streams.open(accountId, (event) => {
        waiting.push(event);
        wake();
      });
      let isOpen = true;
      sse.onAbort(() => {
        isOpen = false;
        close();
        wake();
      });
      await sse.writeSSE({ event: 'ready', data: JSON.stringify({ stream: stream.id }) });
      while (isOpen) {
        for (let event = waiting.shift(); event; event = waiting.shift())
          await sse.writeSSE({ event: event.name, data: JSON.stringify(event.data ?? null) });
        await new Promise<void>((resolve) => (wake = resolve));
      }
    });
  });
  return app;
}
