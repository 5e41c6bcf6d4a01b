import { start } from '../api/start';

const shapes: Readonly<Record<string, { readonly tone: string; readonly path: string }>> = {
  epic: { tone: 'purple', path: 'M9 2 4 9h3.2L6.6 14 12 6.8H8.7z' },
  feature: { tone: 'purple', path: 'M3 4h10v2H3zm0 3.5h7v2H3zM3 11h4v2H3z' },
  initiative: { tone: 'purple', path: 'M9 2 4 9h3.2L6.6 14 12 6.8H8.7z' },
  story: { tone: 'green', path: 'M4.5 2.5h7v11L8 10.6l-3.5 2.9z' },
  bug: { tone: 'red', path: 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8z' },
  task: { tone: 'blue', path: 'm6.6 11.8-3.3-3.3 1.2-1.2 2.1 2.1 4.9-4.9 1.2 1.2z' },
  subtask: { tone: 'blue', path: 'M3 3h6v6H3zm4 4v6h6V7z' },
};

/** The sign of an issue type, by its name; unknown types look like tasks. */
export function IssueTypeIcon({ name }: { readonly name: string }) {
  const key = name.toLowerCase().replace(/[^a-z]/g, '');
  const shape = shapes[key] ?? (key.includes('bug') || key.includes('defect') ? shapes['bug'] : shapes['task']);
  return (
    <svg
      className={`issue-type issue-type--${shape?.tone}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      role="img"
      aria-label={name}
    >
      <title>{name}</title>
      <rect width="16" height="16" rx="3" />
      <path d={shape?.path} />
    </svg>
  );
}

const glyphs = {
  list: 'M2 3h12v2H2zm0 4h12v2H2zm0 4h12v2H2z',
  board: 'M2 2h3.4v12H2zm4.3 0h3.4v8H6.3zm4.3 0H14v10h-3.4z',
  backlog: 'M2 2h12v3H2zm0 4.5h12v3H2zM2 11h8v3H2z',
  settings:
    'M8 5.2A2.8 2.8 0 1 0 8 10.8 2.8 2.8 0 0 0 8 5.2zM7 1h2l.4 2 1.5.6 1.7-1.1 1.4 1.4-1.1 1.7.6 1.5 2 .4v2l-2 .4-.6 1.5 1.1 1.7-1.4 1.4-1.7-1.1-1.5.6L9 15H7l-.4-2-1.5-.6-1.7 1.1L2 12.100l1.100-1.700-.6-1.500-2-.4v-2l2-.4.6-1.500L2 2.900 3.400 1.500 5.100 2.600l1.500-.6z',
  app: 'M2 2h5v5H2zm7 0h5v5H9zM2 9h5v5H2zm7 0h5v5H9z',
  menu: 'M2 3.500h12V5H2zm0 3.800h12v1.500H2zm0 3.800h12v1.500H2z',
  more: 'M3 6.800a1.400 1.400 0 1 1 0 2.800 1.400 1.400 0 0 1 0-2.800zm5 0a1.400 1.400 0 1 1 0 2.800 1.400 1.400 0 0 1 0-2.800zm5 0a1.400 1.400 0 1 1 0 2.800 1.400 1.400 0 0 1 0-2.800z',
  search: 'M7 2a5 5 0 0 1 4 8l3 3-1.100 1.100-3-3A5 5 0 1 1 7 2zm0 1.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z',
  close: 'm3.500 2.500 4.500 4.500 4.500-4.500 1 1L9 8l4.500 4.500-1 1L8 9l-4.500 4.500-1-1L7 8 2.500 3.500z',
  chevron: 'm4 6 4 4 4-4 1 1-5 5-5-5z',
  dashboard: 'M2 2h6v8H2zm7 0h5v4H9zm0 5h5v7H9zM2 11h6v3H2z',
  people: 'M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2.500 14c0-3 2.500-4.500 5.500-4.500s5.500 1.500 5.500 4.500z',
  home: 'M8 2 1.500 7.500 2.500 8.700 3.500 7.900V14h3.300v-4h2.400v4h3.300V7.900l1 .8 1-1.200z',
  calls: 'M2 3h12v1.500H2zm0 4h8v1.500H2zm0 4h12v1.500H2z',
  column: 'M2 2h12v12H2zm1.500 1.500v9h3.500v-9zm5 0v9h4v-9z',
  sort: 'M4 3h1.500v8h2L4.700 14 2 11h2zm6.500 10V5h-2l2.800-3L14 5h-2v8z',
} as const;

/** The signs there are. */
export type GlyphName = keyof typeof glyphs;

/** A sign beside words; hidden from screen readers. */
export function Glyph({ name, size = 16 }: { readonly name: GlyphName; readonly size?: number }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path d={glyphs[name]} />
    </svg>
  );
}

/** An app's own icon, from its resources or the web; a neutral sign without one. */
export function AppIcon({ icon }: { readonly icon?: string }) {
  const [, resource, path] = /^resource:([^;]+);(.*)$/.exec(icon ?? '') ?? [];
  const page = resource === undefined ? undefined : start.app.resources[resource];
  const source = page === undefined ? icon : new URL((path ?? '').replace(/^\//, ''), page).href;
  return source?.startsWith('http') ? (
    <img className="app-icon" src={source} alt="" width="16" height="16" />
  ) : (
    <Glyph name="app" />
  );
}
