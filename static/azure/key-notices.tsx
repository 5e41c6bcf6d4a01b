import { createRoot } from 'react-dom/client';
import type { ChangedKey, KeyNews } from '#app/ports/key-news';
import type { Host } from '../panels/host';
import { KeyNotices } from '../panels/signing/key-notices';

/** Tells of changed keys above whatever the frame shows. */
export function showChangedKeys(host: Host, news: KeyNews, changed: readonly ChangedKey[]): void {
  const place = document.createElement('div');
  document.body.prepend(place);
  createRoot(place).render(<KeyNotices host={host} news={news} changed={changed} />);
}
