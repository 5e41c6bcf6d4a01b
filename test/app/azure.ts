import { answer } from '#app/answer';
import type { Call, CallProblem, Reply } from '#app/calls';
import type { Loose } from './loose';
import type { AzureRequest } from '#azure/request';
import { createAzureSession, type AzureSession } from '#azure/session';
import type { AccountId, ProjectId } from '#core/issue';
import { CallJournal } from '#host/server/calls';
import { createFaults, parseFaults } from '#host/server/faults';
import { createAzure, type LocalAzure } from '#host/azure/azure';
import { azureContents } from '#host/azure/fill/fill';
import type { AzureCaller, ExtensionGrant } from '#host/azure/seams';
import { identityIdOf } from '#host/azure/world/guid';
import type { Backlog } from '#host/jira/backlog';
import { createNetwork } from '#host/server/latency';
import { openStore } from '#host/server/store';
import type { Exchange } from '../contract/openapi';
import { swaggerProblems } from '../host/azure/swagger';
import { smallBacklog } from './backlog';
import type { Json } from './forge';

const base = 'http://localhost:4600/azure';

/** What vss-extension.json asks for. */
const grant: ExtensionGrant = {
  publisherId: 'waybill',
  extensionId: 'waybill',
  name: 'Waybill',
  scopes: ['vso.work_write', 'vso.project'],
};

/** Patience that a test can wait for. */
export const short = { answerMilliseconds: 5_000, pauseMilliseconds: 3_000, attempts: 3, totalMilliseconds: 10_000 };

/**
 * What Microsoft's description leaves open: it says object for any value of a field or an attribute, knows no null
 * in place of an item that is left out, demands the
 * last, optional part of a node's address, knows no 201 for one that was made, and could not name what a report holds.
 */
const looseness = [
  /answer(\/\d+)?\/fields\/\S+ must be object/,
  /answer(\/\d+(\/children\/\d+)*)?\/attributes\/\w+Date must be object/,
  /answer\/\d+\/attributes\/\S+ must be object/,
  /workitemsbatch → 200: answer\/\d+ must be object/,
  /classificationnodes\/(areas|[Ii]terations)(\/\S+)?: not in the description/,
  /classificationnodes\/\S+ → 201: status 201 is not in the description/,
  /reporting\/workitemrevisions → 200: answer\/values\/\d+ must be string/,
];

/** Waybill's pages of several people on the emulated Azure DevOps, in this process. */
export interface AzureApp {
  readonly azure: LocalAzure;
  /** Every exchange with Azure DevOps, in order. */
  readonly exchanges: readonly Exchange[];
  /** REST as a person's page has it: with the extension's scopes. */
  requestAs(who: string, scopes?: readonly string[]): AzureRequest;
  /** A person's page; the same one each time, unless a fresh one is asked for. */
  page(who: string, options?: { readonly isFresh?: boolean; readonly project?: string }): AzureSession;
  call<Request, Value, Clash = never>(
    as: string,
    spec: Call<Request, Value, Clash>,
    request: Loose<Request>,
  ): Promise<Reply<Value, Clash>>;
  raw(as: string | undefined, name: string, payload: unknown): Promise<CallProblem | { kind: 'ok'; value: unknown }>;
  /** What work that nobody waits for has failed with. */
  readonly backgroundFaults: readonly unknown[];
  /** Has everybody open a fresh page. */
  reload(): void;
  /** Waits until no page has anything under way. */
  settle(): Promise<void>;
  /** A request to Azure DevOps' own REST API; the path lies below the organization. */
  rest(
    as: string,
    path: string,
    init?: { method?: string; body?: unknown; type?: string },
  ): Promise<{ status: number; body: Json }>;
  /** Changes fields of an item as its form does. */
  edit(as: string, id: string | number, fields: Readonly<Record<string, unknown>>): Promise<void>;
  /** Fields of an item as they are. */
  fieldsOf(id: string | number): Readonly<Record<string, unknown>>;
  /** Faults of the network from now on, as `--faults` has them; none for ''. */
  fail(spec: string): void;
  /** Runs before every call of a page. */
  onCall(listener: ((what: string) => void | Promise<void>) | undefined): void;
  /** The id that the platform gives to a person. */
  person(who: string): AccountId;
  /** The id of a project by its name. */
  project(name: string): ProjectId;
  close(): void;
}

/** Fills an organization with a backlog and lets its people open pages of Waybill. */
export function startAzure(
  backlog: Backlog = smallBacklog(),
  { now = () => new Date() }: { readonly now?: () => Date } = {},
): AzureApp {
  const store = openStore(':memory:');
  const azure = createAzure({ store, now, baseUrl: base });
  azure.load(azureContents(backlog, { isSeed: false }));
  const exchanges: Exchange[] = [];
  const calls = new CallJournal();
  let faults = createFaults([], 1);
  let listener: ((what: string) => void | Promise<void>) | undefined;
  const pages = new Map<string, AzureSession>();
  const opened: AzureSession[] = [];

  async function handle(request: Request, caller: AzureCaller): Promise<Response> {
    const sent = await request.clone().text();
    const response = await azure.handle(request, caller);
    const url = new URL(request.url);
    exchanges.push({
      method: request.method,
      path: url.pathname.slice(new URL(base).pathname.length),
      query: url.searchParams,
      request: sent === '' ? undefined : JSON.parse(sent),
      status: response.status,
      answer: await response.clone().text(),
    });
    return response;
  }

  const personId = (who: string): string => backlog.people.find(({ accountId }) => accountId === who)?.accountId ?? who;
  const project = (name: string): ProjectId => (azure.organization.project(name)?.id ?? name) as ProjectId;
  const [home] = azure.organization.projects();

  const backgroundFaults: unknown[] = [];
  const requestAs: AzureApp['requestAs'] =
    (who, scopes = grant.scopes) =>
    async (_area, path, init = {}) => {
      const method = init.method ?? 'GET';
      const address = `/${path.split('?')[0] ?? path}`;
      await listener?.(`${method} ${address}`);
      return createNetwork(0, faults, async () => undefined).carry({ from: 'page', method, path: address }, () =>
        handle(new Request(`${base}/${path}`, init), {
          kind: 'user',
          personId: personId(who),
          extension: { ...grant, scopes },
        }),
      );
    };

  const page: AzureApp['page'] = (who, { isFresh = false, project: name = home?.name ?? '' } = {}) => {
    const key = `${who} ${name}`;
    const known = isFresh ? undefined : pages.get(key);
    if (known) return known;
    const session = createAzureSession({
      request: requestAs(who),
      viewer: identityIdOf(personId(who)) as AccountId,
      extension: grant,
      project: { id: project(name), key: name },
      patience: short,
      wait: async () => undefined,
      report: (error) => backgroundFaults.push(error),
    });
    pages.set(key, session);
    opened.push(session);
    return session;
  };

  const rest: AzureApp['rest'] = async (as, path, { method = 'GET', body, type = 'application/json' } = {}) => {
    const address = `${base}/${path}${path.includes('?') ? '&' : '?'}api-version=7.1`;
    const request = new Request(address, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': type } }),
    });
    const response = await azure.handle(request, { kind: 'user', personId: personId(as) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };

  const raw: AzureApp['raw'] = async (as, name, payload) => {
    if (as === undefined) return { kind: 'not-signed-in' };
    const reply = await answer(name, payload, page(as), (_call, error) => {
      throw error;
    });
    // As it would come out of another frame.
    return JSON.parse(JSON.stringify(reply)) as never;
  };

  return {
    azure,
    exchanges,
    requestAs,
    backgroundFaults,
    page,
    raw,
    rest,
    project,
    call: (as, spec, request) => raw(as, spec.name, request) as never,
    reload: () => pages.clear(),
    async settle() {
      for (const session of opened) await session.settled();
    },
    async edit(as, id, fields) {
      const body = Object.entries(fields).map(([name, value]) =>
        value === null ? { op: 'remove', path: `/fields/${name}` } : { op: 'add', path: `/fields/${name}`, value },
      );
      const { status, body: said } = await rest(as, `_apis/wit/workitems/${id}`, {
        method: 'PATCH',
        body,
        type: 'application/json-patch+json',
      });
      if (status !== 200) throw new Error(said?.message ?? String(status));
    },
    fieldsOf: (id) => azure.organization.item(Number(id))?.fields ?? {},
    fail(spec) {
      const parsed = parseFaults(spec);
      if (parsed.kind !== 'ok') throw new Error(parsed.message);
      faults = createFaults(parsed.rules, 1);
    },
    onCall(next) {
      listener = next;
    },
    person: (who) => identityIdOf(personId(who)) as AccountId,
    close() {
      store.close();
      const unmodelled = [
        ...calls.unmodelled.map(({ what }) => what),
        ...exchanges.filter(({ status }) => status === 501).map(({ method, path }) => `${method} ${path}`),
      ];
      if (unmodelled.length > 0) throw new Error(`Not modelled: ${[...new Set(unmodelled)].join(', ')}`);
      const problems = described(exchanges)
        .flatMap(({ area, exchange }) =>
          swaggerProblems(area, { ...exchange, path: exchange.path.slice(1), answer: JSON.parse(exchange.answer) }),
        )
        .filter((problem) => !looseness.some((pattern) => pattern.test(problem)));
      if (problems.length > 0) throw new Error(`Against the API description:\n${[...new Set(problems)].join('\n')}`);
    },
  };
}

/**
 * Exchanges that succeeded in areas that Microsoft describes, one of each kind; batches, rights, identities and documents are
 * described elsewhere, in words.
 */
function described(
  exchanges: readonly Exchange[],
): readonly { readonly area: 'wit' | 'core' | 'work'; readonly exchange: Exchange }[] {
  const kinds = new Map<string, { area: 'wit' | 'core' | 'work'; exchange: Exchange }>();
  for (const exchange of exchanges) {
    const area = exchange.path.includes('/_apis/wit/')
      ? 'wit'
      : exchange.path.includes('/_apis/work/')
        ? 'work'
        : exchange.path.startsWith('/_apis/projects')
          ? 'core'
          : undefined;
    if (area && exchange.status < 300 && !exchange.path.endsWith('$batch'))
      kinds.set(`${exchange.method} ${exchange.path.replace(/\d+$/, '')} ${[...exchange.query.keys()].join()}`, {
        area,
        exchange,
      });
  }
  return [...kinds.values()];
}
