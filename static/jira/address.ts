import type { Bridge } from './host';
import type { Host } from '../panels/host';

/** The page's part of the address, kept by Jira; nothing for modules that do not fill a page. */
export async function createAddress(view: Bridge['view']): Promise<NonNullable<Host['address']>> {
  const history = await view.createHistory();
  const { pathname } = history.location;
  const listeners = new Set<() => void>();
  let known = history.location.search;
  history.listen(({ search }) => {
    // What the page wrote itself comes back as news.
    if (search === known) return;
    known = search;
    for (const listener of listeners) listener();
  });
  return {
    read: () => history.location.search.replace(/^\?/, ''),
    replace(query) {
      // The page shows another panel by now, whose address this is not.
      if (history.location.pathname !== pathname) return;
      const search = query === '' ? '' : `?${query}`;
      if (search === history.location.search) return;
      known = search;
      history.replace({ pathname, search });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
