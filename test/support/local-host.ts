import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** One platform call as `/host/calls.json` lists it; see CallEntry in src/host/server/seams. */
export interface ListedCall {
  readonly at: number;
  readonly milliseconds: number;
  readonly from: 'page' | 'function' | 'rest';
  readonly what: string;
  readonly as: string;
  readonly status: number;
  readonly isUnmodelled: boolean;
  readonly note?: string;
}

/** A running `npm start`, with a data folder and a port of its own. */
export interface LocalHost {
  /** `http://localhost:41234`, without a slash at its end. */
  readonly url: string;
  /** The process whose children run the app's functions. */
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Every platform call since the start, oldest first. */
  calls(): Promise<readonly ListedCall[]>;
  /** Ends the process as a power cut would, without a word of warning. */
  kill(): Promise<void>;
  /** Starts again on the same data. */
  restart(options?: readonly string[]): Promise<void>;
  /** Ends the process and forgets its data. */
  stop(): Promise<void>;
}

/**
 * Runs `npm start -- OPTIONS` until it says that it is ready. Rejects with what it printed when it ends first. A test says
 * itself what has been scored: the sample is left out unless it is what the test looks at.
 */
export async function startLocalHost(
  words: readonly string[] = [],
  { hasSample = false }: { readonly hasSample?: boolean } = {},
): Promise<LocalHost> {
  const options = hasSample ? words : [...words, '--no-sample'];
  const data = mkdtempSync(join(tmpdir(), 'waybill-test-'));
  let run = await start(data, options, await freePort());
  let port = new URL(run.url).port;

  return {
    get url() {
      return run.url;
    },
    get pid() {
      return run.child.pid!;
    },
    output: () => run.output(),
    async calls() {
      const response = await fetch(`${run.url}/host/calls.json`);
      const body = (await response.json()) as { calls: ListedCall[] } | ListedCall[];
      return Array.isArray(body) ? body : body.calls;
    },
    kill: () => end(run.child, 'SIGKILL'),
    async restart(next = options) {
      if (run.child.exitCode === null && run.child.signalCode === null) await end(run.child, 'SIGTERM');
      // Data are kept, so nothing is imported or emptied again; the address stays what open pages know.
      run = await start(data, withoutImport(next), port);
      port = new URL(run.url).port;
    },
    async stop() {
      await end(run.child, 'SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/**
 * A port that is free with the one after it, where the app's frames are. Below those that the system gives to outgoing
 * connections: one of them would have taken the place of a host that starts again.
 */
async function freePort(): Promise<string> {
  for (;;) {
    const port = 20_000 + 2 * randomInt(6_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return String(port);
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(false));
    server.listen(port, () => server.close(() => answer(true)));
  });
}

interface Run {
  readonly child: ChildProcess;
  readonly url: string;
  output(): string;
}

function start(data: string, options: readonly string[], port: string): Promise<Run> {
  const child = spawn(process.execPath, ['src/host/server/start.mjs', '--port', port, '--data', data, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let printed = '';
  return new Promise((ready, reject) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The local host was not ready after 90 s:\n${printed}`));
    }, 90_000);
    function read(chunk: Buffer): void {
      printed += chunk.toString();
      const url = /Waybill is ready: (http:\/\/\S+)/.exec(printed)?.[1];
      if (!url) return;
      clearTimeout(limit);
      ready({ child, url: url.replace(/\/$/, ''), output: () => printed });
    }
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code, signal) => {
      clearTimeout(limit);
      reject(new Error(`The local host ended (${code ?? signal}) before it was ready:\n${printed}`));
    });
  });
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((ended) => {
    // A host that does not go when asked must not outlive the test.
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.once('exit', () => {
      clearTimeout(force);
      ended();
    });
    child.kill(signal);
  });
}

function withoutImport(options: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let isDropping = false;
  for (const option of options) {
    if (option.startsWith('--')) isDropping = option === '--import' || option === '--fresh';
    if (!isDropping) kept.push(option);
  }
  return kept;
}
