import { AsyncLocalStorage } from 'node:async_hooks';
import { join } from 'node:path';
import { EgressFilteringService } from '@forge/egress';
import { guardConnections } from './connections';
import type { Invocation, LogLine } from './wire';

/**
 * Stands where Atlassian's own runtime wrapper stands: `__forge_wrapper__.cjs`, beside the bundled functions.
 * It gives `@forge/*` packages the two globals that they are written against. The real wrapper is served by
 * Atlassian's CDN only; this one follows what the packages use.
 */

type Meta = Readonly<Record<string, unknown>>;
type Scope = Record<string, unknown>;

const invocations = new AsyncLocalStorage<Scope>();
const networkFetch = globalThis.fetch;
// The same for every invocation of a process, and asked for by sockets that outlive one.
let allowedEgress: readonly string[] = [];
let proxyUrl: string | undefined;
const nothing = (): void => undefined;
const metrics = {
  counter: () => ({ incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing }),
  timing: () => ({ measure: () => ({ stop: nothing }), set: nothing }),
  gauge: () => ({ set: nothing, incr: nothing, decr: nothing }),
};

guardConnections(
  (address) => isAllowed(address) || isProxy(address),
  (address) => new EgressRefused(address),
);
// Node loads its network code at the first use, which would be the first invocation.
void new Headers();
Object.defineProperty(globalThis, '__forge_runtime__', { get: () => invocations.getStore(), configurable: true });
Object.assign(globalThis, { __forge_undici_error__: TypeError, __forge_fetch__: platformFetch, fetch: allowedFetch });

/** Runs one handler of the bundle in its own context. Rejects with what the handler threw. */
export async function main(invocation: Invocation): Promise<unknown> {
  const { handler, body, runtime, deadline } = invocation;
  allowedEgress = runtime.allowedEgress;
  proxyUrl = runtime.proxy.url;
  const installation = installationOf(runtime);
  const scope = {
    ...runtime,
    appContext: { ...runtime.appContext, installation },
    metrics,
    realtime: {},
    externalAuth: [],
    featureFlags: () => false,
    container: { handler, appCodeDir: __dirname },
    lambdaContext: { getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()), awsRequestId: invocation.id },
  };
  return invocations.run(scope, async () => {
    const dot = handler.lastIndexOf('.');
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- bundles are CommonJS and named at run time
    const bundle = require(join(__dirname, `${handler.slice(0, dot)}.cjs`)) as Record<string, unknown>;
    const run = bundle[handler.slice(dot + 1)];
    if (typeof run !== 'function') throw new TypeError(`${handler} is not a function.`);
    return (await (run as (...words: unknown[]) => unknown)(body, {
      principal: runtime.aaid === undefined ? undefined : { accountId: runtime.aaid },
      installContext: runtime.contextAri,
      license: runtime.appContext['license'],
      installation,
    })) as unknown;
  });
}

/** What `@forge/api` calls an Installation: identifiers that read as text and as objects. */
function installationOf({ appContext, contextAri }: Invocation['runtime']): unknown {
  const installationId = String(appContext['installationId']);
  const cloudId = contextAri.split('/').at(-1);
  return {
    ari: identifier(`ari:cloud:ecosystem::installation/${installationId}`, { installationId }),
    contexts: [identifier(contextAri, { cloudId })],
  };
}

function identifier(ari: string, parts: object): object {
  return { ...parts, toString: () => ari, toJSON: () => ari };
}

/** Replaces the console: each line goes to the app's log under the invocation that wrote it. */
export function captureConsole(format: (...words: unknown[]) => string, send: (line: LogLine) => void): void {
  const levels = { debug: 'debug', trace: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const;
  for (const [method, level] of Object.entries(levels)) {
    (console as unknown as Record<string, unknown>)[method] = (...words: unknown[]) => {
      const context = invocations.getStore()?.['appContext'] as { invocationId?: string } | undefined;
      send({ kind: 'log', id: context?.invocationId, level, text: format(...words) });
    };
  }
}

/** `__forge_fetch__`: every call to the product or to a platform service goes through the host's proxy. */
async function platformFetch(meta: Meta, path: unknown, init: RequestInit = {}): Promise<Response> {
  const runtime = invocations.getStore() as { proxy: { url: string; token: string } } | undefined;
  if (!runtime) throw new Error('Forge runtime not found.');
  const headers = new Headers(init.headers);
  headers.delete('host');
  headers.set('forge-proxy-authorization', `Bearer ${runtime.proxy.token}`);
  headers.set('forge-proxy-meta', encodeURIComponent(JSON.stringify(meta)));
  headers.set('forge-proxy-target', encodeURIComponent(String(path)));
  const stream = typeof init.body === 'object' && init.body !== null ? { duplex: 'half' } : {};
  return networkFetch(runtime.proxy.url, { ...init, ...stream, headers } as RequestInit);
}

/** The global `fetch` of an app reaches only the addresses that its manifest declares. */
async function allowedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  if (!isAllowed(url)) throw new EgressRefused(url);
  return networkFetch(input, init);
}

function isAllowed(url: string): boolean {
  return new EgressFilteringService([...allowedEgress]).isValidUrl(url);
}

function isProxy(url: string): boolean {
  return proxyUrl !== undefined && new URL(url).host === new URL(proxyUrl).host;
}

/** Named and worded like `ExternalEndpointNotAllowedError` of `@forge/api`, which apps look for. */
class EgressRefused extends Error {
  readonly status = 403;
  constructor(url: string) {
    super(
      `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
    );
    this.name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
  }
}
