import { randomBytes, randomUUID } from 'node:crypto';
import type { AppGrant, AppRuntime } from '#host/server/seams';
import type { AppLogs } from './app-logs';
import { FunctionPool } from './function-pool';
import { InvocationFailure } from './function-process';
import type { LogLine } from './function-process/wire';
import type { AppFunction, Manifest } from './manifest';
import { RateLimit } from './rate-limit';
import type { UsageMeter } from './usage';
import { appVariables } from './variables';

/** Who a running invocation is; the platform proxy trusts nothing else. */
export interface RunningInvocation {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly accountId: string | undefined;
}

/** What a runtime is made of. */
export interface RuntimeParts {
  readonly manifest: Manifest;
  readonly grant: AppGrant;
  readonly version: string;
  readonly installationId: string;
  readonly contextAri: string;
  readonly bundle: { readonly loader: string; readonly child: string };
  readonly logs: AppLogs;
  readonly usage: UsageMeter;
}

const minute = 60_000;
const invocationsPerUser = 1200;
const invocationsPerInstallation = 5000;

/** Seconds that a kind of module may run. Source: Forge limits, invocation limits. */
export function limitSeconds(moduleType: string, declared: number | undefined): number {
  if (moduleType === 'consumer' || moduleType === 'scheduledTrigger') return Math.min(declared ?? 55, 900);
  return Math.min(declared ?? (moduleType === 'webtrigger' ? 55 : 25), moduleType === 'webtrigger' ? 55 : 25);
}

/** Runs an app's functions in processes of their own, within the platform's limits. */
export class ForgeRuntime implements AppRuntime {
  readonly #parts: RuntimeParts;
  readonly #pool: FunctionPool;
  readonly #running = new Map<string, RunningInvocation>();
  readonly #byId = new Map<string, RunningInvocation>();
  readonly #perUser = new RateLimit(invocationsPerUser, minute);
  readonly #perInstallation = new RateLimit(invocationsPerInstallation, minute);
  #proxyUrl = '';

  constructor(parts: RuntimeParts) {
    this.#parts = parts;
    this.#pool = new FunctionPool({
      ...parts.bundle,
      variables: appVariables(process.env),
      onLog: (line) => this.#log(line),
    });
  }

  /** Where functions find the platform; to be set before the first invocation. */
  connect(proxyUrl: string): void {
    this.#proxyUrl = proxyUrl;
    if (this.#parts.manifest.functions.length > 0) this.#pool.warm(this.#parts.manifest.memoryMb);
  }

  /** The invocation that a proxy token was made for; undefined once it has ended. */
  running(token: string): RunningInvocation | undefined {
    return this.#running.get(token);
  }

  async invoke(call: Parameters<AppRuntime['invoke']>[0]): Promise<unknown> {
    const { manifest, usage } = this.#parts;
    const target = manifest.functions.find(({ key }) => key === call.functionKey);
    if (!target) throw new InvocationFailure('FUNCTION_ERROR', `The manifest has no function ${call.functionKey}.`);
    const isAllowed =
      this.#perInstallation.take('') && (call.accountId === undefined || this.#perUser.take(call.accountId));
    if (!isAllowed)
      throw new InvocationFailure('FUNCTION_PLATFORM_RATE_LIMITED', 'Too many invocations in this minute.');
    const id = randomUUID();
    const token = randomBytes(24).toString('base64url');
    const running = { functionKey: call.functionKey, moduleKey: call.moduleKey, accountId: call.accountId };
    const memoryMb = target.memoryMb ?? manifest.memoryMb;
    this.#running.set(token, running);
    this.#byId.set(id, running);
    const startedAt = performance.now();
    try {
      return await this.#pool.invoke(
        memoryMb,
        this.#invocation(id, token, target, call),
        limitSeconds(call.moduleType, target.timeoutSeconds) * 1000,
      );
    } catch (error) {
      const failure =
        error instanceof InvocationFailure
          ? error
          : new InvocationFailure('FUNCTION_PLATFORM_UNKNOWN_ERROR', 'The function could not be run.');
      this.#log({ kind: 'log', id, level: 'error', text: `${failure.errorName ?? failure.code}: ${failure.message}` });
      throw failure;
    } finally {
      this.#running.delete(token);
      this.#byId.delete(id);
      usage.add('invocations', 1);
      usage.add('gigabyteSeconds', (Math.ceil(performance.now() - startedAt) / 1000) * (memoryMb / 1024));
    }
  }

  close(): void {
    this.#pool.close();
  }

  #invocation(
    id: string,
    token: string,
    target: AppFunction,
    call: Parameters<AppRuntime['invoke']>[0],
  ): Parameters<FunctionPool['invoke']>[1] {
    const { manifest, grant, version, installationId, contextAri } = this.#parts;
    return {
      id,
      handler: `${target.file}.${target.export}`,
      body: call.event,
      runtime: {
        proxy: { url: this.#proxyUrl, token },
        contextAri,
        ...(call.accountId !== undefined && { aaid: call.accountId }),
        allowedEgress: backendEgress(manifest),
        tracing: { traceId: id.replaceAll('-', ''), spanId: id.replaceAll('-', '').slice(0, 16) },
        appContext: {
          appId: manifest.appId,
          appVersion: version,
          environmentId: grant.environmentId,
          environmentType: 'DEVELOPMENT',
          invocationId: id,
          installationId,
          functionKey: call.functionKey,
          moduleKey: call.moduleKey,
          moduleType: call.moduleType,
          permissions: { scopes: manifest.scopes, external: manifest.external },
        },
      },
    };
  }

  #log(line: LogLine): void {
    const { logs, usage } = this.#parts;
    usage.add('logBytes', Buffer.byteLength(line.text));
    logs.add({
      at: Date.now(),
      level: line.level,
      functionKey: this.#byId.get(line.id ?? '')?.functionKey ?? '',
      invocationId: line.id,
      text: line.text,
    });
  }
}

/** Addresses that `permissions.external.fetch.backend` allows; a remote stands for its base address. */
function backendEgress({ external, remotes }: Manifest): string[] {
  const backend = (external['fetch'] as { backend?: unknown } | undefined)?.backend;
  return (Array.isArray(backend) ? backend : []).flatMap((entry: string | { address?: string; remote?: string }) => {
    if (typeof entry === 'string') return [entry];
    const remote = remotes.find(({ key }) => key === entry.remote)?.baseUrl;
    return [entry.address, typeof remote === 'string' ? remote : undefined].filter((address) => address !== undefined);
  });
}
