import { z } from 'zod';
import { resolverContext } from '#host/bridge/app-context';
import type { BridgeDeps } from '#host/bridge/deps';
import type { Frame } from '#host/bridge/frames';

/** Payload of the bridge's `invoke`; `invokeType` only comes with calls to remotes and containers. */
export const functionCallSchema = z.object({
  functionKey: z.string().optional(),
  payload: z.unknown().optional(),
  metadata: z.unknown().optional(),
  invokeType: z.string().optional(),
});

/** What a page's `invoke` came to. */
export type FunctionReply =
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'unmodelled'; readonly message: string };

/** Forge allows a page's call 500 KB and its answer 5 MB; where they say KB, this host reads 1,024 bytes. */
const mostRequestBytes = 500 * 1024;
const mostReplyBytes = 5 * 1024 * 1024;

/** Calls the resolver of the module that a frame shows. Who calls and where from is the frame's, never the page's word. */
export async function callFunction(
  deps: BridgeDeps,
  frame: Frame,
  call: z.infer<typeof functionCallSchema>,
): Promise<FunctionReply> {
  if (call.invokeType !== undefined)
    return unmodelled(`an invocation of type ${call.invokeType}: the local host calls no remotes and no containers`);
  const resolver = frame.module.parts[frame.part ?? '']?.resolver ?? frame.module.resolver;
  if (resolver?.endpoint !== undefined) return unmodelled('a resolver that is a remote endpoint');
  if (resolver?.function === undefined) return failed(`the module ${frame.module.key} has no resolver`);
  if (bytesOf(call.payload) > mostRequestBytes)
    return failed(`The request payload is larger than ${mostRequestBytes} bytes.`);
  const context = resolverContext(deps, frame);
  try {
    const value = await deps.app.runtime.invoke({
      functionKey: resolver.function,
      moduleKey: frame.module.key,
      moduleType: frame.module.type,
      event: { call: { functionKey: call.functionKey, payload: call.payload }, context },
      accountId: frame.accountId,
      context,
    });
    if (bytesOf(value) > mostReplyBytes) return failed(`The response payload is larger than ${mostReplyBytes} bytes.`);
    return { kind: 'ok', value: call.metadata === undefined ? value : { body: value, metadata: {} } };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function failed(reason: string): FunctionReply {
  return { kind: 'failed', message: `There was an error invoking the function - ${reason}` };
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}

function unmodelled(what: string): FunctionReply {
  return { kind: 'unmodelled', message: `Not modelled by the local host: ${what}` };
}
