import { startLocalHost } from '../support/local-host';
import { backlogFile } from './backlog-file';
import { residentMegabytes, type Figure } from './measure';

/** Time that the host takes longer to be ready with an import than with nothing to import, and what it then holds in memory. */
export async function importing(): Promise<readonly Figure[]> {
  const file = backlogFile();
  // The first start may build; it is not measured.
  await (await startLocalHost()).stop();
  const begin = performance.now();
  const host = await startLocalHost(['--import', file.path]);
  const seconds = (performance.now() - begin) / 1_000;
  const before = performance.now();
  await host.restart();
  const again = (performance.now() - before) / 1_000;
  try {
    return [
      { what: `ready after importing ${file.name}, ${file.issues} issues`, value: seconds, unit: 's' },
      { what: 'ready again with the same data, nothing to import', value: again, unit: 's' },
      { what: 'the import itself: the difference', value: seconds - again, unit: 's', limit: 3 },
      {
        what: 'resident memory of the host and its functions',
        value: residentMegabytes(host.pid),
        unit: 'MB',
        limit: 300,
      },
    ];
  } finally {
    await host.stop();
  }
}
