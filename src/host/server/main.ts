import { startHost, type RunningHost } from './host';
import { helpText, readOptions, type HostOptions } from './options';
import { packageDirectory } from './package-directory';
import { PortTaken } from './server';
import { StartFailure } from './start-failure';

/** Reads the command line; says what is wrong with it, or helps, and answers nothing when there is nothing to run. */
export function readCommandLine(words: readonly string[]): HostOptions | undefined {
  const answer = readOptions(words, process.env['INIT_CWD'] ?? process.cwd(), packageDirectory());
  switch (answer.kind) {
    case 'ok':
      return answer.options;
    case 'help':
      console.log(helpText);
      return undefined;
    case 'problem':
      console.error(answer.message);
      process.exitCode = 2;
      return undefined;
  }
}

/** Fills a train that was just seeded with what people have done in the app; never rejects. */
export type Furnish = (host: RunningHost, say: (line: string) => void) => Promise<void>;

/** Runs the host until it is interrupted. Sets the exit code when it could not start. */
export async function runHost(options: HostOptions, furnish?: Furnish): Promise<void> {
  try {
    const host = await startHost({ options, now: () => new Date(), say: console.log });
    if (host.isSeeded) await furnish?.(host, console.log);
    host.begin();
    console.log(`Waybill is ready: ${host.mainOrigin}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        void host.close().then(() => process.exit(0));
      });
    }
  } catch (error) {
    if (!(error instanceof StartFailure || error instanceof PortTaken)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
