import { readPlanOptions } from '#tools/plan/options';

function read(...words: string[]) {
  return readPlanOptions(words, '/work');
}

describe('the words after `npm run plan --`', () => {
  it('need no more than a file', () => {
    expect(read('train.json')).toEqual({
      kind: 'ok',
      options: {
        problemFile: '/work/train.json',
        milliseconds: 10_000,
        steps: undefined,
        seed: 1,
        threads: undefined,
        wantsBound: false,
        wantsExplanations: false,
        startFile: undefined,
        outFile: undefined,
        pricePerMovedPoint: 0,
      },
    });
  });

  it('may say everything, in any order and either form', () => {
    expect(
      read(
        '--bound',
        '--seconds',
        '1.5',
        '--seed=-3',
        'a/train.json',
        '--explain',
        '--start',
        '/plans/now.json',
        '--out=next.json',
        '--price',
        '0.5',
        '--steps',
        '1000',
      ),
    ).toEqual({
      kind: 'ok',
      options: {
        problemFile: '/work/a/train.json',
        milliseconds: 1_500,
        steps: 1_000,
        seed: -3,
        threads: undefined,
        wantsBound: true,
        wantsExplanations: true,
        startFile: '/plans/now.json',
        outFile: '/work/next.json',
        pricePerMovedPoint: 0.5,
      },
    });
  });

  it('may say how many searches go side by side', () => {
    expect(read('train.json', '--threads', '3')).toMatchObject({ kind: 'ok', options: { threads: 3 } });
  });

  it('may ask for help', () => {
    expect(read('--help')).toEqual({ kind: 'help' });
  });

  const table: readonly [string[], string][] = [
    [[], 'Name the file of the problem: npm run plan -- PROBLEM.json'],
    [['a.json', 'b.json'], 'One problem at a time, not 2: a.json, b.json'],
    [['a.json', '--fast'], 'There is no option --fast; --help lists them.'],
    [['a.json', '-s', '1'], 'There is no option -s; --help lists them.'],
    [['a.json', '--bound=yes'], 'There is no option --bound=yes; --help lists them.'],
    [['a.json', '--seconds'], '--seconds needs a value.'],
    [['a.json', '--out', '--bound'], '--out needs a value.'],
    [['a.json', '--seed', '1', '--seed', '2'], '--seed is there twice.'],
    [['a.json', '--seconds', 'ten'], '--seconds must be a number above 0 and up to 86400, is ten.'],
    [['a.json', '--seconds', '0'], '--seconds must be a number above 0 and up to 86400, is 0.'],
    [['a.json', '--steps', '1.5'], '--steps must be a whole number, 0 or more, is 1.5.'],
    [['a.json', '--threads', '0'], '--threads must be a whole number from 1 to 16, is 0.'],
    [
      ['a.json', '--threads', '2', '--steps', '9'],
      '--threads goes with --seconds: a plan of so many --steps comes from one search, to be the same on every machine.',
    ],
    [['a.json', '--seed', 'x'], '--seed must be a whole number, is x.'],
    [['a.json', '--as-backlog', '2026-02-30'], '--as-backlog must be a day like 2026-11-02, is 2026-02-30.'],
    [['a.json', '--as-backlog', 'tomorrow'], '--as-backlog must be a day like 2026-11-02, is tomorrow.'],
    [['a.json', '--price', '-1'], '--price must be a number, 0 or more, is -1.'],
  ];
  it.each(table)('are refused: %j', (words, message) => {
    expect(read(...words)).toEqual({ kind: 'refused', message });
  });
});
