import { Hono } from 'hono';
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
    return context.body(new Uint8Array(file.bytes), 200, {
      'content-type': withCharset(file.type),
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
    });
  });
  return app;
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
  return /^(text\/|application\/(javascript|json|xml)$)/.test(type) && !type.includes('charset') ? `${type}; charset=utf-8` : type;
}
