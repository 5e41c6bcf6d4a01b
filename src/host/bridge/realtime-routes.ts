import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Frame } from '#host/bridge/frames';
import { channelCallSchema, type Channels } from '#host/bridge/realtime';
import type { Streams } from '#host/bridge/streams';

type Env = { Variables: { frame: Frame } };

const subscribeSchema = channelCallSchema.extend({ stream: z.string() });

/** `/host/frames/:id/publish`, `…/subscribe`, `…/unsubscribe`: channels, whose messages arrive on the page's own line. */
export function realtimeRoutes(channels: Channels, streams: Streams): Hono<Env> {
  const app = new Hono<Env>();
  const stops = new Map<string, () => void>();

  app.post('/:id/publish', async (context) => {
    const call = channelCallSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!call.success)
      return context.json({ eventId: null, eventTimestamp: null, errors: ['Invalid channel or payload.'] });
    const event = channels.publish(context.get('frame'), call.data);
    return context.json({ eventId: event.id, eventTimestamp: String(event.at), errors: [] });
  });

  app.post('/:id/subscribe', async (context) => {
    const call = subscribeSchema.safeParse(await context.req.json().catch(() => undefined));
    const stream = call.success ? streams.find(call.data.stream) : undefined;
    const frame = context.get('frame');
    if (!call.success || stream?.accountId !== frame.accountId)
      return context.json({ message: 'The channel cannot be opened.' }, 400);
    const subscription = randomUUID();
    const stop = channels.subscribe(frame, call.data, ({ payload }) =>
      stream.send({ name: 'channel', data: { subscription, payload } }),
    );
    stops.set(subscription, stop);
    stream.onClose(() => {
      stop();
      stops.delete(subscription);
    });
    return context.json({ subscription });
  });

  app.post('/:id/unsubscribe', async (context) => {
    const asked = z.object({ subscription: z.string() }).safeParse(await context.req.json().catch(() => undefined));
    const subscription = asked.data?.subscription ?? '';
    stops.get(subscription)?.();
    stops.delete(subscription);
    return context.body(null, 204);
  });

  return app;
}
