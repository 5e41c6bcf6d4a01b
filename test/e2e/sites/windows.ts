import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { forSpecs, launch, launchWithProfile } from '../../support/chromium';
import { startLocalHost, type LocalHost } from '../../support/local-host';
import type { Look, Role, Site, Visit } from './site';

interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly role: string;
}

/** A local host with windows of its people: what both trackers under test have in common. */
export interface Windows {
  readonly host: LocalHost;
  /** The account of whoever administers the site. */
  readonly admin: string;
  /** Opens a window that is signed in, with nothing in it yet. */
  open(role: Role, look: Look, remembers: boolean): Promise<Window>;
  readonly common: Pick<Site, 'host' | 'unmodelled'>;
  close(): Promise<void>;
}

/** One person's window. */
export interface Window {
  readonly page: Page;
  /** Goes to a page of the host; answers the frame that `selector` finds there. */
  go(path: string, selector: string): Promise<FrameLocator>;
  /** `show` as the theme menu of either tracker has it. */
  readonly common: Pick<Visit, 'page' | 'name' | 'show' | 'signOut' | 'signIn' | 'leave'>;
}

/** What windows are for: specs save a small machine the work that nobody looks at; what is measured or pictured is as people have it. */
export type Purpose = 'specs' | 'measures';

/** Starts the host, without its sample unless asked for; a browser comes with the first window. */
export async function openWindows(
  options: readonly string[],
  purpose: Purpose = 'measures',
  sample?: { readonly hasSample: boolean },
): Promise<Windows> {
  const host = await startLocalHost(options, sample);
  const people = await peopleOf(host);
  let browser: Promise<Browser> | undefined;
  const contexts: BrowserContext[] = [];
  const profiles: string[] = [];
  function profile(): string {
    profiles.push(mkdtempSync(join(tmpdir(), 'waybill-profile-')));
    return profiles.at(-1)!;
  }
  // A window that somebody has left starts the next page in half the time of a new one.
  const left: Page[] = [];
  async function pageOf(look: Look, remembers: boolean): Promise<Page> {
    const again = remembers ? undefined : left.pop();
    if (again) {
      await again.emulateMedia({ colorScheme: look });
      return again;
    }
    const context = remembers
      ? await launchWithProfile(profile(), look)
      : await (
          await (browser ??= launch(purpose === 'specs' ? forSpecs : []))
        ).newContext({
          colorScheme: look,
          reducedMotion: purpose === 'specs' ? 'reduce' : null,
          viewport: { width: 1280, height: 1000 },
          acceptDownloads: true,
        });
    contexts.push(context);
    return context.newPage();
  }
  async function leave(page: Page, remembers: boolean): Promise<void> {
    if (remembers || purpose === 'measures') return page.context().close();
    await forget(page);
    left.push(page);
  }

  return {
    host,
    admin: people.find(({ role }) => role === 'admin')?.accountId ?? people[0]!.accountId,
    async open(role, look, remembers) {
      const page = await pageOf(look, remembers);
      return openWindow(
        page,
        host,
        people.find((person) => person.role === role)!,
        look,
        () => leave(page, remembers),
      );
    },
    common: {
      host,
      async unmodelled() {
        return (await host.calls()).filter(({ isUnmodelled }) => isUnmodelled).map(({ what }) => what);
      },
    },
    async close() {
      // A spec that failed has left its windows open.
      await Promise.allSettled(contexts.map((context) => context.close()));
      await (await browser)?.close();
      await host.stop();
      for (const folder of profiles) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Nothing of whoever used a window stays in it: no session, nothing that a page stored, no answer that a spec gave in a server's place. */
async function forget(page: Page): Promise<void> {
  const origins = new Set(page.frames().map((frame) => new URL(frame.url()).origin));
  await page.goto('about:blank');
  await page.context().unrouteAll();
  await page.context().clearCookies();
  const browser = await page.context().newCDPSession(page);
  for (const origin of origins)
    if (origin !== 'null') await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await browser.detach();
}

async function openWindow(
  page: Page,
  host: LocalHost,
  person: Person,
  look: Look,
  leave: () => Promise<void>,
): Promise<Window> {
  page.setDefaultTimeout(15_000);
  const context = page.context();
  async function session(change: { accountId?: string | null; colorMode?: Look }): Promise<void> {
    const response = await context.request.post(`${host.url}/host/session`, {
      data: change,
      headers: { origin: host.url },
    });
    if (!response.ok()) throw new Error(`The session was not changed: ${await response.text()}`);
  }
  await session({ accountId: person.accountId, colorMode: look });
  return {
    page,
    async go(path, selector) {
      await page.goto(host.url + path);
      return page.frameLocator(selector);
    },
    common: {
      page,
      name: person.name,
      async show(chosen) {
        await page.getByRole('button', { name: 'Theme', exact: true }).click();
        await page.getByRole('menuitemradio', { name: chosen === 'dark' ? 'Dark' : 'Light', exact: true }).click();
      },
      signOut: () => session({ accountId: null }),
      signIn: () => session({ accountId: person.accountId }),
      leave,
    },
  };
}

/** Asks until the answer will do, ten seconds at most; answers the last one. */
export async function waitFor<Answer>(
  ask: () => Promise<Answer>,
  isThere: (answer: Answer) => boolean,
): Promise<Answer> {
  const limit = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (isThere(answer) || Date.now() > limit) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** People stand in the page itself, where its switcher reads them. */
async function peopleOf(host: LocalHost): Promise<readonly Person[]> {
  const html = await (await fetch(`${host.url}/jira`)).text();
  const [, start] = /<script[^>]*id="start"[^>]*>([\s\S]*?)<\/script>/.exec(html) ?? [];
  return (JSON.parse(start!) as { people: Person[] }).people;
}
