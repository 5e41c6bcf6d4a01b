import { onChannelMessage, streamId } from '../shell/stream';
import { publish, subscribe } from './event-bus';
import type { FrameScope, Operation } from './operation';

interface Emission {
  readonly event: string;
  readonly payload?: unknown;
}

interface Listening {
  readonly event: string;
  callback(payload: unknown): unknown;
}

interface ChannelCall {
  readonly channelName: string;
  readonly eventPayload?: unknown;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly isGlobal?: boolean;
  onEvent?(payload: unknown): unknown;
}

/** Bridge calls between frames of a page, and between people through realtime channels. */
export const eventOperations: Readonly<Record<string, Operation>> = {
  emit: ({ event, payload }: Emission) => publish('app', event, payload),
  on: (listening: Listening, scope) => listen('app', listening, scope),
  emitPublic: ({ event, payload }: Emission) => publish('public', event, payload),
  onPublic: (listening: Listening, scope) => listen('public', listening, scope),
  publishRealtimeChannel: (call: ChannelCall, { session }) => session.post('publish', call),
  async subscribeRealtimeChannel({ onEvent, ...call }: ChannelCall, { session, onGone }: FrameScope) {
    const stream = await streamId();
    // Messages may overtake the answer that names their subscription: they wait for it.
    const { subscription } = await session.post<{ subscription: string }>('subscribe', { ...call, stream });
    const stop = onChannelMessage(subscription, (payload) => void onEvent?.(payload));
    const unsubscribe = async () => {
      stop();
      await session.post('unsubscribe', { subscription });
    };
    onGone(() => void unsubscribe().catch(() => {}));
    return { unsubscribe };
  },
};

function listen(reach: 'app' | 'public', { event, callback }: Listening, scope: FrameScope) {
  const stop = subscribe(reach, event, callback);
  scope.onGone(stop);
  return { unsubscribe: stop };
}
