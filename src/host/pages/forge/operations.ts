import { RestProblem } from '../api/rest';
import { callOperations } from './call-operations';
import { eventOperations } from './event-operations';
import { NotModelled, type FrameScope, type Operation } from './operation';
import { platformOperations } from './platform-operations';
import { productOperations } from './product-operations';
import { viewOperations } from './view-operations';
import { windowOperations } from './window-operations';

const operations: Readonly<Record<string, Operation>> = {
  ...viewOperations,
  ...callOperations,
  ...eventOperations,
  ...windowOperations,
  ...productOperations,
  ...platformOperations,
};

/** Answers a bridge call by name and notes it for the call log. Throws NotModelled for names that have no answer here. */
export async function operate(
  name: string,
  payload: unknown,
  scope: FrameScope,
  note: (entry: CallNote) => void,
): Promise<unknown> {
  const start = performance.now();
  let status = 200;
  let problem: string | undefined;
  try {
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (operation === undefined) throw new NotModelled(name);
    return await operation(payload as never, scope);
  } catch (error) {
    status = statusOf(error);
    problem = error instanceof Error ? error.message : String(error);
    throw error;
  } finally {
    if (!Object.hasOwn(callOperations, name)) {
      note({
        name,
        status,
        milliseconds: performance.now() - start,
        bytes: sizeOf(payload),
        ...(problem !== undefined && { note: problem }),
      });
    }
  }
}

/** One call for the call log. */
export interface CallNote {
  readonly name: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly bytes: number;
  readonly note?: string;
}

function statusOf(error: unknown): number {
  if (error instanceof NotModelled) return 501;
  return error instanceof RestProblem ? error.status : 400;
}

function sizeOf(payload: unknown): number {
  try {
    return JSON.stringify(payload)?.length ?? 0;
  } catch {
    return 0;
  }
}
