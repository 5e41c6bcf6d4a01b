import { z } from 'zod';
import { isUnmodelledStatus } from '#host/server/calls';
import type { Network } from '#host/server/network';
import type { AppGrant, Caller, CallLog, ProductApi } from '#host/server/seams';
import type { Kvs } from './kvs';
import type { Manifest } from './manifest';
import { RateLimit } from './rate-limit';
import type { RunningInvocation } from './runtime';
import type { UsageMeter } from './usage';

/** What `@forge/*` packages say of a call besides its path. */
export const metaShape = z.object({
  type: z.string(),
  provider: z.string().optional(),
  remote: z.string().optional(),
  service: z.string().optional(),
  accountId: z.string().nullish(),
});

type Meta = z.infer<typeof metaShape>;

/** A part of the platform's own gateway, `stargate`: takes the calls that it knows, answers undefined for others. */
export interface GatewayPart {
  answer(path: string, method: string, body: unknown): Response | undefined;
}

/** What the platform is made of, as seen from a function. */
export interface PlatformParts {
  readonly manifest: Manifest;
  readonly grant: AppGrant;
  readonly jira: ProductApi;
  readonly kvs: Kvs;
  readonly services: readonly GatewayPart[];
  readonly network: Network;
  readonly calls: CallLog;
  readonly usage: UsageMeter;
  /** The site's address, which the product's links start with. */
  readonly mainOrigin: () => string;
}

/** One call of a function to the product or the platform. */
export interface PlatformCall {
  readonly invocation: RunningInvocation;
  readonly meta: Meta;
  /** Path and query, as the package wrote it. */
  readonly target: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: ArrayBuffer | undefined;
}

const unit = 10_000;
const minute = 60_000;

/** Answers every call that a function makes through `__forge_fetch__`. What is not modelled is answered 501 and listed. */
export class Platform {
  readonly #parts: PlatformParts;
  readonly #reads = new RateLimit(4000, minute);
  readonly #writes = new RateLimit(4000, minute);
  readonly #requests = new RateLimit(1000, 1000);

  constructor(parts: PlatformParts) {
    this.#parts = parts;
  }

  async answer(call: PlatformCall): Promise<Response> {
    const { network, calls } = this.#parts;
    const startedAt = performance.now();
    const path = call.target.split('?')[0] as string;
    const response = await network.carry({ from: 'function', method: call.method, path }, async () =>
      this.#dispatch(call),
    );
    const bytes = await response.clone().arrayBuffer();
    calls.add({
      at: Date.now(),
      milliseconds: performance.now() - startedAt,
      from: 'function',
      what: `${serviceName(call.meta)} ${call.method} ${call.target}`,
      as: actorName(call),
      status: response.status,
      requestBytes: call.body?.byteLength ?? 0,
      responseBytes: bytes.byteLength,
      isUnmodelled: isUnmodelledStatus(response.status),
    });
    return response;
  }

  #dispatch(call: PlatformCall): Response | Promise<Response> {
    const { type, remote } = call.meta;
    if (type === 'kvs') return this.#storage(call);
    if (type === 'fpp' && (remote === 'jira' || remote === undefined)) return this.#product(call);
    if (type === 'fpp' && remote === 'stargate') return this.#gateway(call);
    if (type === 'frc' && !this.#parts.manifest.remotes.some(({ key }) => key === remote))
      return proxyError(400, 'INVALID_REMOTE');
    if (type === 'fcc' && !this.#hasService(call.meta.service)) return proxyError(400, 'INVALID_SERVICE_KEY');
    return unmodelled(`${serviceName(call.meta)} ${call.target}`);
  }

  #hasService(key: string | undefined): boolean {
    const services = this.#parts.manifest.document['services'];
    return Array.isArray(services) && (services as { key?: unknown }[]).some((service) => service.key === key);
  }

  async #product(call: PlatformCall): Promise<Response> {
    const caller = this.#caller(call);
    if (caller === undefined) return proxyError(401, 'NEEDS_AUTHENTICATION_ERR');
    if (!/^\/(rest|gateway|secure)\//.test(call.target)) return proxyError(400, 'INVALID_PRODUCT_PATH');
    const request = new Request(new URL(call.target, this.#parts.mainOrigin()), {
      method: call.method,
      headers: productHeaders(call.headers),
      ...(call.body && call.body.byteLength > 0 && { body: call.body }),
    });
    return this.#parts.jira.handle(request, caller);
  }

  /** Undefined when the call needs a user and there is none, or one for whom the app may not act. */
  #caller({ meta, invocation }: PlatformCall): Caller | undefined {
    const { grant, manifest } = this.#parts;
    if (meta.provider === 'app') return { kind: 'app', app: grant };
    if (meta.provider === 'none') return { kind: 'anonymous' };
    const isOther = meta.accountId !== undefined && meta.accountId !== null && meta.accountId !== invocation.accountId;
    if (isOther) {
      return manifest.impersonationScopes.length > 0
        ? { kind: 'user', accountId: meta.accountId as string, app: { ...grant, scopes: manifest.impersonationScopes } }
        : undefined;
    }
    return invocation.accountId === undefined
      ? undefined
      : { kind: 'user', accountId: invocation.accountId, app: grant };
  }

  #storage(call: PlatformCall): Response {
    const { manifest, kvs, usage } = this.#parts;
    if (!manifest.scopes.includes('storage:app'))
      return Response.json({ code: 'FORBIDDEN', message: 'The app lacks the scope storage:app.' }, { status: 403 });
    const body = parseJson(call.body);
    if (body === undefined)
      return Response.json({ code: 'BAD_REQUEST', message: 'The body is not JSON.' }, { status: 400 });
    const isRead = /\/(get|query)$/.test(call.target);
    const size = Math.max(1, Math.ceil((call.body?.byteLength ?? 0) / unit));
    if (!this.#requests.take('') || !(isRead ? this.#reads.take('') : this.#writes.take('', size))) {
      return Response.json(
        { code: 'RATE_LIMIT_EXCEEDED', message: 'Too many storage requests.' },
        { status: 429, headers: { 'retry-after': '1' } },
      );
    }
    const answer = kvs.handle(call.target, body);
    if (isRead && answer.readBytes > unit) this.#reads.take('', Math.ceil(answer.readBytes / unit) - 1);
    usage.add('kvsReadBytes', answer.readBytes);
    usage.add('kvsWrittenBytes', answer.writtenBytes);
    return answer.body === undefined
      ? new Response(null, { status: answer.status })
      : Response.json(answer.body, { status: answer.status });
  }

  #gateway(call: PlatformCall): Response {
    const body = parseJson(call.body);
    for (const service of this.#parts.services) {
      const answer = service.answer(call.target, call.method, body);
      if (answer) return answer;
    }
    return unmodelled(`stargate ${call.target}`);
  }
}

/** Header by which the platform's proxy says that it, not the product, refused a call. */
export function proxyError(status: number, reason: string): Response {
  return new Response(null, { status, headers: { 'forge-proxy-error': reason } });
}

/** The answer to whatever the emulator has no model of. */
export function unmodelled(what: string): Response {
  return Response.json({ code: 'NOT_MODELLED', message: `The local host does not model ${what}.` }, { status: 501 });
}

function parseJson(bytes: ArrayBuffer | undefined): unknown {
  try {
    return bytes === undefined ? undefined : (JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown);
  } catch {
    return undefined;
  }
}

function productHeaders(headers: Headers): Headers {
  return new Headers(
    [...headers].filter(
      ([name]) =>
        !name.startsWith('forge-proxy-') &&
        !['host', 'connection', 'content-length', 'cookie', 'authorization', 'transfer-encoding'].includes(name),
    ),
  );
}

function serviceName({ type, remote }: Meta): string {
  return type === 'fpp' ? (remote ?? 'jira') : type;
}

function actorName({ meta, invocation }: PlatformCall): string {
  if (meta.provider === 'user') return meta.accountId ?? invocation.accountId ?? 'nobody';
  return meta.provider === 'none' ? 'anonymous' : 'app';
}
