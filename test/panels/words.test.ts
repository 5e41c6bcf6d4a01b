import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { enEveryPanel } from '../../static/panels/words/en-every-panel';
import type { Catalogue } from '../../static/panels/words/words';

const root = join(__dirname, '../../static');
const words = join(root, 'panels/words');
const names = readdirSync(words).flatMap((file) => /^(en-.*)\.ts$/.exec(file)?.[1] ?? []);
const everyPanel = 'en-every-panel';

interface Source {
  /** From `static`. */
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('panels/words/'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Catalogues whose keys are also codes of an answer, and where these are named. */
const answers: Readonly<Record<string, string>> = {
  'en-decision': '../src/app/decision/kind.ts',
  'en-train-setup': '../src/app/ports/schedule.ts',
};

/** What panels that use a catalogue are made of: the folders of those who import it, and what these hold. */
function codeThatSays(name: string): string {
  if (name === everyPanel) return sources.map(({ text }) => text).join('\n');
  const folders = new Set(
    sources
      .filter(({ text }) => new RegExp(`/words/${name}'`).test(text))
      .map(({ path }) => /^panels\/[^/]+/.exec(path)?.[0] ?? dirname(path)),
  );
  const own = sources.filter(({ path }) => [...folders].some((folder) => path.startsWith(`${folder}/`)));
  const codes = answers[name] === undefined ? [] : [readFileSync(join(root, answers[name]), 'utf8')];
  return [...own.map(({ text }) => text), ...codes].join('\n');
}

/** Keys that code neither names nor puts together from a beginning or an ending that it names. */
function unused(catalogue: Catalogue, code: string): readonly string[] {
  const computed = [...code.matchAll(/say\(\s*`([\w-]*)\$\{[^}]+\}([\w-]*)`/g)]
    .map(([, before, after]) => [before!, after!] as const)
    .filter(([before, after]) => before !== '' || after !== '');
  return Object.keys(catalogue).filter(
    (key) =>
      !code.includes(`'${key}'`) && !computed.some(([before, after]) => key.startsWith(before) && key.endsWith(after)),
  );
}

async function catalogueOf(name: string): Promise<Catalogue> {
  const found = Object.values((await import(join(words, name))) as Readonly<Record<string, Catalogue>>);
  expect(found).toHaveLength(1);
  return found[0]!;
}

const own = (catalogue: Catalogue): Catalogue =>
  Object.fromEntries(Object.entries(catalogue).filter(([key]) => !(key in enEveryPanel)));

describe('every sentence', () => {
  it('is looked for in every catalogue', () => expect(names.length).toBeGreaterThan(10));

  it.each(names)('of %s is said somewhere', async (name) => {
    const catalogue = await catalogueOf(name);
    const code = codeThatSays(name);
    expect(code).not.toBe('');
    expect(unused(name === everyPanel ? catalogue : own(catalogue), code)).toEqual([]);
  });

  it('that two catalogues share stands in the one of every panel', async () => {
    // Those of a train's views repeat words of pages that come in a bundle of their own.
    const held = ['value-panel', 'value-page', 'settings-page', 'decision', 'signing', 'pi-board'];
    const catalogues = await Promise.all(held.map((name) => catalogueOf(`en-${name}`)));
    const all = catalogues
      .map(own)
      .flatMap((catalogue) => Object.entries(catalogue).map(([key, text]) => `${key}: ${JSON.stringify(text)}`));
    expect(all.filter((line, index) => all.indexOf(line) !== index)).toEqual([]);
  });
});
