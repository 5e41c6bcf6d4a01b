import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { createAzure } from '#host/azure/azure';
import { installedExtensionRoutes } from '#host/azure/documents/installed-routes';
import { readPackageFiles, type InstalledExtension } from '#host/azure/extensions/installed-extension';
import { ownPackage } from '#host/azure/extensions/own-package';
import { azureSite, type AzureSite } from '#host/azure/pages/site';
import { routes as azureRoutes } from '#host/azure/routes';
import type { Azure } from '#host/azure/seams';
import { contentApp } from '#host/bridge/content';
import { missingModules } from '#host/bridge/module-support';
import { bridgeRoutes } from '#host/bridge/routes';
import { sessionCaller } from '#host/bridge/session';
import { bundleFunctions } from '#host/forge/function-bundle';
import { installApp, type Installation } from '#host/forge/install';
import type { HostParts } from '#host/forge/installed-app';
import { readManifest, type Manifest } from '#host/forge/manifest';
import { oldPackages } from '#host/forge/old-packages';
import { reportPages } from '#host/forge/pages/report-pages';
import { createJira } from '#host/jira/jira';
import { warmGrammar } from '#host/jira/jql/parse';
import { RemoteRevisions } from '#world/remote/remote-revisions';
import { writingOrganization } from '#world/remote/writing-organization';
import { CallJournal } from './calls';
import { createFaults } from './faults';
import { fillTrackers } from './first-content';
import { calmAtFirst, createNetwork } from './latency';
import type { HostOptions } from './options';
import { packageDirectory } from './package-directory';
import { answerRest } from './rest';
import { listen, type ListeningServer } from './server';
import { StartFailure } from './start-failure';
import { openStore, type Store } from './store';

/** A running host. */
export interface RunningHost {
  readonly mainOrigin: string;
  readonly contentOrigin: string;
  /** The trackers were empty and hold the seed now. */
  readonly isSeeded: boolean;
  /** Answers a request to the main origin as its server does, without the way there and back. */
  answer(request: Request): Promise<Response>;
  /** Lets latency and faults begin, and has every write on the disk from now on. */
  begin(): void;
  close(): Promise<void>;
}

/** Starts everything: data, app, both origins. Throws StartFailure and PortTaken. */
export async function startHost({
  options,
  now,
  say,
}: {
  options: HostOptions;
  now: () => Date;
  say: (line: string) => void;
}): Promise<RunningHost> {
  const manifest = demandManifest(options.appDirectory);
  const extensions = demandExtensions(options);
  const store = openData(options);
  const servers: ListeningServer[] = [];
  const handlers: { main: Handler; content: Handler } = { main: starting, content: starting };
  const network = calmAtFirst(createNetwork(options.latencyMilliseconds, createFaults(options.faults, options.seed)));
  let installation: Installation | undefined;
  async function close(): Promise<void> {
    await Promise.all(servers.map((server) => server.close()));
    await installation?.close();
    store.close();
  }
  function begin(): void {
    store.settle();
    network.begin();
    setImmediate(warmGrammar);
  }
  try {
    const main = await listen('localhost', options.port, (request) => handlers.main(request));
    servers.push(main);
    const content = await listen('127.0.0.1', options.port === 0 ? 0 : main.port + 1, (request) =>
      handlers.content(request),
    );
    servers.push(content);
    const origins = { mainOrigin: `http://localhost:${main.port}`, contentOrigin: `http://127.0.0.1:${content.port}` };
    // The compiler is another process: it works while Jira is read.
    const bundle = bundleFunctions(manifest, options.appDirectory, join(options.dataDirectory, 'functions'));
    // When the import fails first, what came of bundling interests nobody.
    bundle.catch(() => undefined);
    // What a power cut takes is filled again: nobody has done anything yet.
    store.hurry();
    const jira = createJira({ store, now: () => now().getTime() });
    const baseUrl = `${origins.mainOrigin}/azure`;
    const revisions = new RemoteRevisions(store);
    const local = createAzure({
      store,
      now,
      baseUrl,
      routes: [...azureRoutes, ...installedExtensionRoutes(() => extensions)],
    });
    const { isSeeded } = await fillTrackers({ jira, azure: local, revisions }, options, now, say);
    const azure = writingOrganization(local, { remote: options.remote, revisions, baseUrl, say });
    const calls = new CallJournal();
    const answer = await installApp({
      directory: options.appDirectory,
      manifest,
      bundle,
      jira,
      store,
      calls,
      network,
      mainOrigin: () => origins.mainOrigin,
      now,
    });
    if (answer.kind === 'problem')
      throw new StartFailure(`The app's functions cannot be built:\n${answer.messages.join('\n')}`);
    installation = answer.installation;
    for (const sentence of missingModules(manifest.modules)) say(`Not run here: ${sentence}`);
    for (const sentence of oldPackages(options.appDirectory)) say(`Not run here: ${sentence}`);
    const { app, webTriggers } = installation;
    const parts: HostParts = {
      app,
      jira,
      calls,
      store,
      network,
      webTriggers,
      options,
      ...origins,
      webDirectory: join(packageDirectory(), 'dist/pages'),
      now,
    };
    const site = azureSite({ ...parts, azure, extensions, people: () => jira.people() });
    handlers.main = mainHandler(parts, installation, calls, { ...site, azure });
    handlers.content = contentHandler(parts, site);
    for (const { key } of manifest.modules.filter(({ type }) => type === 'webtrigger'))
      say(`Web trigger ${key}: ${webTriggers.url(key)}`);
    installation.start();
    return { ...origins, isSeeded, answer: async (request) => handlers.main(request), begin, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function mainHandler(
  parts: HostParts,
  installation: Installation,
  calls: CallJournal,
  { azure, ...site }: AzureSite & { readonly azure: Azure },
): Handler {
  const { jira, network, mainOrigin } = parts;
  const routes = new Hono();
  routes.all('/rest/*', (context) =>
    answerRest(context.req.raw, {
      jira,
      calls,
      network,
      mainOrigin,
      sessionCaller: (request) => sessionCaller(request, jira.people()),
    }),
  );
  routes.all('/webtrigger/*', (context) => installation.webTriggers.handle(context.req.raw));
  routes.route('/', reportPages(parts, installation, calls));
  routes.route('/', site.main);
  routes.route('/', bridgeRoutes({ ...bridgeDeps(parts), azure }));
  const { port } = new URL(mainOrigin);
  return onlyFor([`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`], (request) => routes.fetch(request));
}

function contentHandler(parts: HostParts, site: AzureSite): Handler {
  const routes = new Hono();
  routes.route('/', site.content);
  routes.route('/', contentApp(bridgeDeps(parts)));
  return onlyFor([new URL(parts.contentOrigin).host], (request) => routes.fetch(request));
}

/** Pages read the manifest as its author wrote it. */
function bridgeDeps(parts: HostParts): Parameters<typeof contentApp>[0] {
  return {
    ...parts,
    app: { ...parts.app, manifest: parts.app.manifest.document, translations: parts.app.manifest.translations },
  };
}

type Handler = (request: Request) => Response | Promise<Response>;

function starting(): Response {
  return new Response('The host is starting.', { status: 503, headers: { 'retry-after': '1' } });
}

/** A page elsewhere whose name was made to point at this machine sends its own name, and gets nothing. */
function onlyFor(hosts: readonly string[], handler: Handler): Handler {
  return (request) =>
    hosts.includes(new URL(request.url).host)
      ? handler(request)
      : new Response('This host has another name.', { status: 421 });
}

function demandManifest(directory: string): Manifest {
  const answer = readManifest(directory);
  if (answer.kind === 'problem') throw new StartFailure(answer.messages.join('\n'));
  return answer.manifest;
}

/** This project's own extension, where it was packed, and those of the command line. */
function demandExtensions({ vsixFiles }: HostOptions): readonly InstalledExtension[] {
  const own = ownPackage(packageDirectory());
  const answer = readPackageFiles([...(own === undefined ? [] : [own]), ...vsixFiles]);
  if (answer.kind === 'problem') throw new StartFailure(answer.message);
  return answer.extensions;
}

function openData({ dataDirectory, isFresh }: HostOptions): Store {
  const file = join(dataDirectory, 'host.db');
  try {
    return openStore(file, { isFresh });
  } catch (error) {
    const isLocked = error instanceof Error && /locked|busy/i.test(error.message);
    const reason = isLocked
      ? 'Another host is using it. Stop that one, or choose another folder with --data.'
      : `${(error as Error).message}. Start anew with --fresh, or choose another folder with --data.`;
    throw new StartFailure(`${existsSync(file) ? file : dataDirectory} cannot be opened: ${reason}`, { cause: error });
  }
}
