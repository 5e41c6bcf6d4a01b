import { useEffect, useState } from 'react';
import type { ChangedKey, KeyNews as News } from '#app/ports/key-news';
import type { Host } from '../host';
import { KeyNotices } from './deferred-parts';

/** Tells of changed keys above a panel, where its host has keys. */
export function KeyNews({ host, news }: { readonly host: Host; readonly news: News }) {
  const [changed, setChanged] = useState<readonly ChangedKey[]>([]);
  useEffect(() => {
    // Keys that cannot be read now are told of when the next panel opens.
    news.changed().then(setChanged, () => undefined);
  }, [news]);
  return changed.length > 0 ? <KeyNotices host={host} news={news} changed={changed} /> : null;
}
