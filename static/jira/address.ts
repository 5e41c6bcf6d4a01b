import { view } from '@forge/bridge';
import type { Host } from '../panels/host';

/** The page's part of the address, kept by Jira; nothing for modules that do not fill a page. */
export async function createAddress(): Promise<NonNullable<Host['address']>> {
  const history = await view.createHistory();
  const { pathname } = history.location;
  return {
    read: () => history.location.search.replace(/^\?/, ''),
    replace(query) {
      // The page shows another panel by now, whose address this is not.
      if (history.location.pathname !== pathname) return;
      const search = query === '' ? '' : `?${query}`;
      if (search === history.location.search) return;
      history.replace({ pathname, search });
    },
    onChange: (listener) => history.listen(() => listener()),
  };
}
