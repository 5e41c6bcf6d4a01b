import { register } from 'azure-devops-extension-sdk';
import { isSetUp } from '../../panels/base/module';
import { gadgetModules } from '../../panels/modules';
import { reportHeight } from '../size';
import { start } from '../stage';
import { createWidget, createWidgetConfiguration } from '../widget';

start(gadgetModules, ({ place, contributionId, show }) => {
  const isConfiguration = isSetUp(contributionId);
  // A widget has the size that people give it; the dashboard's own scroll bar is for what is longer.
  if (isConfiguration) reportHeight(place);
  const object = (isConfiguration ? createWidgetConfiguration : createWidget)((gadget) =>
    show({ kind: 'nothing' }, gadget),
  );
  // Microsoft's guide registers widgets under the short id, its pages for forms under the whole one.
  for (const id of new Set([contributionId, contributionId.split('.').at(-1) ?? ''])) register(id, () => object);
});
