import { AsyncLocalStorage } from 'node:async_hooks';
import { join } from 'node:path';
import type { Call, CallProblem, Reply } from '#app/calls';
import type { Loose } from './loose';
import type { Records } from '#app/records/records';
import type { Extension } from '#jira/extension';
import * as functions from '#jira/index';
import { records as storedRecords } from '#jira/entity-records';
import type { JiraRequest } from '#jira/request';
import { CallJournal } from '#host/server/calls';
import { createFaults, parseFaults } from '#host/server/faults';
import { Deliveries } from '#host/forge/deliveries';
import { createKvs } from '#host/forge/kvs';
import { readManifest, type Manifest } from '#host/forge/manifest';
import { Platform } from '#host/forge/platform';
import { QueueGateway } from '#host/forge/queue';
import { dispatchEvent } from '#host/forge/triggers';
import { AppLogs } from '#host/forge/app-logs';
import { UsageMeter } from '#host/forge/usage';
import type { Backlog } from '#host/jira/backlog';
import { createJira, type LocalJira } from '#host/jira/jira';
import { createNetwork } from '#host/server/latency';
import type { Caller, JiraExtensions } from '#host/server/seams';
import { openStore } from '#host/server/store';
import { exchangeProblems, type Exchange } from '../contract/openapi';
import { smallBacklog } from './backlog';

const directory = join(__dirname, '../..');
const environmentId = '11111111-2222-4333-8444-555555555555';
const invocations = new AsyncLocalStorage<object>();

/** JSON that a test looks into. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests say what they expect of it
export type Json = any;

/** The app's real functions on the emulated platform and Jira, in this process, over Forge's two globals. */
export interface ForgeApp {
  readonly jira: LocalJira;
  /** Every exchange with Jira, in order. */
  readonly exchanges: readonly Exchange[];
  readonly calls: CallJournal;
  /** Calls the app as a page does, as a person. */
  call<Request, Value, Clash = never>(
    as: string,
    spec: Call<Request, Value, Clash>,
    request: Loose<Request>,
  ): Promise<Reply<Value, Clash>>;
  /** Sends anything under any name. */
  raw(as: string | undefined, name: string, payload: unknown): Promise<CallProblem | { kind: 'ok'; value: unknown }>;
  /** Jira as the app has it in a page: as a person, with the app's scopes. */
  readonly extension: Extension;
  requestAs(who: string): JiraRequest;
  /** Jira as the app itself. */
  readonly requestAsApp: JiraRequest;
  /** Runs something as one of the app's functions. */
  run<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The app's own store, as a function has it. */
  readonly records: Records;
  /** Waits until queue and triggers have nothing under way; hurries retries when told. */
  settle(options?: { readonly hurry: boolean }): Promise<void>;
  repair(): Promise<unknown>;
  /** A request to Jira's own REST API. */
  rest(as: string, path: string, init?: { method?: string; body?: unknown }): Promise<{ status: number; body: Json }>;
  /** Faults of the network from now on, as `--faults` has them; none for ''. */
  fail(spec: string): void;
  /** Runs before every call of a function to platform or product. */
  onCall(listener: ((what: string) => void | Promise<void>) | undefined): void;
  /** The id that Jira gave the app's field. */
  field(key: string): Promise<string>;
  close(): void;
}

/** Installs the app into an empty site with a backlog. */
export function startForge(
  backlog: Backlog = smallBacklog(),
  { now = Date.now }: { readonly now?: () => number } = {},
): ForgeApp {
  const read = readManifest(directory);
  if (read.kind !== 'ok') throw new Error(read.messages.join('\n'));
  const { manifest } = read;
  const store = openStore(':memory:');
  const jira = createJira({ store, now });
  jira.load(backlog);
  const grant = { appId: manifest.appId, environmentId, name: manifest.name, scopes: manifest.scopes };
  jira.install(extensionsOf(manifest, grant));
  const exchanges: Exchange[] = [];
  const calls = new CallJournal();
  let faults = createFaults([], 1);
  let listener: ((what: string) => void | Promise<void>) | undefined;
  const recorded = {
    async handle(request: Request, caller: Caller): Promise<Response> {
      const sent = await request.clone().text();
      const response = await jira.handle(request, caller);
      const url = new URL(request.url);
      exchanges.push({
        method: request.method,
        path: url.pathname,
        query: url.searchParams,
        request: sent === '' ? undefined : JSON.parse(sent),
        status: response.status,
        answer: await response.clone().text(),
      });
      return response;
    },
  };
  const logs = new AppLogs();
  const usage = new UsageMeter(store, () => new Date());
  const invoke = (
    handler: (...words: never[]) => unknown,
    event: unknown,
    moduleKey: string,
    accountId?: string,
  ): Promise<unknown> => {
    const runtime = {
      ...(accountId !== undefined && { aaid: accountId }),
      contextAri: `ari:cloud:jira::site/${jira.site.cloudId}`,
      appContext: {
        appId: manifest.appId,
        appVersion: '1.0.0',
        environmentId,
        environmentType: 'DEVELOPMENT',
        invocationId: 'i',
        installationId: 'n',
        functionKey: 'f',
        moduleKey,
        moduleType: 't',
      },
      invocation: { functionKey: 'f', moduleKey, accountId },
      metrics: {
        counter: () => ({ incr() {}, incrBy() {}, decr() {}, decrBy() {} }),
        timing: () => ({ measure: () => ({ stop() {} }) }),
        gauge: () => ({ set() {} }),
      },
      lambdaContext: { getRemainingTimeInMillis: () => 25_000, awsRequestId: 'i' },
      featureFlags: () => false,
    };
    return invocations.run(runtime, async () =>
      handler(event as never, { principal: accountId === undefined ? undefined : { accountId } } as never),
    );
  };
  const exported = functions as unknown as Record<string, (...words: never[]) => unknown>;
  const run = (functionKey: string): ((...words: never[]) => unknown) => {
    const name = manifest.functions.find(({ key }) => key === functionKey)?.export ?? '';
    return (
      exported[name] ??
      ((): never => {
        throw new Error(`No function ${functionKey}`);
      })
    );
  };
  const inProcess = {
    invoke: (call: { functionKey: string; moduleKey: string; event: unknown; accountId?: string }) =>
      invoke(run(call.functionKey), call.event, call.moduleKey, call.accountId),
  };
  const deliveries = new Deliveries(store, inProcess, Date.now);
  const platform = new Platform({
    manifest,
    grant,
    jira: recorded,
    kvs: createKvs({ store, entities: manifest.entities, appId: manifest.appId }),
    services: [new QueueGateway(manifest, deliveries, Date.now)],
    network: { carry: (passage, answer) => createNetwork(0, faults, async () => undefined).carry(passage, answer) },
    calls,
    usage,
    mainOrigin: () => 'http://localhost:4600',
  });
  jira.onEvent((event) =>
    dispatchEvent(event, { manifest, cloudId: jira.site.cloudId, deliveries, logs, now: Date.now }),
  );
  Object.defineProperty(globalThis, '__forge_runtime__', { get: () => invocations.getStore(), configurable: true });
  Object.assign(globalThis, {
    async __forge_fetch__(meta: never, target: string, init: RequestInit = {}): Promise<Response> {
      await listener?.(`${init.method ?? 'GET'} ${target}`);
      const { invocation } = invocations.getStore() as { invocation: never };
      const body =
        init.body === undefined || init.body === null ? undefined : new TextEncoder().encode(String(init.body)).buffer;
      return platform.answer({
        invocation,
        meta,
        target,
        method: init.method ?? 'GET',
        headers: new Headers(init.headers),
        body,
      });
    },
  });
  const raw: ForgeApp['raw'] = async (as, name, payload) =>
    (await invoke(
      functions.handler as never,
      { call: { functionKey: name, payload }, context: {} },
      'value-panel',
      as,
    )) as never;
  const rest: ForgeApp['rest'] = async (as, path, init = {}) => {
    const request = new Request(new URL(path, 'http://jira.invalid'), {
      method: init.method ?? 'GET',
      ...(init.body !== undefined && {
        body: JSON.stringify(init.body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const response = await jira.handle(request, { kind: 'user', accountId: as });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const requestFor =
    (caller: Caller): JiraRequest =>
    (path, init = {}) =>
      createNetwork(0, faults, async () => undefined).carry(
        { from: 'page', method: init.method ?? 'GET', path: path.split('?')[0] ?? path },
        () => recorded.handle(new Request(new URL(path, 'http://jira.invalid'), init), caller),
      );
  const invoked = <Port extends object>(port: Port): Port =>
    Object.fromEntries(
      Object.entries(port).map(([name, call]) => [
        name,
        (...words: never[]) => invoke(() => (call as (...words: never[]) => unknown)(...words), {}, 'records'),
      ]),
    ) as Port;
  return {
    jira,
    extension: { appId: manifest.appId, environmentId },
    requestAs: (who) => requestFor({ kind: 'user', accountId: who, app: grant }),
    requestAsApp: requestFor({ kind: 'app', app: grant }),
    run: (work) => invoke(work, {}, 'records') as never,
    records: { ...invoked(storedRecords), tasks: (name) => invoked(storedRecords.tasks(name)) },
    exchanges,
    calls,
    raw,
    rest,
    call: (as, spec, request) => raw(as, spec.name, request) as never,
    async settle({ hurry } = { hurry: false }) {
      // Events leave Jira, and are delivered, after the answer.
      await new Promise((resolve) => setImmediate(resolve));
      await deliveries.settled();
      if (!hurry) return;
      deliveries.hurry();
      await deliveries.settled();
    },
    repair: () => invoke(functions.repair as never, {}, 'mirror-repair'),
    fail(spec) {
      const parsed = parseFaults(spec);
      if (parsed.kind !== 'ok') throw new Error(parsed.message);
      faults = createFaults(parsed.rules, 1);
    },
    onCall(next) {
      listener = next;
    },
    async field(key) {
      const { body } = await rest('ana', '/rest/api/3/field');
      const found = (body as { id: string; schema?: { custom?: string } }[]).find(({ schema }) =>
        schema?.custom?.endsWith(`/static/${key}`),
      );
      if (!found) throw new Error(`No field ${key}`);
      return found.id;
    },
    close() {
      deliveries.close();
      usage.flush();
      store.close();
      const unmodelled = calls.unmodelled.map(({ what }) => what);
      if (unmodelled.length > 0) throw new Error(`Not modelled: ${unmodelled.join(', ')}`);
      const problems = exchanges.flatMap(exchangeProblems);
      if (problems.length > 0) throw new Error(`Against the API description:\n${[...new Set(problems)].join('\n')}`);
    },
  };
}

/** The value of a reply, or a failed test that shows the problem. */
export function valueOf<Value>(reply: { kind: string } & ({ kind: 'ok'; value: Value } | object)): Value {
  if (reply.kind !== 'ok') throw new Error(JSON.stringify(reply));
  return (reply as unknown as { value: Value }).value;
}

function extensionsOf(manifest: Manifest, app: JiraExtensions['app']): JiraExtensions {
  const modules = (type: string): readonly Record<string, Json>[] =>
    manifest.modules.filter((module) => module.type === type).map(({ properties }) => properties);
  return {
    app,
    customFields: modules('jira:customField').map(({ key, name, description, type, readOnly }) => ({
      key,
      name,
      description,
      type,
      isReadOnly: readOnly === true,
    })),
    projectPermissions: modules('jira:projectPermission').map(({ key, name, description }) => ({
      key,
      name,
      description,
    })),
    globalPermissions: [],
    entityProperties: modules('jira:entityProperty').map(({ entityType, propertyKey, values }) => ({
      entityType,
      propertyKey,
      values,
    })),
  };
}
