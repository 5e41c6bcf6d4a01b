import * as z from 'zod/mini';
import { HostUnreachable, NotSignedIn } from '#app/ports/failures';
import { isDoubtful, MayHaveHappened, Refused, RestClient, type RestResponse } from '#app/rest-client';
import { JiraClient } from '#jira/client';
import { AzureClient } from '#azure/client';
import { shortenPauses } from '../support/short-pauses';

shortenPauses();

const dialect = {
  tracker: 'The tracker',
  messageIn: () => undefined,
  isSignedOut: (status: number) => status === 401,
  now: Date.now,
  chance: () => 0,
};
const patience = { answerMilliseconds: 4_000, pauseMilliseconds: 3_000, attempts: 3, totalMilliseconds: 10_000 };

/** A tracker that answers so, one call after the other, and counts them. */
function answering(...answers: readonly (Response | Error)[]) {
  let sent = 0;
  const send = async (): Promise<RestResponse> => {
    const answer = answers[sent++] ?? new Error('nothing more');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const ask = (isRepeatable: boolean) =>
    new RestClient(dialect, patience).ask({ send, answer: z.object({ id: z.number() }), isRepeatable });
  return { ask, sent: () => sent };
}

const good = () => Response.json({ id: 7 });
const lost = () => new Error('The socket hung up.');
const slow = () => new Response('', { status: 429, headers: { 'retry-after': '1' } });

describe('a call that may be repeated', () => {
  it.each([
    ['a lost answer', lost()],
    ['500', new Response('', { status: 500 })],
    ['429', slow()],
  ])('is sent again after %s', async (_, fault) => {
    const { ask, sent } = answering(fault, good());
    expect(await ask(true)).toEqual({ id: 7 });
    expect(sent()).toBe(2);
  });

  it('is known not to have been answered when that goes on', async () => {
    const { ask, sent } = answering(lost(), lost(), lost());
    const error: unknown = await ask(true).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HostUnreachable);
    expect(isDoubtful(error)).toBe(false);
    expect(sent()).toBe(3);
  });
});

describe('a call that must not be repeated', () => {
  it.each([
    ['its answer is lost', lost()],
    ['it is answered 500', new Response('', { status: 500 })],
    ['it is answered 503, with a time to wait', new Response('', { status: 503, headers: { 'retry-after': '1' } })],
    ['its answer breaks off', new Response(new ReadableStream({ pull: (body) => body.error(lost()) }))],
    ['its answer has a form that nobody knows', Response.json({ name: 'x' })],
  ])('is sent once, and may have happened, when %s', async (_, fault) => {
    const { ask, sent } = answering(fault, good());
    const error: unknown = await ask(false).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MayHaveHappened);
    expect(isDoubtful(error)).toBe(true);
    expect(sent()).toBe(1);
  });

  it('may have happened when it is not answered in time', async () => {
    const client = new RestClient(dialect, { ...patience, answerMilliseconds: 20 });
    let sent = 0;
    const send = (): Promise<RestResponse> => {
      sent += 1;
      return new Promise(() => undefined);
    };
    await expect(client.ask({ send, answer: z.unknown(), isRepeatable: false })).rejects.toThrow(MayHaveHappened);
    expect(sent).toBe(1);
  });

  it('is sent again after 429, which did nothing', async () => {
    const { ask, sent } = answering(slow(), slow(), good());
    expect(await ask(false)).toEqual({ id: 7 });
    expect(sent()).toBe(3);
  });

  it('did not happen when 429 goes on, or when it is refused', async () => {
    const busy: unknown = await answering(slow(), slow(), slow())
      .ask(false)
      .catch((thrown: unknown) => thrown);
    expect(busy).toMatchObject({ name: 'RateLimited', retryAfterSeconds: 1 });
    expect(isDoubtful(busy)).toBe(false);
    await expect(answering(new Response('', { status: 400 })).ask(false)).rejects.toThrow(Refused);
    await expect(answering(new Response('', { status: 401 })).ask(false)).rejects.toThrow(NotSignedIn);
  });
});

describe.each([
  [
    'Jira',
    (send: () => Promise<Response>, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') =>
      new JiraClient(send, patience).send({ path: '/x', method, answer: z.unknown() }),
  ],
  [
    'Azure DevOps',
    (send: () => Promise<Response>, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') =>
      new AzureClient(send, patience).send({ area: 'wit', path: 'x', method, answer: z.unknown() }),
  ],
])('a call to %s of which nothing more is said', (_, call) => {
  it.each([
    ['GET', 3],
    ['POST', 1],
    ['PUT', 1],
    ['PATCH', 1],
    ['DELETE', 1],
  ] as const)('is sent, as %s, %i times at most', async (method, times) => {
    const send = jest.fn(async () => new Response('', { status: 503 }));
    await expect(call(send, method)).rejects.toThrow(times === 1 ? MayHaveHappened : HostUnreachable);
    expect(send).toHaveBeenCalledTimes(times);
  });
});
