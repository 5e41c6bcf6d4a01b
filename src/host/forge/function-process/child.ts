import { createRequire } from 'node:module';
import { formatWithOptions } from 'node:util';
import type { FromProcess, Invocation } from './wire';

/** Entry point of a function process: takes invocations from the host, one at a time, and answers each. */

const post = process.send?.bind(process) as (message: FromProcess) => void;
const [, , bundleFile = ''] = process.argv;
// An app gets neither the channel to the host nor the way to leave it.
delete (process as { send?: unknown }).send;

const { main, captureConsole } = createRequire(bundleFile)(bundleFile) as typeof import('./wrapper');
captureConsole((...words) => formatWithOptions({ depth: 6, maxStringLength: 10_000 }, ...words), post);

process.on('message', (invocation: Invocation) => void run(invocation));
post({ kind: 'ready' });

async function run(invocation: Invocation): Promise<void> {
  const { id } = invocation;
  post({ kind: 'begun', id });
  try {
    const body = await main(invocation);
    post({
      kind: 'done',
      id,
      success: true,
      body: body === undefined ? null : (JSON.parse(JSON.stringify(body)) as unknown),
    });
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    post({ kind: 'done', id, success: false, error: { name, message, stack: stack ?? message } });
  }
}
