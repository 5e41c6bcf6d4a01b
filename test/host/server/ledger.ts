import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { startLocalHost, type LocalHost } from '../../support/local-host';

/** Folder of an app that books in transactions; see its `src/index.ts`. */
export const ledgerApp = join(__dirname, 'app');

/** What the ledger app stores of an account. */
export interface Account {
  readonly version: number;
  readonly outbox: number;
  readonly entries: readonly number[];
  readonly posted: readonly number[];
}

/** The host as a process of its own, with the ledger app in it. */
export function startLedger(options: readonly string[] = []): Promise<LocalHost> {
  return startLocalHost(['--forge-app', ledgerApp, ...options]);
}

/** Basic authentication for the first person of the seed. */
export async function credentials(url: string): Promise<{ authorization: string }> {
  const page = await fetch(`${url}/jira`);
  const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
  const session = (await (await fetch(`${url}/host/session`, { headers: { cookie } })).json()) as { accountId: string };
  return { authorization: `Basic ${Buffer.from(`${session.accountId}:any`).toString('base64')}` };
}

/** Runs a scheduled trigger now, as the button on its page does. */
export function runSchedule(url: string, key: string, origin = url): Promise<Response> {
  return fetch(`${url}/host/schedules/${key}/run`, { method: 'POST', headers: { origin, accept: 'application/json' } });
}

/** Addresses of the app's web triggers, which it writes to its log when its schedule runs. */
export async function addressesOf(url: string): Promise<{ book: string; read: string }> {
  await runSchedule(url, 'addresses');
  const lines = (await (await fetch(`${url}/host/logs.json`)).json()) as { text: string }[];
  return JSON.parse(lines.find(({ text }) => text.startsWith('{"book"'))!.text) as { book: string; read: string };
}

/** A host that may never be ready. */
export interface Run {
  /** What it has said when it ends, with its exit code; null: it was killed. */
  readonly end: Promise<{ readonly code: number | null; readonly said: string }>;
  /** Its address, once it has said that it is ready. */
  readonly ready: Promise<string>;
  signal(name: 'SIGINT' | 'SIGKILL'): void;
}

/** Runs `npm start -- WORDS`; a run that goes on for a minute is killed. */
export function run(words: readonly string[]): Run {
  const child = spawn(process.execPath, ['src/host/server/start.mjs', ...words], {
    cwd: resolve(__dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), 60_000);
  let said = '';
  let isReady: (url: string) => void;
  const ready = new Promise<string>((answer) => (isReady = answer));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /Waybill is ready: (\S+)\n/.exec(said)?.[1];
      if (url) isReady(url);
    });
  }
  const end = new Promise<{ code: number | null; said: string }>((answer) => {
    child.once('close', (code) => {
      clearTimeout(limit);
      // What was being built before is no part of what the host says.
      answer({ code, said: said.replace(/^Building .*\n/gm, '') });
    });
  });
  return { end, ready, signal: (name) => void child.kill(name) };
}

/** Runs `npm start -- WORDS` until it ends by itself. */
export function runToEnd(words: readonly string[]): Run['end'] {
  return run(words).end;
}
