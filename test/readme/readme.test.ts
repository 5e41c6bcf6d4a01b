import { existsSync, readFileSync } from 'node:fs';
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
    const named = [...readme.matchAll(/\bnpm (?:run )?(start|test|check|build|bench|pictures)\b/g)].map(
      ([, name]) => name!,
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only benchmarks that there are', () => {
    const source = readFileSync(join(root, 'test/bench/bench.ts'), 'utf8');
    const known = /const benchmarks = \{(.*?)\}/s.exec(source)![1]!;
    for (const [, name] of readme.matchAll(/npm run bench -- ([\w-]+)/g))
      expect(known).toMatch(new RegExp(`(^|\\W)'?${name}'?\\W`));
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
