import { view } from '@forge/bridge';
import type { Host } from '../panels/host';

/** The page's part of the address, kept by Jira; nothing for modules that do not fill a page. */
export async function createAddress(): Promise<NonNullable<Host['address']>> {
  const history = await view.createHistory();
  return {
    read: () => history.location.search.replace(/^\?/, ''),
    replace(query) {
      const search = query === '' ? '' : `?${query}`;
      if (search === history.location.search) return;
      history.replace({ pathname: history.location.pathname, search });
    },
    onChange: (listener) => history.listen(() => listener()),
  };
}
