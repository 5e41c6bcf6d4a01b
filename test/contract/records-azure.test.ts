import { createAzureRecords } from '#azure/records';
import { short, startAzure } from '../app/azure';
import { describeRecords } from './records-suite';

describeRecords({
  name: 'Extension Data',
  start() {
    const app = startAzure();
    const projectId = app.project('Ferry');
    const viewer = app.person('ben');
    const records = createAzureRecords({
      request: app.requestAs('ben'),
      viewer,
      extension: { publisherId: 'waybill', extensionId: 'waybill' },
      project: { id: projectId },
      patience: short,
    });
    return { records, projectId, viewer, settle: () => records.settled(), close: () => app.close() };
  },
});
