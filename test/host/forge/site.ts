import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CallJournal } from '#host/server/calls';
import { createFaults, parseFaults } from '#host/server/faults';
import { bundleFunctions } from '#host/forge/function-bundle';
import { installApp, type Installation } from '#host/forge/install';
import { readManifest } from '#host/forge/manifest';
import { createNetwork } from '#host/server/latency';
import type { Caller, Jira, ProductEvent } from '#host/server/seams';
import { openStore, type Store } from '#host/server/store';

/** A product with one issue that anybody sees: enough to stand behind the platform, and it notes who asked. */
class OneIssueProduct {
  readonly asked: { readonly path: string; readonly caller: Caller }[] = [];
  readonly site = { cloudId: '3f0e2f5e-4f3a-4e65-9d7f-4b1f0c2d8a11', name: 'Test site' };
  #listener: (event: ProductEvent) => void = () => undefined;

  install(): void {
    // What an app adds to the product is the product's own test.
  }

  onEvent(listener: (event: ProductEvent) => void): void {
    this.#listener = listener;
  }

  emit(event: ProductEvent): void {
    this.#listener(event);
  }

  async handle(request: Request, caller: Caller): Promise<Response> {
    const { pathname } = new URL(request.url);
    this.asked.push({ path: pathname, caller });
    return pathname === '/rest/api/3/issue/ABC-1'
      ? Response.json({ key: 'ABC-1', fields: { summary: 'One' } })
      : Response.json({ errorMessages: ['Not modelled'] }, { status: 501 });
  }

  people(): [] {
    return [];
  }

  issueContext(): undefined {
    return undefined;
  }

  projectContext(): undefined {
    return undefined;
  }
}

/** An installed fixture app with everything around it. */
export interface TestSite extends Installation {
  readonly product: OneIssueProduct;
  readonly calls: CallJournal;
  readonly store: Store;
  readonly folder: string;
  /** Moves the clock that queue, schedules and storage read. */
  advance(milliseconds: number): void;
  /** Calls a function of the app as a person, through its resolver. */
  resolve(functionKey: string, payload?: unknown, accountId?: string): Promise<unknown>;
  /** Stops everything; `keeps` leaves the folder for another start. */
  end(keeps?: boolean): Promise<void>;
}

/** Folder of a fixture app. */
export function fixture(name: string): string {
  return join(__dirname, 'fixtures', name);
}

/** Installs a fixture app in a folder of its own, or in one that an earlier site left. */
export async function startSite(
  name: string,
  { folder = mkdtempSync(join(tmpdir(), 'forge-')), faults = '' } = {},
): Promise<TestSite> {
  const manifest = readManifest(fixture(name));
  if (manifest.kind === 'problem') throw new Error(manifest.messages.join('\n'));
  const rules = parseFaults(faults);
  if (rules.kind === 'problem') throw new Error(rules.message);
  const store = openStore(join(folder, 'host.db'));
  const product = new OneIssueProduct();
  const calls = new CallJournal();
  // A clock that only the test moves: a slow machine changes no outcome.
  let time = Date.now();
  const answer = await installApp({
    directory: fixture(name),
    manifest: manifest.manifest,
    bundle: bundleFunctions(manifest.manifest, fixture(name), join(folder, 'functions')),
    jira: product satisfies Jira,
    store,
    calls,
    network: createNetwork(0, createFaults(rules.rules, 1), () => Promise.resolve()),
    mainOrigin: () => 'http://localhost:4600',
    now: () => new Date(time),
  });
  if (answer.kind === 'problem') throw new Error(answer.messages.join('\n'));
  const { installation } = answer;
  return {
    ...installation,
    product,
    calls,
    store,
    folder,
    advance(milliseconds) {
      time += milliseconds;
    },
    resolve: (functionKey, payload, accountId = 'ada') =>
      installation.app.runtime.invoke({
        functionKey: 'resolver',
        moduleKey: 'panel',
        moduleType: 'jira:issuePanel',
        event: { call: { functionKey, payload }, context: {} },
        accountId,
      }),
    async end(keeps = false) {
      await installation.close();
      store.close();
      if (!keeps) rmSync(folder, { recursive: true, force: true });
    },
  };
}
