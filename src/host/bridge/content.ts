import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { load } from 'cheerio';
import { Hono, type Context } from 'hono';
import { contentPolicy } from '#host/bridge/csp';
import type { BridgeDeps } from '#host/bridge/deps';
import { mediaType } from '#host/bridge/media-type';
import { readManifest } from '#host/bridge/modules';
import { isKept, revalidated } from '#host/bridge/revalidated';
import { localeFiles, localesFolder } from '#host/forge/translations';

/** Address of an app's resource folder on the content origin; like the platform's, never the root of its host. */
export function resourcePath(deps: BridgeDeps, resourceKey: string): string {
  return `/${encodeURIComponent(deps.app.grant.environmentId)}/${encodeURIComponent(resourceKey)}/`;
}

/** The origin that an app's own pages come from: its static resources, the bridge's page side, nothing else. */
export function contentApp(deps: BridgeDeps): Hono {
  const manifest = readManifest(deps.app.manifest);
  const app = new Hono();

  app.get('/__forge/frame.js', (context) => builtFile(deps, 'frame.js', context));
  app.get('/host/tokens.css', (context) => builtFile(deps, 'tokens.css', context));
  app.post('/__forge/csp-report', async (context) => {
    const report = (await context.req.json().catch(() => ({}))) as { 'csp-report'?: Record<string, unknown> };
    const details = report['csp-report'] ?? {};
    const note = `${String(details['effective-directive'] ?? details['violated-directive'])} refused ${String(details['blocked-uri'])}`;
    deps.calls.add({
      at: deps.now().getTime(),
      milliseconds: 0,
      from: 'page',
      what: 'csp refusal',
      as: 'page',
      status: 403,
      requestBytes: 0,
      responseBytes: 0,
      isUnmodelled: false,
      note,
    });
    return context.body(null, 204);
  });
  app.get(`/:environment/:resource/*`, async (context) => {
    const { environment, resource } = context.req.param();
    const entry = manifest.resources?.find((candidate) => candidate.key === resource);
    if (environment !== deps.app.grant.environmentId || entry === undefined) return context.text('Not found', 404);
    const locale = new RegExp(`/${localesFolder}/([^/]+)$`).exec(new URL(context.req.url).pathname)?.[1];
    const texts =
      locale !== undefined && deps.app.translations ? localeFiles(deps.app.translations).get(locale) : undefined;
    if (texts !== undefined)
      return context.body(texts, 200, { 'content-type': mediaType('.json'), 'cache-control': 'no-cache' });
    const prefix = new URL(resourcePath(deps, resource), deps.contentOrigin).pathname;
    const file = await fileInside(
      join(deps.app.directory, entry.path),
      new URL(context.req.url).pathname.slice(prefix.length),
    );
    if (file === undefined) return context.text('Not found', 404);
    if (!file.endsWith('.html')) return keptFile(file, context, { 'x-content-type-options': 'nosniff' });
    const headers: Record<string, string> = {
      'content-type': mediaType('.html'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    };
    const html = await readFile(file, 'utf8');
    headers['content-security-policy'] = contentPolicy(
      html,
      manifest.permissions,
      deps.mainOrigin,
      `${deps.contentOrigin}/__forge/csp-report`,
    );
    return context.body(withBridge(html, deps.mainOrigin), 200, headers);
  });
  app.notFound((context) => context.text('Not found', 404));
  return app;
}

/** Puts the bridge's page side before everything else in the head. */
export function withBridge(html: string, mainOrigin: string): string {
  const page = load(html, { xml: { xmlMode: false, decodeEntities: false } } as never);
  const script = `<script src="/__forge/frame.js" data-host="${mainOrigin}"></script>`;
  if (page('head').length > 0) page('head').first().prepend(script);
  else if (page('html').length > 0) page('html').first().prepend(`<head>${script}</head>`);
  else return `<!doctype html><head>${script}</head>${html}`;
  return page.html();
}

/** One of this host's own built files, the same on both origins. */
export function builtFile(deps: BridgeDeps, name: 'frame.js' | 'tokens.css', context: Context): Promise<Response> {
  return keptFile(join(deps.webDirectory, name), context);
}

/** Sends a file unless the browser has it already. */
async function keptFile(
  file: string,
  context: Context,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { size, mtimeMs } = await stat(file);
  const tag = `${size}-${Math.round(mtimeMs)}`;
  const headers = { ...more, ...revalidated(tag) };
  if (isKept(context.req.header('if-none-match'), tag)) return context.body(null, 304, headers);
  return context.body(new Uint8Array(await readFile(file)), 200, {
    ...headers,
    'content-type': mediaType(extname(file)),
  });
}

/** A file of a folder by its address; undefined for what is not there or lies outside, also through links. */
async function fileInside(folder: string, address: string): Promise<string | undefined> {
  let path: string;
  try {
    path = normalize(decodeURIComponent(address === '' ? 'index.html' : address));
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.startsWith('..') || path.startsWith(sep)) return undefined;
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
