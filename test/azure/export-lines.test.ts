import { exportRecordsCall } from '#app/transfer/calls';
import type { FileLine } from '#app/transfer/export-file';
import { agreeScoreCall, editScoreCall } from '#app/value/calls';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf } from '../app/forge';

let app: AzureApp;
beforeEach(() => {
  app = startAzure();
});
afterEach(() => {
  app.fail('');
  app.close();
});

const issueId = '10002';
const full = { value: 8, urgency: 5, relief: 3, size: 5 };

async function exportedLines(): Promise<readonly FileLine[]> {
  const lines: FileLine[] = [];
  let after: string | undefined;
  do {
    const { part, next } = valueOf(await app.call('ana', exportRecordsCall, after === undefined ? {} : { after }));
    lines.push(...part.lines);
    after = next;
  } while (after !== undefined);
  return lines;
}

describe('a page that was closed before its line of history was in its own document', () => {
  // Cause: the export read the documents of the history alone, and the last line lay in the record still.
  it('has that line in the export', async () => {
    const { version } = valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
    await app.settle();
    app.fail(
      '500@POST /_apis/ExtensionManagement/*/Collections/score-history-*,500@PUT /_apis/ExtensionManagement/*/Collections/score-history-*',
    );
    valueOf(await app.call('ben', editScoreCall, { issueId, version, factors: { value: 13 } }));
    await app.settle();
    app.fail('');
    expect((await exportedLines()).map(({ stamped }) => [stamped.version, stamped.line])).toMatchObject([
      [1, { action: 'agreed' }],
      [2, { action: 'edited', factors: { value: 13 } }],
    ]);
  });
});
