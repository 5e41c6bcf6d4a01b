import { kvs } from '@forge/kvs';
import { exportRecordsCall } from '#app/transfer/calls';
import { joinParts, type ExportFile } from '#app/transfer/export-file';
import { agreeScoreCall, readScoreCall } from '#app/value/calls';
import type { Backlog } from '#host/jira/backlog';
import type { Call, CallProblem, Reply } from '#app/calls';
import { smallBacklog } from './backlog';
import type { Loose } from './loose';
import { startAzure } from './azure';
import { startForge, valueOf } from './forge';

/** Waybill on one host, filled with the small backlog: what tests of behaviour need, whatever the host. */
export interface AppSite {
  readonly host: string;
  /** Calls the app as a page does, as a person of the backlog. */
  call<Request, Value, Clash = never>(
    as: string,
    spec: Call<Request, Value, Clash>,
    request: Loose<Request>,
  ): Promise<Reply<Value, Clash>>;
  raw(as: string | undefined, name: string, payload: unknown): Promise<CallProblem | { kind: 'ok'; value: unknown }>;
  settle(options?: { readonly hurry: boolean }): Promise<void>;
  /** Has everybody open the app anew: pages remember for a while what they have read. */
  reload(): void;
  /** Pushes search fields that were left behind. */
  repair(): Promise<unknown>;
  fail(spec: string): void;
  onCall(listener: ((what: string) => void | Promise<void>) | undefined): void;
  /** The id that the host gives to a person of the backlog. */
  person(who: string): string;
  /** The project FERRY, and VAULT, which Ana alone sees. */
  readonly projectId: string;
  readonly vaultId: string;
  /** The id that the host gives to a project of the backlog. */
  project(id: string): string;
  /** Where calls go, as faults name it. */
  readonly paths: {
    readonly rights: string;
    readonly item: string;
    readonly storageWrite: string;
    readonly storageRead: string;
    readonly fields: string;
    readonly later: string;
  };
  /** Failures after which whatever writes search fields by itself has given up. */
  readonly patience: number;
  /** Changes what lies in storage of a record, past the app; `undefined` takes a part away. */
  damage(kind: string, ref: { readonly id: string; readonly home: string }, change: Damage): Promise<void>;
  /** What search has of an item: its score and its cost of delay, null where it has none. */
  found(issueId: string): Promise<readonly [unknown, unknown]>;
  /** What search has of the PI that an item is committed to; null: none. */
  foundPi(issueId: string): Promise<unknown>;
  close(): void;
}

/** Parts of a stored record as somebody else left them; `value` is the record's own. */
export type Damage = Readonly<Record<string, unknown>>;

/** The hosts that behaviour is proved on. */
export const hosts: readonly (readonly [string, (backlog?: Backlog) => AppSite])[] = [
  ['Jira', startJiraSite],
  ['Azure DevOps', startAzureSite],
];

/** FERRY-2, which has no estimate. */
export const issueId = '10002';

/** An answer to every question about it: (8 + 5 + 3) / 5 = 3.2. */
export const full = { value: 8, urgency: 5, relief: 3, size: 5 };

/** The site of whichever test of a block is running; each begins with a new one. */
export function siteOfEach(start: () => AppSite): AppSite {
  let site: AppSite;
  beforeEach(() => {
    site = start();
  });
  afterEach(() => site.close());
  return new Proxy({} as AppSite, { get: (_, name) => Reflect.get(site, name) as unknown });
}

/** The whole export, as an administrator gets it. */
export async function exported(site: AppSite): Promise<ExportFile> {
  const parts: ExportFile[] = [];
  let after: string | undefined;
  do {
    const { part, next } = valueOf(await site.call('ana', exportRecordsCall, after === undefined ? {} : { after }));
    parts.push(part);
    after = next;
  } while (after !== undefined);
  return joinParts(parts)!;
}

/** Has somebody agree on `full`; answers the version of the record. */
export async function agreed(site: AppSite, by = 'ben'): Promise<number> {
  const { version } = valueOf(await site.call(by, readScoreCall, { issueId }));
  return valueOf(await site.call(by, agreeScoreCall, { issueId, version, factors: full })).version;
}

/** Jira with the app's functions, in this process. */
export function startJiraSite(backlog?: Backlog): AppSite {
  const forge = startForge(backlog);
  return {
    ...forge,
    host: 'Jira',
    project: (id) => id,
    // A function remembers nothing.
    reload: () => undefined,
    person: (who) => who,
    paths: {
      rights: '/rest/api/3/mypermissions*',
      item: '/rest/api/3/issue/*',
      storageWrite: '/api/v1/transaction',
      storageRead: '/api/v1/entity/get',
      fields: '/rest/api/3/app/field/value*',
      later: '/webhook/queue/publish/*',
    },
    patience: 10,
    projectId: '10000',
    vaultId: '10001',
    damage: (kind, { id }, { value, ...head }) =>
      forge.run(async () => {
        const key = `record:${kind}:${id}`;
        const stored = await kvs.entity<Record<string, unknown>>('record').get(key);
        const body = value === undefined ? stored?.['body'] : value;
        await kvs.entity('record').set(key, { ...stored, ...head, body });
      }),
    async found(issueId) {
      const fields = [await forge.field('wsjf'), await forge.field('cost-of-delay')];
      const { body } = await forge.rest('ana', `/rest/api/3/issue/${issueId}?fields=${fields.join(',')}`);
      return [body.fields[fields[0]!] ?? null, body.fields[fields[1]!] ?? null];
    },
    async foundPi(issueId) {
      const field = await forge.field('pi');
      const { body } = await forge.rest('ana', `/rest/api/3/issue/${issueId}?fields=${field}`);
      return body.fields[field] ?? null;
    },
  };
}

/** Azure DevOps with a page for each person, in this process. */
export function startAzureSite(backlog = smallBacklog()): AppSite {
  const app = startAzure(backlog);
  return {
    ...app,
    host: 'Azure DevOps',
    project: (id) => app.project(backlog.projects.find((project) => project.id === id)?.name ?? id),
    projectId: app.project('Ferry'),
    vaultId: app.project('Vault'),
    paths: {
      rights: '/_apis/security/permissionevaluationbatch',
      item: '/_apis/wit/workitems/*',
      storageWrite: '/_apis/ExtensionManagement/*/Collections/score-*/Documents',
      storageRead: '/_apis/ExtensionManagement/*/Collections/score-*/Documents/*',
      fields: '/_apis/wit/$batch',
      later: '/_apis/wit/$batch',
    },
    // A page tries five times, each time with three attempts.
    patience: 20,
    settle: () => app.settle(),
    reload: () => app.reload(),
    repair: () => app.page('ana', { isFresh: true }).repair(),
    async damage(kind, { id, home }, change) {
      const scope = '_apis/ExtensionManagement/InstalledExtensions/waybill/waybill/Data/Scopes/Default/Current';
      const address = `${scope}/Collections/${kind}-${home}/Documents`;
      const { body } = await app.rest('ana', `${address}/${id}`);
      const { status } = await app.rest('ana', address, { method: 'PUT', body: { ...body, ...change } });
      if (status !== 200) throw new Error(`The document was not changed: ${status}`);
    },
    found: async (issueId) => [
      app.fieldsOf(issueId)['Custom.WSJF'] ?? null,
      app.fieldsOf(issueId)['Custom.CostOfDelay'] ?? null,
    ],
    foundPi: async (issueId) => app.fieldsOf(issueId)['Custom.PI'] ?? null,
  };
}
