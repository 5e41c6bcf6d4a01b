import { faultForm } from '#host/azure/rest/fault';
import { createFaults } from '#host/server/faults';
import { createNetwork } from '#host/server/latency';
import { noon } from './organization';

async function struck(kind: '429' | '503'): Promise<Response> {
  const network = createNetwork(0, createFaults([{ kind, rate: 1 }], 1));
  return faultForm(
    await network.carry({ from: 'rest', method: 'POST', path: '/azure/_apis/wit/$batch' }, () =>
      Promise.resolve(new Response('{}')),
    ),
    noon,
  );
}

describe('a call that the network blocks', () => {
  it('is answered in the words of the platform, and says when to come back', async () => {
    const response = await struck('429');
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({
      typeKey: 'RequestBlockedException',
      message: expect.stringMatching(/^TF400733/),
    });
    expect(response.headers.get('retry-after')).toBe('1');
    // 2026-11-22T12:00:01Z
    expect(response.headers.get('x-ratelimit-reset')).toBe('1795348801');
  });

  it('is a failure of the service in the same form', async () => {
    const response = await struck('503');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ $id: '1', typeKey: 'ServiceUnavailableException' });
  });
});

describe('an answer that came from the organization itself', () => {
  it('passes, whatever its status', async () => {
    const own = new Response('{"message":"mine"}', { status: 409 });
    expect(await faultForm(own, noon).json()).toEqual({ message: 'mine' });
  });
});
