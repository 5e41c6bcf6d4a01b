import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { Context } from 'hono';
import type { Session, SessionEnv } from '#host/bridge/session';
import { themeAttributes } from '#host/bridge/theme';

/** A product's one page. Origins have no trailing slash. */
export interface StartPage {
  readonly mainOrigin: string;
  readonly contentOrigin: string;
  /** Folder with the built pages. */
  readonly webDirectory: string;
  /** The page's file in it. */
  readonly file: string;
  /** Where its pictures may come from, as the page's policy says it. */
  readonly pictures: string;
  /** What it needs to draw at once. */
  startOf(session: Session): object | Promise<object>;
}

/** Answers with a product's page, drawn for who is signed in; another name of this machine is led to the main origin. */
export async function startPage(
  { mainOrigin, contentOrigin, webDirectory, file, pictures, startOf }: StartPage,
  context: Context<SessionEnv>,
): Promise<Response> {
  const url = new URL(context.req.url);
  const host = context.req.header('host');
  if (host !== undefined && `http://${host}` !== mainOrigin)
    return context.redirect(`${mainOrigin}${url.pathname}${url.search}`);
  const html = await readFile(join(webDirectory, file), 'utf8').catch(() => undefined);
  if (html === undefined) return context.text('The pages are not built yet: npm run build', 503);
  const session = context.get('session');
  const start = await startOf(session);
  const document = load(html);
  for (const [name, value] of Object.entries(themeAttributes(session))) document('html').attr(name, value);
  document('#start').text(JSON.stringify(start).replaceAll('<', '\\u003c'));
  return context.body(document.html(), 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'self'; img-src ${pictures}; style-src 'self' 'unsafe-inline'; frame-src ${contentOrigin}; frame-ancestors 'self'; base-uri 'self'; form-action 'self'`,
  });
}
