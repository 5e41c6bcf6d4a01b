import { rest } from '../../api/rest';

/** One call that an extension's page made of the host page, for the host's list of calls. */
export interface CallNote {
  /** `azure host-navigation-service.setHash` */
  readonly what: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly note?: string;
}

const waiting: CallNote[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

addEventListener('pagehide', () => {
  if (waiting.length > 0)
    navigator.sendBeacon(
      '/host/azure/notes',
      new Blob([JSON.stringify(waiting.splice(0))], { type: 'application/json' }),
    );
});

/** Notes a call; notes are sent together, so that they cost the page nothing. */
export function noteCall(note: CallNote): void {
  waiting.push(note);
  timer ??= setTimeout(() => {
    timer = undefined;
    void rest('POST', '/host/azure/notes', waiting.splice(0)).catch(() => {});
  }, 300);
}

/** Runs a call and notes it. A rejection with `isUnmodelled` set counts as not modelled. */
export async function noted<Reply>(
  what: string,
  params: readonly unknown[],
  run: () => Reply | Promise<Reply>,
): Promise<Reply> {
  const startedAt = performance.now();
  function note(status: number, reply: unknown, words?: string): void {
    noteCall({
      what,
      status,
      milliseconds: performance.now() - startedAt,
      requestBytes: bytes(params),
      responseBytes: bytes(reply),
      note: words?.slice(0, 500),
    });
  }
  try {
    const reply = await run();
    note(200, reply);
    return reply;
  } catch (error) {
    note(error instanceof NotModelled ? 501 : 400, undefined, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** The platform has this; the local host does not. */
export class NotModelled extends Error {
  override readonly name = 'NotModelled';
}

function bytes(value: unknown): number {
  try {
    return JSON.stringify(value)?.length ?? 0;
  } catch {
    return 0;
  }
}
