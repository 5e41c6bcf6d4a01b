import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { refusal } from '../lint/rooms.cjs';

const root = resolve(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
};

describe('README.md', () => {
  it('starts with two commands, which .ci/run runs word for word in an empty clone', () => {
    expect(/```sh\n([\s\S]*?)```/.exec(readme)?.[1]?.trim().split('\n')).toEqual(['npm ci', 'npm start']);
    expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain('test/readme/run-commands.mjs');
  });

  it('names only scripts that package.json has', () => {
    // `npm ci` and the placeholder NAME are none.
    const named = [...readme.matchAll(/\bnpm (?:(start|test)\b|run (?:-s )?([a-z][\w:-]*))/g)].map(
      ([, short, long]) => short ?? long!,
    );
    expect(named).toEqual(
      expect.arrayContaining([
        'start',
        'test',
        'build',
        'check',
        'plan',
        'package:azure',
        'bench:planner',
        'bench:storm',
      ]),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only benchmarks that there are', () => {
    const table = readme.slice(readme.indexOf('| `npm run bench --` |')).split('\n\n')[0]!;
    const named = [...table.matchAll(/\| `([\w-]+)` \|$/gm)].map(([, name]) => name!);
    const typed = [...readme.matchAll(/npm run bench -- ([\w-]+)/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(5);
    const source = readFileSync(join(root, 'test/bench/bench.ts'), 'utf8');
    const known = [.../const benchmarks = \{(.*?)\n\}/s.exec(source)![1]!.matchAll(/^ +'?([\w-]+)'?[,:]/gm)].map(
      ([, name]) => name,
    );
    expect([...named, ...typed].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('says of every runtime dependency why it is there', () => {
    const table = readme.slice(readme.indexOf('Why each dependency')).split(/^## /m)[0]!;
    expect(Object.keys(dependencies).filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows pictures and links to files that exist', () => {
    const paths = [...readme.matchAll(/\]\(((?!http)[^)#]+)\)/g)].map(([, path]) => path!);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('says of every folder of tests what it holds', () => {
    const row = /^\| `test` \|(.*)\|.*\|$/m.exec(readme)![1]!;
    const told = [...row.matchAll(/`([\w-]+)`/g)].map(([, name]) => name!);
    const folders = readdirSync(join(root, 'test'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(told.toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
  });

  it('has the import table that the linter enforces', () => {
    const rows = [...readme.matchAll(/^\| `((?:src|static)\/\w+)` \|.*\| (.*) \|$/gm)].map(
      ([, room, may]) => [room!, may!] as const,
    );
    expect(rows.map(([room]) => room)).toEqual([
      'src/core',
      'src/planner',
      'src/app',
      'src/jira',
      'src/azure',
      'src/host',
      'src/world',
      'src/tools',
      'static/kit',
      'static/panels',
      'static/jira',
      'static/azure',
    ]);
    const targets: readonly [word: RegExp, specifier: string][] = [
      [/\bcore\b/, '#core/result'],
      [/\bzod\b|any library/, 'zod'],
      [/`@forge\/\*`|any library/, '@forge/kvs'],
      [/\bReact\b|any library/, 'react'],
      [/papaparse|any library/, 'papaparse'],
      [/(?<!never )`src\/jira`/, '#jira/tracker'],
      [/(?<!never )`src\/azure`/, '#azure/tracker'],
    ];
    for (const [room, may] of rows) {
      if (room.startsWith('static/')) continue;
      const granted = targets
        .filter(([, specifier]) => refusal(`${room}/file.ts`, specifier) === undefined)
        .map(([, specifier]) => specifier);
      const written = targets
        .filter(
          ([word, specifier]) =>
            word.test(may) ||
            (room === 'src/jira' && specifier === '#jira/tracker') ||
            (room === 'src/azure' && specifier === '#azure/tracker'),
        )
        .map(([, specifier]) => specifier);
      expect([room, granted]).toEqual([room, written]);
    }
  });
});
