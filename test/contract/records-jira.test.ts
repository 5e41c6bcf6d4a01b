import { kvs } from '@forge/kvs';
import type { AccountId, ProjectId } from '#core/issue';
import { startForge } from '../app/forge';
import { describeRecords } from './records-suite';

describeRecords({
  name: 'Forge’s entity store',
  largestVersion: 2_147_483_646,
  ofUnsignedLine: {},
  start() {
    const forge = startForge();
    return {
      records: forge.records,
      elsewhere: () => forge.records,
      projectId: '10000' as ProjectId,
      otherProjectId: '10001' as ProjectId,
      viewer: 'ben' as AccountId,
      damage: ({ name }, { id }, { value, ...head }) =>
        forge.run(async () => {
          const key = `record:${name}:${id}`;
          const stored = await kvs.entity<Record<string, unknown>>('record').get(key);
          const body = value === undefined ? stored?.['body'] : value;
          await kvs.entity('record').set(key, { ...stored, ...head, body });
        }),
      loseAnswer: () => forge.fail('lost@/api/v1/transactionx1'),
      settle: () => forge.settle(),
      close: () => forge.close(),
    };
  },
});
