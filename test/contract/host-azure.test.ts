import type { AccountId } from '#core/issue';
import { viewerOf } from '../../static/azure/context';
import { createHost } from '../../static/azure/host';
import type { Services } from '../../static/azure/services';
import { startAzure } from '../app/azure';
import { describeHost } from './host-suite';
import { storedLocally } from './local-storage';

const base = 'https://dev.example/harbour';

describeHost({
  name: 'Azure DevOps',
  itemKey: '10001',
  queryLanguage: 'WIQL',
  places: { item: '/_workitems/edit/', search: '/_queries/query/?wiql=', board: '/_apps/hub/waybill.waybill.pi-board' },
  start() {
    const app = startAzure();
    const storage = storedLocally();
    const went: string[] = [];
    const told: string[] = [];
    let hash = '';
    let onHash = (_: string): void => undefined;
    const navigation = {
      getHash: async () => `#${hash}`,
      // What a page writes comes back to it, as the product sends it.
      replaceHash: (next: string) => moveTo(next),
      onHashChanged: (callback: (hash: string) => void) => void (onHash = callback),
      navigate: (url: string) => void went.push(`here ${decodeURIComponent(url)}`),
    };
    function moveTo(next: string): void {
      hash = next;
      onHash(`#${next}`);
    }
    const services = {
      workItemNavigation: async () => ({
        openWorkItem: async (id: number, isNew?: boolean) => void went.push(`${isNew ? 'beside' : 'here'} ${id}`),
      }),
      globalMessages: async () => ({ addToast: ({ message }: { message: string }) => void told.push(message) }),
    } as unknown as Services;
    // Services of the page answer from another frame.
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    return {
      host({ who, address = 'none' }) {
        const session = app.page(who);
        const site = {
          ...{ base, app: 'waybill.waybill', services, session, changes: new EventTarget() },
          request: app.requestAs(who),
          navigation:
            address === 'refused'
              ? { ...navigation, getHash: () => Promise.reject(new Error('This place has no hash.')) }
              : navigation,
        };
        const viewer = viewerOf({
          user: { id: session.viewer satisfies AccountId },
          globalization: { culture: 'de-DE', timeZoneId: 'W. Europe Standard Time' },
          project: { id: app.project('Ferry'), name: 'Ferry' },
        });
        return createHost(site, viewer, { hasAddress: address !== 'none' });
      },
      went: () => settled().then(() => went),
      told: () => settled().then(() => told),
      addressNow: () => hash,
      changeAddress: moveTo,
      ferry: { id: app.project('Ferry'), key: 'Ferry', name: 'Ferry' },
      close() {
        storage.close();
        app.close();
      },
    };
  },
});
