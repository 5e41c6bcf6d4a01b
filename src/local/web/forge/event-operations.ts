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
    const { frameId } = await session.opened();
    const stream = new EventSource(`/host/frames/${frameId}/channel?call=${encodeURIComponent(JSON.stringify(call))}`);
    stream.onmessage = (message: MessageEvent<string>) => void onEvent?.(JSON.parse(message.data));
    onGone(() => stream.close());
    await new Promise((resolve, reject) => {
      stream.addEventListener('open', resolve, { once: true });
      stream.addEventListener('error', () => reject(new Error('The channel cannot be opened.')), { once: true });
    });
    return { unsubscribe: async () => stream.close() };
  },
};

function listen(reach: 'app' | 'public', { event, callback }: Listening, scope: FrameScope) {
  const stop = subscribe(reach, event, callback);
  scope.onGone(stop);
  return { unsubscribe: stop };
}
