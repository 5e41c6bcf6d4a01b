import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '../../static');
const hosts = ['jira', 'azure'];
const themes: Readonly<Record<string, string>> = Object.fromEntries(
  hosts.map((host) => [host, readFileSync(join(root, host, 'theme.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')]),
);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(css|tsx?)$/.test(name) && !name.includes('dist/') && !/^(jira|azure)\/theme\.css$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));
const sheets = files.filter(({ name }) => name.endsWith('.css'));

/** System colours are what forced colours mode asks for, and `transparent` and `currentColor` are no colours of ours. */
const allowedColours =
  /^(transparent|currentcolor|inherit|none|initial|unset|canvastext|canvas|graytext|highlight|highlighttext|buttonborder|buttontext|linktext|0)$/i;

function declarations(text: string): { property: string; value: string }[] {
  return [...text.matchAll(/(?:^|[;{])\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(([, property = '', value = '']) => ({
    property,
    value: value.trim(),
  }));
}

function found(pick: (declaration: { property: string; value: string }) => boolean): string[] {
  return sheets.flatMap(({ name, text }) =>
    declarations(text)
      .filter(pick)
      .map(({ property, value }) => `${name}: ${property}: ${value}`),
  );
}

describe('the style sheets beside theme.css', () => {
  it('are found', () => {
    expect(sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['kit/button.css', 'panels/value-panel/value-panel.css']),
    );
  });

  it('write no colour of their own', () => {
    const literal = /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lab|lch|color|color-mix|light-dark)\(/i;
    expect(found(({ value }) => literal.test(value))).toEqual([]);
  });

  it('take colours from variables, the system or nowhere', () => {
    const isColour = ({ property }: { property: string }) =>
      /^(color|background|background-color|fill|stroke|accent-color|caret-color|(border|outline)(-[a-z]+)*-color)$/.test(
        property,
      );
    // A layer of one variable over another is a gradient from a colour to itself.
    const parts = (value: string) =>
      value.replace(/linear-gradient\(([^()]*(\([^()]*\)[^()]*)*)\)/g, '$1').split(/,\s*/);
    const isPlain = (value: string) =>
      parts(value).every((part) => /^var\(--ui-[a-z0-9-]+\)$/.test(part) || allowedColours.test(part));
    expect(found((declaration) => isColour(declaration) && !isPlain(declaration.value))).toEqual([]);
  });

  it('take shadows and fonts from variables', () => {
    const isOwn = ({ property, value }: { property: string; value: string }) =>
      /^(box-shadow|text-shadow|font|font-family|font-size|font-weight)$/.test(property) &&
      !/^(var\(--ui-[a-z0-9-]+\)|inherit|none)$/.test(value);
    expect(found(isOwn)).toEqual([]);
  });

  it.each(hosts)('use only variables that theme.css of %s has', (host) => {
    const defined = definedIn(themes[host]);
    const unknown = files.flatMap(({ name, text }) =>
      [...text.matchAll(/var\((--(?:ui|ds)-[a-z0-9-]+)/g)]
        .filter(([, variable]) => !defined.includes(variable ?? ''))
        .map(([, variable]) => `${name}: ${variable}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the themes of the hosts', () => {
  it('define the same variables', () => {
    expect(definedIn(themes['azure'])).toEqual(definedIn(themes['jira']));
    expect(definedIn(themes['jira']).length).toBeGreaterThan(60);
  });
});

describe('theme.css of Jira', () => {
  const theme = themes['jira'] ?? '';

  it('maps to tokens that Atlassian publishes', () => {
    const themes = join(dirname(require.resolve('@atlaskit/tokens/package.json')), 'dist/cjs/artifacts/themes');
    const published = ['light', 'spacing', 'typography', 'shape']
      .map((name) => readFileSync(join(themes, `atlassian-${name}.js`), 'utf8'))
      .join('\n');
    const names = [...theme.matchAll(/var\((--ds-[a-z0-9-]+)/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !published.includes(`${name}:`))).toEqual([]);
  });

  it('leaves every colour to the host', () => {
    const colours = declarations(theme).filter(({ value }) => /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?)\(/i.test(value));
    expect(colours.map(({ property }) => property)).toEqual([]);
  });
});

describe('theme.css of Azure DevOps', () => {
  const theme = themes['azure'] ?? '';
  const [own = '', mapped = ''] = theme.split(/(?=:root \{\s*color-scheme)/);

  it('maps colours to variables of the host that have a value when the host leaves them out', () => {
    const asked = [...mapped.matchAll(/var\((--(?!ui-)[a-z0-9-]+)/g)].map(([, name]) => name ?? '');
    expect(asked.length).toBeGreaterThan(40);
    for (const scheme of schemes(own)) expect(asked.filter((name) => !scheme.has(name))).toEqual([]);
  });

  it('names no value that nothing uses', () => {
    const [light] = schemes(own);
    expect([...light.keys()].filter((name) => !mapped.includes(`var(${name})`))).toEqual([]);
  });

  it('lets the colours of the host win', () => {
    expect([...own.matchAll(/^(\S.*?) \{/gm)].map(([, selector]) => selector)).toEqual([
      ':where(:root)',
      ":where(:root[data-scheme='dark'])",
    ]);
  });

  it.each([
    ['text', 'surface'],
    ['text-subtle', 'surface'],
    ['text-subtlest', 'surface'],
    ['text-subtlest', 'surface-sunken'],
    ['text', 'surface-overlay'],
    ['link', 'surface'],
    ['link', 'surface-overlay'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['on-accent', 'accent-pressed'],
    ['text-inverse', 'danger-bold'],
    ['selected-text', 'selected'],
    ['neutral-text', 'neutral'],
    ['info-text', 'info'],
    ['success-text', 'success'],
    ['warning-text', 'warning'],
    ['danger-text', 'danger'],
  ])('keeps --ui-%s readable on --ui-%s in both schemes', (text, surface) => {
    for (const scheme of schemes(own)) {
      const page = colourOf('--ui-surface', mapped, scheme);
      const below = over(colourOf(`--ui-${surface}`, mapped, scheme), page);
      // Source: WCAG 2.2, success criterion 1.4.3.
      expect(contrast(over(colourOf(`--ui-${text}`, mapped, scheme), below), below)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('components', () => {
  it('set no colour, font or shadow from code', () => {
    const own = files
      .filter(({ name }) => name.endsWith('.tsx'))
      .filter(({ text }) => /style=\{\{[^}]*\b(color|background|font|boxShadow|fill|stroke)/.test(text))
      .map(({ name }) => relative('.', name));
    expect(own).toEqual([]);
  });
});

function definedIn(theme = ''): readonly string[] {
  return [...new Set([...theme.matchAll(/(--ui-[a-z0-9-]+)\s*:/g)].map(([, name]) => name ?? ''))].sort();
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Values of the host's variables in the light scheme and in the dark one, which adds to it. */
function schemes(own: string): readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>] {
  const [light = [], dark = []] = own
    .split(/(?=:where\(:root\[)/)
    .map((part) =>
      [...part.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value] as const),
    );
  return [new Map(light), new Map(dark)];
}

function colourOf(name: string, mapped: string, scheme: ReadonlyMap<string, string>): Colour {
  const value = new RegExp(`${name}:\\s*([^;]+);`).exec(mapped)?.[1] ?? '';
  const mixed = /^color-mix\(in srgb, (.+) (\d+)%, rgb\(0, 0, 0\)\)$/.exec(value);
  if (mixed)
    return over(
      [...rgb(mixed[1] ?? '', scheme).slice(0, 3), Number(mixed[2]) / 100] as unknown as Colour,
      [0, 0, 0, 1],
    );
  return rgb(value, scheme);
}

function rgb(value: string, scheme: ReadonlyMap<string, string>): Colour {
  const [red = NaN, green = NaN, blue = NaN, alpha = 1] = (
    value.replace(/var\((--[a-z0-9-]+)\)/g, (_, variable: string) => scheme.get(variable) ?? '').match(/[\d.]+/g) ?? []
  ).map(Number);
  return [red, green, blue, alpha];
}

function over([red, green, blue, alpha]: Colour, below: Colour): Colour {
  const mix = (one: number, other: number) => one * alpha + other * (1 - alpha);
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1];
}

/** Source: WCAG 2.2, contrast ratio. */
function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number) =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
