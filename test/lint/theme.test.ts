import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Style sheets of a room without its comments; theme.css is where a host's look is decided. */
function sheets(folder: string): { path: string; css: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css') && !path.includes('dist/') && !path.endsWith('theme.css'))
    .map((path) => ({ path, css: readFileSync(join(folder, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));
}

// Colours of forced-colors mode and inheritance say nothing of a theme of their own.
const colour =
  /(?<![-\w])(#[0-9a-f]{3,8}\b|(rgb|hsl|oklch|oklab|lab|lch|hwb|color)a?\(|(white|black|red|green|blue|yellow|orange|purple|gr[ae]y|silver|navy|teal|maroon|crimson)(?![-\w]))/i;

function findings(css: string): string[] {
  return css
    .split(/[;{}]/)
    .map((line) => line.trim())
    .filter((line) => /^[-a-z]+\s*:/i.test(line))
    .filter(
      (line) =>
        colour.test(line.replace(/^[^:]*:/, '').replace(/"[^"]*"|'[^']*'/g, '')) ||
        /var\(--ds-/.test(line) ||
        (/^box-shadow\s*:/.test(line) && !/:\s*(none|inherit|(inset\s+)?(0\s+|[-\d.]+px\s+|)*var\(--ui-)/.test(line)) ||
        (/^font-family\s*:/.test(line) && !/:\s*(inherit|var\(--ui-)/.test(line)),
    );
}

describe('the style sheets of panels, kit and hosts', () => {
  it('take every colour, shadow and font from --ui-*', () => {
    expect(sheets('static').flatMap(({ path, css }) => findings(css).map((line) => `${path}: ${line}`))).toEqual([]);
  });
});

describe('a declaration with a look of its own', () => {
  it.each(['color: #fff', 'background: rgb(0 0 0 / 50%)', 'border: 1px solid red', 'color: var(--ds-text)', 'box-shadow: 0 1px 2px black', 'font-family: Arial'])(
    'is found: %s',
    (line) => expect(findings(`a { ${line}; }`)).toEqual([line]),
  );

  it.each(['color: var(--ui-text)', 'color: CanvasText', 'border: 1px solid currentColor', 'box-shadow: var(--ui-shadow-raised)', 'background: transparent', 'grid-template-areas: "red"', 'transition: background-color var(--ui-motion)'])(
    'is not confused with %s',
    (line) => expect(findings(`a { ${line}; }`)).toEqual([]),
  );
});
