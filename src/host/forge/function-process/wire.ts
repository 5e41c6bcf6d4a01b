/** What the host sends to a function process, and what comes back; every message is plain JSON over the process's own channel. */
export interface Invocation {
  readonly id: string;
  /** `index.run` */
  readonly handler: string;
  readonly body: unknown;
  /** Milliseconds since the epoch after which the process is killed. */
  readonly deadline: number;
  readonly runtime: InvocationRuntime;
}

/** The part of `__forge_runtime__` that differs from one invocation to the next. */
export interface InvocationRuntime {
  readonly proxy: { readonly url: string; readonly token: string };
  readonly contextAri: string;
  readonly aaid?: string;
  readonly appContext: Readonly<Record<string, unknown>>;
  readonly allowedEgress: readonly string[];
  readonly tracing: { readonly traceId: string; readonly spanId: string };
}

/** One line that a function wrote to its console. */
export interface LogLine {
  readonly kind: 'log';
  readonly id: string | undefined;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** How an invocation ended. */
export type Outcome =
  | { readonly kind: 'done'; readonly id: string; readonly success: true; readonly body: unknown }
  | {
      readonly kind: 'done';
      readonly id: string;
      readonly success: false;
      readonly error: { readonly name: string; readonly message: string; readonly stack: string };
    };

/** Everything that a function process may send. */
export type FromProcess =
  LogLine | Outcome | { readonly kind: 'ready' } | { readonly kind: 'begun'; readonly id: string };
