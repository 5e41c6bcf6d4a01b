import { createAzure, type LocalAzure } from '#host/azure/azure';
import { azureContents } from '#host/azure/fill/fill';
import { loadPlans } from '#host/azure/work/load-plans';
import type { Backlog } from '#host/jira/backlog';
import type { AzureAddress } from '#world/remote/address';
import type { Surroundings } from '#world/remote/back-off';
import { listen } from '#host/server/server';
import { openStore } from '#host/server/store';

/** What the served organization takes as a personal access token. */
export const token = 'a-personal-access-token-of-nobody';
/** The clock of these tests: a Sunday. */
export const now = (): Date => new Date('2026-11-22T12:00:00Z');

/** The emulated organization behind a real socket. */
export interface ServedOrganization {
  readonly azure: LocalAzure;
  /** Calls since the last test, `GET /azure/_apis/…`. */
  readonly calls: string[];
  /** Answers in the organization's place while it is set. */
  before: ((request: Request) => Response | undefined) | undefined;
  address(project: string): AzureAddress;
  close(): Promise<void>;
}

/** Serves the organization of a backlog on the loopback, to those who have the token. */
export async function serveOrganization(backlog: Backlog): Promise<ServedOrganization> {
  const handler: { handle: (request: Request) => Promise<Response> } = {
    handle: () => Promise.reject(new Error('not ready')),
  };
  const server = await listen('127.0.0.1', 0, (request) => handler.handle(request));
  const origin = `http://127.0.0.1:${server.port}`;
  const azure = createAzure({ store: openStore(':memory:'), now, baseUrl: `${origin}/azure` });
  const contents = azureContents(backlog, { isSeed: true });
  azure.load(contents);
  azure.change((world) => loadPlans(world, contents.plans));
  const admin = backlog.people.find(({ access }) => access === 'admin')!.accountId;
  const served: ServedOrganization = {
    azure,
    calls: [],
    before: undefined,
    address: (project) => ({ organization: `${origin}/azure`, project }),
    close: () => server.close(),
  };
  handler.handle = async (request) => {
    served.calls.push(`${request.method} ${new URL(request.url).pathname}`);
    const told = served.before?.(request);
    if (told !== undefined) return told;
    const [, encoded = ''] = /^Basic (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    const isKnown = Buffer.from(encoded, 'base64').toString().endsWith(`:${token}`);
    return azure.handle(request, isKnown ? { kind: 'user', personId: admin } : { kind: 'anonymous' });
  };
  return served;
}

/** What a reader needs from around it, with everything that it said and how long it would have waited. */
export function quietSurroundings(): Surroundings & { readonly lines: string[]; readonly waits: number[] } {
  const lines: string[] = [];
  const waits: number[] = [];
  return {
    lines,
    waits,
    say: (line) => void lines.push(line),
    signal: new AbortController().signal,
    sleep: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
  };
}
