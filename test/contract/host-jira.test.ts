import type { ProjectId } from '#core/issue';
import { createHost, type Bridge } from '../../static/jira/host';
import { readContext } from '../../static/jira/context';
import { startForge } from '../app/forge';
import { describeHost } from './host-suite';
import { storedLocally } from './local-storage';

interface Place {
  readonly pathname: string;
  readonly search: string;
}

describeHost({
  name: 'Jira',
  itemKey: 'FERRY-1',
  queryLanguage: 'JQL',
  places: { item: '/browse/', search: '/issues/?jql=', board: 'module pi-board' },
  start() {
    const forge = startForge();
    const storage = storedLocally();
    const went: string[] = [];
    const told: string[] = [];
    const listeners = new Set<(place: Place) => void>();
    const history = {
      location: { pathname: '/pi-board', search: '' },
      replace: (place: Place) => moveTo(place),
      listen(listener: (place: Place) => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    // As the bridge does: the place first, then everybody who listens.
    function moveTo(place: Place): void {
      history.location = place;
      for (const listener of listeners) listener(place);
    }
    const go = (how: string) => (place: string | { readonly moduleKey?: string }) => {
      went.push(`${how} ${typeof place === 'string' ? decodeURIComponent(place) : `module ${place.moduleKey}`}`);
      return Promise.resolve();
    };
    return {
      host: ({ who, address = 'none' }) => {
        const bridge = {
          invoke: () => Promise.reject(new Error('Nothing here calls a function.')),
          requestJira: forge.requestAs(who),
          router: { navigate: go('here'), open: go('beside') },
          showFlag: ({ title, description }: { title: string; description?: string }) =>
            told.push([title, description].filter(Boolean).join(' ')),
          view: {
            createHistory: () =>
              address === 'kept' ? Promise.resolve(history) : Promise.reject(new Error('This module has no history.')),
          },
        } as unknown as Bridge;
        const context = readContext({
          accountId: `account-of-${who}`,
          environmentId: 'local',
          localId: `ari:cloud:ecosystem::extension/${forge.extension.appId}/local/static/pi-board`,
          moduleKey: 'pi-board',
          siteUrl: 'https://harbour.example/',
          locale: 'de_DE',
          timezone: 'Europe/Berlin',
          extension: {},
        });
        return createHost(bridge, context, { hasAddress: address !== 'none' });
      },
      went: async () => went,
      told: async () => told,
      addressNow: () => history.location.search.replace(/^\?/, ''),
      changeAddress: (query) => moveTo({ pathname: '/pi-board', search: `?${query}` }),
      ferry: { id: '10000' as ProjectId, key: 'FERRY', name: 'Ferry' },
      vault: '10001' as ProjectId,
      close() {
        storage.close();
        forge.close();
      },
    };
  },
});
