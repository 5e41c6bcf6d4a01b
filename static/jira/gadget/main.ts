import { view } from '@forge/bridge';
import { gadgetModules } from '../../panels/modules';
import { gadgetOf } from '../gadget-place';
import { start } from '../start';

start(gadgetModules, { gadgetOf: (context) => gadgetOf(context, (payload) => view.submit(payload)) });
