import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultKind, Faults } from './faults';
import type { Network, Passage } from './network';

/** How long the emulated gateway waits before it gives a call up; real ones wait longer, tests cannot. */
const gatewayPatienceMilliseconds = 3000;

/** A network that takes `milliseconds` longer for each round trip and fails as the faults say. */
export function createNetwork(
  milliseconds: number,
  faults: Faults,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Network {
  return {
    async carry(passage, answer) {
      if (milliseconds > 0) await wait(milliseconds);
      const fault = faults.next(passage);
      if (!fault) return answer();
      if (fault === 'lost') await (await answer()).arrayBuffer();
      if (fault === 'lost' || fault === 'timeout') await wait(gatewayPatienceMilliseconds);
      return faultResponse(fault, passage);
    },
  };
}

/** A network without delays and faults until it begins: what the host itself does first is nobody's to wait for. */
export interface CalmNetwork extends Network {
  begin(): void;
}

/** Keeps a network calm until it is told to begin. */
export function calmAtFirst(network: Network): CalmNetwork {
  let isCalm = true;
  return {
    carry: async (passage, answer) => (isCalm ? answer() : network.carry(passage, answer)),
    begin() {
      isCalm = false;
    },
  };
}

function faultResponse(fault: FaultKind, passage: Passage): Response {
  switch (fault) {
    case '429':
      return problem(429, 'RATE_LIMIT_EXCEEDED', 'Rate limit exceeded.', {
        'retry-after': '1',
        'x-ratelimit-reset': new Date(Date.now() + 1000).toISOString(),
      });
    case '500':
      return problem(500, 'INTERNAL_SERVER_ERROR', 'Internal server error.');
    case '502':
      return problem(502, 'BAD_GATEWAY', 'Bad gateway.');
    case '503':
      return problem(503, 'SERVICE_UNAVAILABLE', 'Service unavailable.', { 'retry-after': '1' });
    case 'timeout':
    case 'lost':
      return problem(504, 'UPSTREAM_TIMEOUT', `No answer in time: ${passage.method} ${passage.path}`);
    case 'conflict':
      return problem(409, 'CONFLICT', 'The request conflicts with another one.');
  }
}

/** One body that says the same in the words of the product's REST API and of the platform's services. */
function problem(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { code, message, errorMessages: [message], errors: {} },
    { status, headers: { ...headers, 'x-waybill-fault': code } },
  );
}
