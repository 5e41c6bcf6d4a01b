import type { BridgeDeps } from '#host/bridge/deps';

/** What a platform call was, for the call log; bytes and status follow from its answer. */
export interface CallNote {
  readonly what: string;
  readonly as: string;
  readonly requestBytes: number;
  readonly note?: string;
}

/** Carries a page's call over the emulated network and writes it into the call log. */
export async function carried(
  deps: BridgeDeps,
  passage: { method: string; path: string },
  call: CallNote,
  answer: () => Promise<Response>,
): Promise<Response> {
  const at = deps.now().getTime();
  const start = performance.now();
  const response = await deps.network.carry({ from: 'page', ...passage }, answer);
  const body = await response.clone().arrayBuffer();
  deps.calls.add({
    ...call,
    at,
    milliseconds: performance.now() - start,
    from: 'page',
    status: response.status,
    responseBytes: body.byteLength,
    isUnmodelled: response.status === 501,
  });
  return response;
}
