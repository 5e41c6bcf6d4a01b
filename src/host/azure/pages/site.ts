import { Hono } from 'hono';
import { sessionCaller } from '#host/bridge/session';
import type { Start } from '#host/bridge/start';
import type { Network } from '#host/server/network';
import type { CallLog, Jira } from '#host/server/seams';
import { createAccessTokens } from '../extensions/access-tokens';
import { extensionContent } from '../extensions/content';
import type { InstalledExtension } from '../extensions/installed-extension';
import type { Azure } from '../seams';
import { organizationIdOf } from '../world/guid';
import { answerAzureRest, isRestPath } from './answer-rest';
import { azurePages } from './routes';

/** What the local Azure DevOps needs of the host that it runs in. Origins have no trailing slash. */
export interface AzureSiteParts {
  readonly azure: Azure;
  readonly extensions: readonly InstalledExtension[];
  readonly calls: CallLog;
  readonly network: Network;
  readonly mainOrigin: string;
  readonly contentOrigin: string;
  readonly webDirectory: string;
  readonly now: () => Date;
  /** Everybody to be: the same people as in the other tracker, in the same order. */
  people(): ReturnType<Jira['people']>;
}

/** The organization on both origins: REST, pages and their own API on the main one, extensions' files on the other. */
export interface AzureSite {
  readonly main: Hono;
  readonly content: Hono;
}

/** Puts REST, pages and installed extensions together. */
export function azureSite(parts: AzureSiteParts): AzureSite {
  const tokens = createAccessTokens(parts.now);
  const people: () => Start['people'] = parts.people;
  const main = new Hono();
  main.all('/azure/*', (context, next) => {
    if (!isRestPath(context.req.path)) return next();
    return answerAzureRest(context.req.raw, { ...parts, tokens, sessionPerson: (request) => personOf(request, parts) });
  });
  const id = organizationIdOf(`${parts.mainOrigin}/azure`);
  main.route(
    '/',
    azurePages({ ...parts, people, tokens, organization: parts.azure.organization, identity: { id, name: 'azure' } }),
  );
  return { main, content: extensionContent(parts.extensions) };
}

function personOf(request: Request, { people }: AzureSiteParts): string | undefined {
  const caller = sessionCaller(request, people());
  return caller.kind === 'user' ? caller.accountId : undefined;
}
