import type { AccountId, ProjectId } from '#core/issue';
import { startForge } from '../app/forge';
import { describeRecords } from './records-suite';

describeRecords({
  name: 'Forge’s entity store',
  start() {
    const forge = startForge();
    return {
      records: forge.records,
      projectId: '10000' as ProjectId,
      viewer: 'ben' as AccountId,
      settle: () => forge.settle(),
      close: () => forge.close(),
    };
  },
});
