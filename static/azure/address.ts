import type { Host } from '../panels/host';
import type { HostNavigation } from './services';

/** The page's part of the address: what follows `#`, kept by Azure DevOps for pages that fill a hub. */
export async function createAddress(
  navigation: Pick<HostNavigation, 'getHash' | 'replaceHash' | 'onHashChanged'>,
): Promise<NonNullable<Host['address']>> {
  const listeners = new Set<() => void>();
  let query = plain(await navigation.getHash());
  navigation.onHashChanged((hash) => {
    const next = plain(hash);
    // What the page wrote itself comes back as news.
    if (next === query) return;
    query = next;
    for (const listener of listeners) listener();
  });
  return {
    read: () => query,
    replace(next) {
      if (next === query) return;
      query = next;
      navigation.replaceHash(next);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function plain(hash: string): string {
  return hash.replace(/^#/, '');
}
