import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { regionOf } from '#host/bridge/app-context';
import { builtFile, resourcePath } from '#host/bridge/content';
import { dashboardRoutes } from '#host/bridge/dashboard-routes';
import { openDashboards } from '#host/jira/dashboards';
import type { BridgeDeps } from '#host/bridge/deps';
import { hiddenModules } from '#host/bridge/display-conditions';
import { frameRoutes } from '#host/bridge/frame-routes';
import { mediaType } from '#host/bridge/media-type';
import { modulesOf, readManifest } from '#host/bridge/modules';
import { ownPages } from '#host/bridge/own-pages';
import { placeSchema } from '#host/bridge/place';
import { withSession, writeSession, type Session, type SessionEnv } from '#host/bridge/session';
import { startPage } from '#host/bridge/start-page';
import { streamRoutes } from '#host/bridge/stream-routes';
import { createStreams } from '#host/bridge/streams';
import type { Start } from '#host/bridge/start';
import { translated } from '#host/forge/translations';
import { themeAttributes } from '#host/bridge/theme';

const sessionChange = z.object({
  /** null signs out. */
  accountId: z.string().nullable().optional(),
  colorMode: z.enum(['light', 'dark', 'auto']).optional(),
});

/** The main origin's own part: product pages, sessions, and the trusted side of the bridge. */
export function bridgeRoutes(deps: BridgeDeps): Hono<SessionEnv> {
  const people = () => deps.jira.people();
  const app = new Hono<SessionEnv>();
  const page = {
    ...deps,
    file: 'index.html',
    pictures: '* data: blob:',
    startOf: (session: Session) => startOf(deps, session),
  };

  app.use('/host/*', ownPages(deps.mainOrigin));

  app.use('/host/session', withSession(people, false));
  app.use('/host/frames/*', withSession(people, false));
  app.use('/host/frames', withSession(people, false));
  app.get('/host/session', (context) => context.json(context.get('session')));
  app.post('/host/session', async (context) => {
    const change = sessionChange.safeParse(await context.req.json().catch(() => undefined));
    if (!change.success) return context.json({ message: z.prettifyError(change.error) }, 400);
    const { accountId, colorMode } = change.data;
    if (accountId && !people().some((person) => person.accountId === accountId))
      return context.json({ message: 'There is no such person.' }, 404);
    const before = context.get('session');
    const session: Session = {
      accountId: accountId === undefined ? before.accountId : (accountId ?? undefined),
      colorMode: colorMode ?? before.colorMode,
    };
    writeSession(context, session);
    return context.json({ ...session, themeAttributes: themeAttributes(session) });
  });

  app.get('/host/tokens.css', (context) => builtFile(deps, 'tokens.css', context));
  const streams = createStreams();
  app.use('/host/stream', withSession(people, false));
  app.route('/host/stream', streamRoutes(deps, streams));
  const dashboards = openDashboards(deps.store);
  app.route('/host/frames', frameRoutes({ ...deps, dashboards }, streams));
  for (const path of ['/host/dashboards', '/host/dashboards/*']) app.use(path, withSession(people, false));
  app.route('/host/dashboards', dashboardRoutes(dashboards));

  app.use('/host/modules', withSession(people, false));
  app.post('/host/modules', async (context) => {
    const { accountId } = context.get('session');
    if (accountId === undefined) return context.json({ message: 'Your session has ended.' }, 401);
    const place = placeSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!place.success) return context.json({ message: z.prettifyError(place.error) }, 400);
    const modules = modulesOf(readManifest(deps.app.manifest), (key) => key);
    return context.json({ hidden: await hiddenModules(deps, modules, accountId, place.data) });
  });
  app.get('/host/web/*', (context) => webFile(deps, context));
  app.get('/browse/:key', (context) =>
    context.redirect(`/jira/browse/${encodeURIComponent(context.req.param('key'))}`),
  );
  for (const path of ['/', '/jira', '/jira/*'])
    app.get(path, withSession(people, true), (context) => startPage(page, context));
  return app;
}

async function startOf(deps: BridgeDeps, session: Session): Promise<Start> {
  const manifest = readManifest(deps.app.manifest);
  const locale = session.accountId === undefined ? undefined : (await regionOf(deps, session.accountId)).locale;
  const resources = (manifest.resources ?? []).flatMap(({ key, entry }) => {
    const folder = `${deps.contentOrigin}${resourcePath(deps, key)}`;
    return [
      [key, `${folder}index.html`],
      ...Object.entries(entry ?? {}).map(([name, file]) => [`${key}/${name}`, folder + file]),
    ];
  });
  return {
    session,
    people: deps.jira.people(),
    site: { name: deps.jira.site.name, origin: deps.mainOrigin },
    contentOrigin: deps.contentOrigin,
    app: {
      id: deps.app.grant.appId,
      environmentId: deps.app.grant.environmentId,
      name: deps.app.grant.name,
      version: deps.app.version,
      resources: Object.fromEntries(resources),
      modules: modulesOf(manifest, (key) => translated(deps.app.translations, key, locale)),
    },
  };
}

async function webFile(deps: BridgeDeps, context: Context): Promise<Response> {
  const path = context.req.path.slice('/host/web/'.length);
  const root = await realpath(deps.webDirectory).catch(() => deps.webDirectory);
  const file = await realpath(join(root, path)).catch(() => undefined);
  if (file === undefined || !file.startsWith(root + sep)) return context.text('Not found', 404);
  return context.body(new Uint8Array(await readFile(file)), 200, {
    'content-type': mediaType(extname(file)),
    'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
}
