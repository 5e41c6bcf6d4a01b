import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { ownPages } from '#host/bridge/own-pages';
import { withSession, type SessionEnv } from '#host/bridge/session';
import type { Start } from '#host/bridge/start';
import { startPage } from '#host/bridge/start-page';
import { isUnmodelledStatus } from '#host/server/calls';
import type { CallLog } from '#host/server/seams';
import type { AccessTokens } from '../extensions/access-tokens';
import { extensionPath } from '../extensions/content';
import type { InstalledExtension } from '../extensions/installed-extension';
import type { Organization } from '../seams';
import { identityIdOf } from '../world/guid';
import { pageData } from './page-data';
import type { AzureStart, ShownExtension } from './start';

/** What the organization's pages need of the host that they run in. Origins have no trailing slash. */
export interface AzurePagesDeps {
  readonly organization: Organization;
  /** How the organization is known to extensions. */
  readonly identity: { readonly id: string; readonly name: string };
  readonly extensions: readonly InstalledExtension[];
  readonly tokens: AccessTokens;
  readonly calls: CallLog;
  readonly mainOrigin: string;
  readonly contentOrigin: string;
  /** Folder with the built pages. */
  readonly webDirectory: string;
  readonly now: () => Date;
  /** Everybody to be, in the switcher's order. */
  people(): Start['people'];
}

const askedSchema = z.object({ extensionId: z.string() });

const notesSchema = z.array(
  z.object({
    what: z.string().max(300),
    status: z.number(),
    milliseconds: z.number(),
    requestBytes: z.number(),
    responseBytes: z.number(),
    note: z.string().max(500).optional(),
  }),
);

/** The organization's pages under `/azure`, and their own API under `/host/azure`. REST (`_apis`) is answered before it. */
export function azurePages(deps: AzurePagesDeps): Hono<SessionEnv> {
  const app = new Hono<SessionEnv>();
  const page = {
    ...deps,
    file: 'azure.html',
    pictures: `'self' data: ${deps.contentOrigin}`,
    startOf: (session: AzureStart['session']) => startOf(deps, session),
  };
  app.use('/host/azure/*', ownPages(deps.mainOrigin), withSession(deps.people, false));

  app.route('/', pageData(deps.organization));
  app.post('/host/azure/token', (context) => answerToken(deps, context, deps.tokens.issue));
  app.post('/host/azure/app-token', (context) => answerToken(deps, context, deps.tokens.issueForApp));
  app.post('/host/azure/notes', async (context) => {
    const notes = notesSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!notes.success) return context.json({ message: z.prettifyError(notes.error) }, 400);
    for (const note of notes.data) {
      const { accountId } = context.get('session');
      deps.calls.add({
        ...note,
        at: deps.now().getTime() - note.milliseconds,
        from: 'page',
        as: accountId ?? 'anonymous',
        isUnmodelled: isUnmodelledStatus(note.status),
      });
    }
    return context.body(null, 204);
  });
  for (const path of ['/azure', '/azure/*'])
    app.get(path, withSession(deps.people, true), (context) => startPage(page, context));
  return app;
}

async function answerToken(
  deps: AzurePagesDeps,
  context: Context<SessionEnv>,
  issue: AccessTokens['issue'],
): Promise<Response> {
  const { accountId } = context.get('session');
  if (accountId === undefined) return context.json({ message: 'Your session has ended.' }, 401);
  const asked = askedSchema.safeParse(await context.req.json().catch(() => undefined));
  const extension = deps.extensions.find(({ id }) => id === asked.data?.extensionId);
  if (extension === undefined) return context.json({ message: 'There is no such extension.' }, 404);
  return context.json(issue(accountId, extension.grant));
}

function startOf(deps: AzurePagesDeps, session: AzureStart['session']): AzureStart {
  const person = session.accountId === undefined ? undefined : deps.organization.person(session.accountId);
  return {
    session,
    people: deps.people(),
    organization: { ...deps.identity, url: `${deps.mainOrigin}/azure/` },
    viewer: person && {
      id: identityIdOf(person.id),
      name: person.name,
      uniqueName: person.uniqueName,
      locale: person.locale,
      timeZone: person.timeZone,
    },
    contentOrigin: deps.contentOrigin,
    extensions: deps.extensions.map((extension) => shown(extension, deps.contentOrigin)),
  };
}

function shown(extension: InstalledExtension, contentOrigin: string): ShownExtension {
  const { id, version, description, grant, baseUri, contributions } = extension;
  return {
    id,
    publisherId: grant.publisherId,
    extensionId: grant.extensionId,
    name: grant.name,
    description,
    version,
    scopes: grant.scopes,
    contentUri: contentOrigin + extensionPath(extension),
    baseUri,
    contributions: contributions.map((contribution) => ({ ...contribution, extensionId: id })),
  };
}
