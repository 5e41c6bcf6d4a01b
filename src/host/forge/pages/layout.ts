import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { themeAttributes } from '#host/bridge/theme';
import type { Session } from '#host/bridge/session';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Pages about the host itself, in the order of their menu. */
export const reportLinks = [
  { path: '/host/calls', title: 'Calls' },
  { path: '/host/usage', title: 'Usage' },
  { path: '/host/schedules', title: 'Schedules' },
  { path: '/host/queue', title: 'Queue' },
  { path: '/host/logs', title: 'Logs' },
] as const;

/** What these pages may load: their own sheet and script, and the product's tokens. */
export const reportPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A whole page around its content. */
export function reportPage(path: string, appName: string, session: Session, content: Html): Html {
  const title = reportLinks.find((link) => link.path === path)?.title ?? 'Host';
  const attributes = themeAttributes(session);
  return html`<!doctype html>
    <html
      lang="en"
      data-color-mode="${attributes['data-color-mode'] ?? 'light'}"
      data-choice="${session.colorMode}"
      data-theme="${attributes['data-theme'] ?? ''}"
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} – ${appName} on the local host</title>
        <link rel="stylesheet" href="/host/tokens.css" />
        <link rel="stylesheet" href="/host/report.css" />
        <script src="/host/report.js"></script>
      </head>
      <body>
        <header>
          <a href="/jira">Back to Jira</a>
          <nav aria-label="Host">
            ${reportLinks.map((link) => html`<a href="${link.path}" ${link.path === path ? html`aria-current="page"` : ''}>${link.title}</a> `)}
          </nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

/** A table with a caption; cells are escaped. A row may be marked as a danger or a warning. */
export function reportTable(
  caption: string,
  columns: readonly string[],
  rows: readonly ReportRow[],
  empty: string,
): Html {
  if (rows.length === 0) return html`<p>${empty}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr class="${row.tone ?? ''}">
              ${row.cells.map((cell) => html`<td class="${typeof cell === 'number' ? 'number' : ''}">${typeof cell === 'number' ? figure(cell) : cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** One row of a {@link reportTable}. */
export interface ReportRow {
  readonly cells: readonly (string | number | Html)[];
  readonly tone?: 'danger' | 'warning' | '';
}

/** A number as these pages print it: at most three digits behind the point. */
export function figure(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 3 });
}

/** A moment as these pages print it, in UTC. */
export function moment(milliseconds: number | null): string {
  return milliseconds === null ? '–' : new Date(milliseconds).toISOString().replace('T', ' ').slice(0, 19);
}

/** Follows the system's colours while nobody has chosen any; the only thing that needs a script. */
export const reportScript = `
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => { if (root.dataset.choice === 'auto') root.dataset.colorMode = dark.matches ? 'dark' : 'light'; };
dark.addEventListener('change', follow);
follow();
`;

/** Style sheet of these pages; colours are the product's tokens. */
export const reportSheet = `
:root { color-scheme: light dark; }
body { margin: 0; font: var(--ds-font-body, 400 14px/20px system-ui, sans-serif); color: var(--ds-text); background: var(--ds-surface); }
header { display: flex; gap: 24px; flex-wrap: wrap; padding: 12px 24px; border-bottom: 1px solid var(--ds-border); }
nav { display: flex; gap: 16px; flex-wrap: wrap; }
a { color: var(--ds-link); }
a:focus-visible, button:focus-visible, .scroll:focus-visible { outline: 2px solid var(--ds-border-focused); outline-offset: 2px; }
nav a[aria-current] { color: var(--ds-text-selected); font-weight: 600; text-decoration: none; }
main { padding: 0 24px 24px; }
h1 { font: var(--ds-font-heading-large, 600 24px/28px system-ui, sans-serif); }
h2 { font: var(--ds-font-heading-small, 600 16px/20px system-ui, sans-serif); }
dl { display: flex; flex-wrap: wrap; gap: 8px 32px; }
dt { color: var(--ds-text-subtle); }
dd { margin: 0; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; color: var(--ds-text-subtle); padding: 8px 0; }
th, td { text-align: start; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--ds-border); vertical-align: top; }
td { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
th { color: var(--ds-text-subtle); white-space: nowrap; }
.number { text-align: end; }
.danger td { color: var(--ds-text-danger); background: var(--ds-background-danger); }
.warning td { color: var(--ds-text-warning); }
button { font: inherit; padding: 4px 12px; border: 0; border-radius: 3px; color: var(--ds-text); background: var(--ds-background-neutral); cursor: pointer; }
button:hover { background: var(--ds-background-neutral-hovered); }
`;
