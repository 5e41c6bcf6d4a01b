import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { FromProcess, Invocation, LogLine } from './function-process/wire';

/** Why an invocation came to nothing; `code` is the platform's word for it. */
export class InvocationFailure extends Error {
  readonly code:
    | 'FUNCTION_ERROR'
    | 'FUNCTION_TIME_OUT'
    | 'FUNCTION_OUT_OF_MEMORY'
    | 'FUNCTION_PLATFORM_UNKNOWN_ERROR'
    | 'FUNCTION_PLATFORM_RATE_LIMITED';
  /** Name of the error that the app threw. */
  readonly errorName: string | undefined;
  constructor(code: InvocationFailure['code'], message: string, errorName?: string) {
    super(message);
    this.name = 'InvocationFailure';
    this.code = code;
    this.errorName = errorName;
  }
}

/** What a function process is started with. */
export interface ProcessPlan {
  /** `__host_child__.cjs` and `__forge__.cjs` of the bundle. */
  readonly child: string;
  readonly loader: string;
  readonly memoryMb: number;
  /** The app's environment variables: its whole environment. */
  readonly variables: Readonly<Record<string, string>>;
  readonly onLog: (line: LogLine) => void;
}

const pageBytes = 4096;

/** Young objects get little room, as handlers are short: several processes have to fit beside the host. */
const thrift = ['--max-semi-space-size=2'];

/** One operating-system process that runs functions of an app, one invocation at a time. */
export class FunctionProcess {
  readonly memoryMb: number;
  idleSince = Date.now();
  readonly #child: ChildProcess;
  #settle: ((outcome: { body: unknown } | InvocationFailure) => void) | undefined;
  #ending: InvocationFailure | undefined;
  #lastWords = '';
  #hasBegun = false;

  constructor(plan: ProcessPlan) {
    this.memoryMb = plan.memoryMb;
    this.#child = spawn(
      process.execPath,
      [`--max-old-space-size=${plan.memoryMb}`, ...thrift, plan.child, plan.loader],
      {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { ...plan.variables },
        serialization: 'json',
      },
    );
    this.#child.on('message', (message: FromProcess) => this.#receive(message, plan.onLog));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#lastWords = (this.#lastWords + text).slice(-2000);
      });
    }
    this.#child.on('error', () => this.#exited());
    this.#child.on('exit', () => this.#exited());
  }

  /** Whether the last invocation reached its handler; one that did not may be given to another process. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#ending === undefined;
  }

  /** Answers the handler's result. Rejects with InvocationFailure; past the deadline the process is killed. */
  async invoke(invocation: Invocation): Promise<unknown> {
    const clock = setTimeout(
      () => this.#end('FUNCTION_TIME_OUT', 'The function ran out of time.'),
      Math.max(0, invocation.deadline - Date.now()),
    );
    const scales = setInterval(() => this.#weigh(), 100);
    this.#hasBegun = false;
    try {
      const outcome = await new Promise<{ body: unknown } | InvocationFailure>((settle) => {
        this.#settle = settle;
        this.#child.send(invocation, (error) => {
          if (error)
            settle(
              new InvocationFailure('FUNCTION_PLATFORM_UNKNOWN_ERROR', 'The function process could not be reached.'),
            );
        });
      });
      if (outcome instanceof InvocationFailure) throw outcome;
      return outcome.body;
    } finally {
      clearTimeout(clock);
      clearInterval(scales);
      this.#settle = undefined;
      this.idleSince = Date.now();
    }
  }

  kill(): void {
    this.#ending ??= new InvocationFailure('FUNCTION_PLATFORM_UNKNOWN_ERROR', 'The host is stopping.');
    this.#child.kill('SIGKILL');
  }

  #receive(message: FromProcess, onLog: (line: LogLine) => void): void {
    if (message.kind === 'log') onLog(message);
    if (message.kind === 'begun') this.#hasBegun = true;
    if (message.kind !== 'done') return;
    this.#settle?.(
      message.success
        ? { body: message.body }
        : new InvocationFailure('FUNCTION_ERROR', message.error.message, message.error.name),
    );
  }

  /** The limit counts everything a process holds, not only its heap. Read where the system tells it. */
  #weigh(): void {
    const file = `/proc/${this.#child.pid}/statm`;
    if (!existsSync(file)) return;
    const resident = Number(readFileSync(file, 'utf8').split(' ')[1]) * pageBytes;
    if (resident > this.memoryMb * 1024 * 1024) this.#end('FUNCTION_OUT_OF_MEMORY', 'The function ran out of memory.');
  }

  #end(code: InvocationFailure['code'], message: string): void {
    this.#ending ??= new InvocationFailure(code, message);
    this.#child.kill('SIGKILL');
  }

  #exited(): void {
    const isOutOfMemory =
      this.#lastWords.includes('heap out of memory') ||
      this.#lastWords.includes('invalid array length Allocation failed');
    this.#settle?.(
      this.#ending ??
        (isOutOfMemory
          ? new InvocationFailure('FUNCTION_OUT_OF_MEMORY', 'The function ran out of memory.')
          : new InvocationFailure('FUNCTION_PLATFORM_UNKNOWN_ERROR', 'The function process ended before it answered.')),
    );
  }
}
