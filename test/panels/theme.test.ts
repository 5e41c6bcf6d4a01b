import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '../../static');
const theme = readFileSync(join(root, 'jira/theme.css'), 'utf8');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(css|tsx?)$/.test(name) && !name.includes('dist/') && name !== 'jira/theme.css')
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));
const sheets = files.filter(({ name }) => name.endsWith('.css'));

/** System colours are what forced colours mode asks for, and `transparent` and `currentColor` are no colours of ours. */
const allowedColours = /^(transparent|currentcolor|inherit|none|initial|unset|canvastext|canvas|graytext|highlight|highlighttext|buttonborder|buttontext|linktext|0)$/i;

function declarations(text: string): { property: string; value: string }[] {
  return [...text.matchAll(/(?:^|[;{])\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(([, property = '', value = '']) => ({ property, value: value.trim() }));
}

function found(pick: (declaration: { property: string; value: string }) => boolean): string[] {
  return sheets.flatMap(({ name, text }) => declarations(text).filter(pick).map(({ property, value }) => `${name}: ${property}: ${value}`));
}

describe('the style sheets beside theme.css', () => {
  it('are found', () => {
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['kit/button.css', 'panels/value-panel/value-panel.css']));
  });

  it('write no colour of their own', () => {
    const literal = /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lab|lch|color|color-mix|light-dark)\(/i;
    expect(found(({ value }) => literal.test(value))).toEqual([]);
  });

  it('take colours from variables, the system or nowhere', () => {
    const isColour = ({ property }: { property: string }) => /^(color|background|background-color|fill|stroke|accent-color|caret-color|(border|outline)(-[a-z]+)*-color)$/.test(property);
    // A layer of one variable over another is a gradient from a colour to itself.
    const parts = (value: string) => value.replace(/linear-gradient\(([^()]*(\([^()]*\)[^()]*)*)\)/g, '$1').split(/,\s*/);
    const isPlain = (value: string) => parts(value).every((part) => /^var\(--ui-[a-z0-9-]+\)$/.test(part) || allowedColours.test(part));
    expect(found((declaration) => isColour(declaration) && !isPlain(declaration.value))).toEqual([]);
  });

  it('take shadows and fonts from variables', () => {
    const isOwn = ({ property, value }: { property: string; value: string }) =>
      /^(box-shadow|text-shadow|font|font-family|font-size|font-weight)$/.test(property) && !/^(var\(--ui-[a-z0-9-]+\)|inherit|none)$/.test(value);
    expect(found(isOwn)).toEqual([]);
  });

  it('use only variables that theme.css has', () => {
    const defined = new Set([...theme.matchAll(/(--ui-[a-z0-9-]+)\s*:/g)].map(([, name]) => name));
    const unknown = files.flatMap(({ name, text }) =>
      [...text.matchAll(/var\((--(?:ui|ds)-[a-z0-9-]+)/g)].filter(([, variable]) => !defined.has(variable ?? '')).map(([, variable]) => `${name}: ${variable}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('theme.css', () => {
  it('maps to tokens that Atlassian publishes', () => {
    const themes = join(dirname(require.resolve('@atlaskit/tokens/package.json')), 'dist/cjs/artifacts/themes');
    const published = ['light', 'spacing', 'typography', 'shape'].map((name) => readFileSync(join(themes, `atlassian-${name}.js`), 'utf8')).join('\n');
    const names = [...theme.matchAll(/var\((--ds-[a-z0-9-]+)/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !published.includes(`${name}:`))).toEqual([]);
  });

  it('leaves every colour to the host', () => {
    const colours = declarations(theme).filter(({ value }) => /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?)\(/i.test(value));
    expect(colours.map(({ property }) => property)).toEqual([]);
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
