import { createFaults, parseFaults } from '#host/server/faults';
import { calmAtFirst, createNetwork } from '#host/server/latency';
import { readOptions } from '#host/server/options';

function read(...words: string[]): ReturnType<typeof readOptions> {
  return readOptions(words, '/home/somebody', '/opt/app');
}

describe('a command line', () => {
  it('without words asks for the usual', () => {
    expect(read()).toEqual({
      kind: 'ok',
      options: {
        port: 4600,
        dataDirectory: '/home/somebody/.waybill',
        isFresh: false,
        importFiles: [],
        latencyMilliseconds: 0,
        faults: [],
        seed: 1,
        appDirectory: '/opt/app',
        hasSample: true,
        vsixFiles: [],
      },
    });
  });

  it('takes everything at once, values after = too', () => {
    expect(
      read(
        '--port=0',
        '--data',
        'kept',
        '--fresh',
        '--no-sample',
        '--import',
        'a.csv',
        '/b.json',
        '--latency',
        '150',
        '--faults',
        '429:0.05',
        '--forge-app',
        '../other',
        '--seed',
        '7',
        '--vsix',
        'a.vsix',
        '--vsix=b.vsix',
      ),
    ).toEqual({
      kind: 'ok',
      options: {
        port: 0,
        dataDirectory: '/home/somebody/kept',
        isFresh: true,
        importFiles: ['/home/somebody/a.csv', '/b.json'],
        latencyMilliseconds: 150,
        faults: [{ kind: '429', rate: 0.05 }],
        seed: 7,
        appDirectory: '/home/other',
        hasSample: false,
        vsixFiles: ['/home/somebody/a.vsix', '/home/somebody/b.vsix'],
      },
    });
  });

  it.each([
    [['--ports', '1'], 'There is no option --ports. Perhaps --port? See --help.'],
    [['stray'], 'There is no option stray. See --help.'],
    [['--port'], '--port needs a port number, 0 to 65534.'],
    [['--port', '70000'], '--port needs a port number, 0 to 65534, not 70000.'],
    [['--import', '--fresh'], '--import needs one file or more.'],
    [['--latency', 'slow'], '--latency needs milliseconds, 0 to 60000, not slow.'],
    [['--data', 'a', '--data', 'b'], '--data is given twice.'],
    [['--faults', '429:2'], '--faults: the rate in "429:2" must lie between 0 and 1.'],
    [
      ['--faults', 'rain'],
      '--faults does not understand "rain". Write KIND[@[METHOD ]PATH][:RATE|xCOUNT] with one of 429, 500, 502, 503, timeout, lost, conflict.',
    ],
  ])('%j is refused in a sentence', (words, message) => {
    expect(read(...words)).toEqual({ kind: 'problem', message });
  });
});

describe('an order of faults', () => {
  it('names kind, method, path, rate or count', () => {
    expect(parseFaults('500@PUT /rest/api/3/app/field*x10, timeout:0.01,conflict@/api/v1/transaction')).toEqual({
      kind: 'ok',
      rules: [
        { kind: '500', method: 'PUT', path: '/rest/api/3/app/field*', rate: 1, count: 10 },
        { kind: 'timeout', rate: 0.01 },
        { kind: 'conflict', path: '/api/v1/transaction', rate: 1 },
      ],
    });
  });

  it('strikes only what it names, and as often', () => {
    const faults = createFaults([{ kind: '500', method: 'PUT', path: '/field*', rate: 1, count: 2 }], 1);
    const put = { from: 'function', method: 'PUT', path: '/field/1' } as const;
    expect([
      faults.next({ ...put, method: 'GET' }),
      faults.next({ ...put, path: '/other' }),
      faults.next(put),
      faults.next(put),
      faults.next(put),
    ]).toEqual([undefined, undefined, '500', '500', undefined]);
  });

  it('strikes the same calls again with the same seed, at about its rate', () => {
    const strike = (seed: number): unknown[] => {
      const faults = createFaults([{ kind: '429', rate: 0.2 }], seed);
      return Array.from({ length: 1000 }, () => faults.next({ from: 'page', method: 'GET', path: '/' }));
    };
    expect(strike(3)).toEqual(strike(3));
    expect(strike(3)).not.toEqual(strike(4));
    // 200 are due; 50 is four standard deviations of a thousand throws at one in five.
    expect(Math.abs(strike(3).filter(Boolean).length - 200)).toBeLessThan(50);
  });
});

describe('a slow network', () => {
  it('holds every call up by its latency, and a lost answer by the patience of the gateway', async () => {
    const waits: number[] = [];
    const network = createNetwork(150, createFaults([{ kind: 'lost', rate: 1, count: 1 }], 1), async (milliseconds) =>
      waits.push(milliseconds),
    );
    const passage = { from: 'page', method: 'GET', path: '/' } as const;
    let carried = 0;
    const answer = async (): Promise<Response> => new Response(String((carried += 1)));
    expect((await network.carry(passage, answer)).status).toBe(504);
    expect(await (await network.carry(passage, answer)).text()).toBe('2');
    expect(waits).toEqual([150, 3000, 150]);
  });

  it('spares what the host does before it begins, and no fault is used up by that', async () => {
    const waits: number[] = [];
    const faults = createFaults([{ kind: '500', rate: 1, count: 1 }], 1);
    const network = calmAtFirst(createNetwork(150, faults, async (milliseconds) => waits.push(milliseconds)));
    const ask = async (): Promise<number> =>
      (await network.carry({ from: 'page', method: 'GET', path: '/' }, async () => new Response('ok'))).status;
    expect([await ask(), waits]).toEqual([200, []]);
    network.begin();
    expect([await ask(), await ask(), waits]).toEqual([500, 200, [150, 150]]);
  });

  it('says when to come back after too many requests', async () => {
    const network = createNetwork(0, createFaults([{ kind: '429', rate: 1 }], 1));
    const answer = await network.carry({ from: 'page', method: 'GET', path: '/' }, async () => new Response('never'));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
  });
});
