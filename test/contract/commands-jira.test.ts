import type { ProjectId } from '#core/issue';
import { createCommands } from '../../static/jira/commands';
import { startForge } from '../app/forge';
import { describeCommands } from './commands-suite';

describeCommands({
  name: 'Jira',
  start() {
    const forge = startForge();
    const reports: [string, unknown][] = [];
    jest.spyOn(console, 'error').mockImplementation((call: string, error: unknown) => void reports.push([call, error]));
    let [toLose, lost] = [0, 0];
    const commandsOf = (who: string | undefined) =>
      createCommands(
        async (name, request) => {
          const reply = await forge.raw(who, name, request);
          if (toLose === lost) return reply;
          lost += 1;
          throw new Error('The network connection was lost.');
        },
        async () => undefined,
      );
    return {
      commands: commandsOf,
      expired: () => commandsOf(undefined),
      loseNextAnswer: () => void (toLose += 1),
      lostAnswers: () => lost,
      reports,
      ferry: '10000' as ProjectId,
      settle: () => forge.settle(),
      close: () => forge.close(),
    };
  },
});
