import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { isKept, revalidated } from '#host/bridge/revalidated';
import type { InstalledExtension } from './installed-extension';

/** Path of an extension's files on the content origin, with a slash at its end. */
export function extensionPath({ grant, version }: Pick<InstalledExtension, 'grant' | 'version'>): string {
  return `/azure-extensions/${[grant.publisherId, grant.extensionId, version].map(encodeURIComponent).join('/')}/`;
}

/** Serves the files of installed extensions; mounted on the content origin. */
export function extensionContent(extensions: readonly InstalledExtension[]): Hono {
  const app = new Hono();
  app.get('/azure-extensions/:publisher/:extension/:version/*', (context) => {
    const path = new URL(context.req.url).pathname;
    const extension = extensions.find((candidate) => path.startsWith(extensionPath(candidate)));
    const file = extension && extension.file(decoded(path.slice(extensionPath(extension).length)));
    if (file === undefined) return context.text('Not found', 404, { 'access-control-allow-origin': '*' });
    const tag = tagOf(file.bytes);
    const headers = { 'x-content-type-options': 'nosniff', 'access-control-allow-origin': '*', ...revalidated(tag) };
    if (isKept(context.req.header('if-none-match'), tag)) return context.body(null, 304, headers);
    return context.body(new Uint8Array(file.bytes), 200, { ...headers, 'content-type': withCharset(file.type) });
  });
  return app;
}

const tags = new WeakMap<Uint8Array, string>();

function tagOf(bytes: Uint8Array): string {
  const tag = tags.get(bytes) ?? createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  tags.set(bytes, tag);
  return tag;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Texts without a charset would be read in the browser's own. */
function withCharset(type: string): string {
  return /^(text\/|application\/(javascript|json|xml)$)/.test(type) && !type.includes('charset')
    ? `${type}; charset=utf-8`
    : type;
}
