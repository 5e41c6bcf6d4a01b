import { RestProblem } from '../api/rest';
import type { ProductReply } from '../../bridge/product-call';
import { NotModelled, type FrameScope, type Operation } from './operation';

interface ProductCall {
  readonly product: string;
  readonly restPath: string;
  readonly fetchRequestInit?: Readonly<Record<string, unknown>>;
}

/** Bridge calls that go to the app's functions and to products. The server writes these into the call log itself. */
export const callOperations: Readonly<Record<string, Operation>> = {
  async invoke(payload: unknown, { session }) {
    try {
      return (await session.post<{ value?: unknown } | undefined>('invoke', payload ?? {}))?.value;
    } catch (error) {
      if (error instanceof RestProblem && error.status === 501)
        throw new NotModelled(error.message.replace(/^Not modelled by the local host: /, ''));
      if (error instanceof RestProblem && error.status === 424) throw new Error(error.message);
      throw asInvocationError(error);
    }
  },
  async fetchProduct(call: ProductCall, scope: FrameScope): Promise<ProductReply> {
    try {
      // Only these parts cross: `fetchRequestInit` may hold anything that `fetch` takes.
      const { method, body, headers } = call.fetchRequestInit ?? {};
      return await scope.session.post<ProductReply>('product', {
        ...call,
        fetchRequestInit: { method, body, headers },
      });
    } catch (error) {
      if (!(error instanceof RestProblem) || error.status !== 401) throw error;
      const body = JSON.stringify({ code: 401, message: 'Unauthorized' });
      return {
        status: 401,
        statusText: 'Unauthorized',
        headers: { 'content-type': 'application/json' },
        body,
        isAttachment: false,
      };
    }
  },
};

function asInvocationError(error: unknown): Error {
  if (!(error instanceof RestProblem)) return error instanceof Error ? error : new Error(String(error));
  return new Error(`There was an error invoking the function - ${error.status} ${error.message}`);
}
