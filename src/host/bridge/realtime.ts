import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Frame } from '#host/bridge/frames';

const optionsSchema = z.looseObject({
  contextOverrides: z.array(z.string()).optional(),
  replaySeconds: z.number().optional(),
  token: z.string().optional(),
});

/** Payloads of `publishRealtimeChannel` and `subscribeRealtimeChannel`, without the callback. */
export const channelCallSchema = z.object({
  channelName: z.string().min(1),
  eventPayload: z.unknown().optional(),
  options: optionsSchema.optional(),
  isGlobal: z.boolean().optional(),
});

type ChannelCall = z.infer<typeof channelCallSchema>;

/** One message on a channel. */
export interface ChannelEvent {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly payload: unknown;
}

/** Realtime channels of one app; messages are kept as long as a subscriber may ask to have them replayed. */
export interface Channels {
  publish(frame: Frame, call: ChannelCall): ChannelEvent;
  subscribe(frame: Frame, call: ChannelCall, listener: (event: ChannelEvent) => void): () => void;
}

const keptMilliseconds = 60_000;

/** Channels inside this process. `now` answers milliseconds since 1970. */
export function createChannels(now: () => number): Channels {
  const listeners = new Map<string, Set<(event: ChannelEvent) => void>>();
  const kept = new Map<string, ChannelEvent[]>();
  return {
    publish(frame, call) {
      const name = channelName(frame, call);
      const event = { id: randomUUID(), at: now(), payload: call.eventPayload };
      const recent = (kept.get(name) ?? []).filter((earlier) => event.at - earlier.at < keptMilliseconds);
      kept.set(name, [...recent, event]);
      for (const listener of listeners.get(name) ?? []) listener(event);
      return event;
    },
    subscribe(frame, call, listener) {
      const name = channelName(frame, call);
      const since = now() - (call.options?.replaySeconds ?? 0) * 1000;
      for (const event of kept.get(name) ?? []) if (event.at > since) listener(event);
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
  };
}

/** A channel belongs to where its module stands, unless it is global or names the parts of the place that count. */
function channelName(frame: Frame, call: ChannelCall): string {
  if (call.isGlobal) return JSON.stringify(['global', call.channelName, call.options?.token]);
  const parts = call.options?.contextOverrides ?? ['issue', 'project', 'board'];
  const place = parts.map((part) => [part, (frame.extension[part] as { id?: unknown } | undefined)?.id]);
  return JSON.stringify(['place', call.channelName, call.options?.token, place]);
}
