import type { GatewayPart } from './platform';

/** Small services of the gateway that need no state. */
export const gatewayBasics: GatewayPart = {
  answer(path, method) {
    // Personal data reporting: 204 says that no account has to be erased, and nobody closes an account here.
    if (path === '/app/report-accounts' && method === 'POST') return new Response(null, { status: 204 });
    return undefined;
  },
};
