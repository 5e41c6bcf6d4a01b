import { furnish } from '#tools/sample/furnish';
import type { Waybill } from '#tools/sample/waybill';

/** A host that is never reached has no use for Waybill's own code. */
const unused = {} as Waybill;

const extension = { publisherId: 'waybill', extensionId: 'waybill' };
const origin = 'http://localhost:4600';

async function saidBy(answer: () => Promise<Response>): Promise<readonly string[]> {
  const lines: string[] = [];
  await furnish(unused, { origin, extension, answer, say: (line) => lines.push(line) });
  return lines.toSorted();
}

describe('a host that does not take the sample', () => {
  it('is said in one line for each tracker, and starts all the same', async () => {
    expect(await saidBy(async () => new Response('no', { status: 500 }))).toEqual([
      'The sample is not complete in Azure DevOps: signing in was answered with 500',
      'The sample is not complete in Jira: signing in was answered with 500',
    ]);
  });

  it('says the first line of what was thrown', async () => {
    const fail = (): Promise<Response> => Promise.reject(new Error('The store is closed.\n    at somewhere'));
    expect(await saidBy(fail)).toEqual([
      'The sample is not complete in Azure DevOps: The store is closed.',
      'The sample is not complete in Jira: The store is closed.',
    ]);
  });
});
