import { createAzureSession } from '#azure/session';
import { createCommands } from '../../static/azure/commands';
import { short, startAzure } from '../app/azure';
import type { Exchange } from './openapi';
import { describeCommands } from './commands-suite';

/** A record of a score was made. */
const isScore = ({ method, path }: Exchange): boolean =>
  method === 'POST' && /\/score-(?!history)[^/]+\/Documents$/.test(path);

describeCommands({
  name: 'Azure DevOps',
  start() {
    const app = startAzure();
    const reports: [string, unknown][] = [];
    const commandsOf = (who: string) =>
      createCommands(app.page(who, { isFresh: true }), (error, call) => void reports.push([call, error]));
    return {
      commands: commandsOf,
      expired: () =>
        createCommands(
          createAzureSession({
            viewer: app.person('ben'),
            extension: { publisherId: 'waybill', extensionId: 'waybill' },
            project: { id: app.project('Ferry'), key: 'Ferry' },
            patience: short,
            request: async () => new Response('', { status: 401 }),
          }),
        ),
      loseNextAnswer: () => app.fail('lost@POST /_apis/ExtensionManagement/*/score-*x1'),
      // What was carried out without an answer is sent again.
      lostAnswers: () => app.exchanges.filter(isScore).length - 1,
      reports,
      ferry: app.project('Ferry'),
      settle: () => app.settle(),
      close: () => app.close(),
    };
  },
});
