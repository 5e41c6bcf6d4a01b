import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Frame } from '#local/bridge/frames';
import { channelCallSchema, type ChannelEvent, type Channels } from '#local/bridge/realtime';

type Env = { Variables: { frame: Frame } };

/** `/host/frames/:id/publish` and `…/channel`, an event stream of one channel. */
export function realtimeRoutes(channels: Channels): Hono<Env> {
  const app = new Hono<Env>();

  app.post('/:id/publish', async (context) => {
    const call = channelCallSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!call.success) return context.json({ eventId: null, eventTimestamp: null, errors: ['Invalid channel or payload.'] });
    const event = channels.publish(context.get('frame'), call.data);
    return context.json({ eventId: event.id, eventTimestamp: String(event.at), errors: [] });
  });

  app.get('/:id/channel', (context) => {
    const call = channelCallSchema.safeParse(JSON.parse(context.req.query('call') ?? 'null'));
    if (!call.success) return context.json({ message: 'Invalid channel.' }, 400);
    return streamSSE(context, async (stream) => {
      const waiting: ChannelEvent[] = [];
      let wake: () => void = () => {};
      let isOpen = true;
      const stop = channels.subscribe(context.get('frame'), call.data, (event) => {
        waiting.push(event);
        wake();
      });
      stream.onAbort(() => {
        isOpen = false;
        stop();
        wake();
      });
      await stream.writeSSE({ event: 'open', data: '' });
      while (isOpen) {
        for (let event = waiting.shift(); event; event = waiting.shift()) await stream.writeSSE({ id: event.id, data: JSON.stringify(event.payload ?? null) });
        await new Promise<void>((resolve) => (wake = resolve));
      }
    });
  });

  return app;
}
