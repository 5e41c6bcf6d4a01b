import type { Host } from './host';

/** Drafts in the browser's storage, a person's own; in memory where the browser keeps none (private windows, full disks). */
export function createDrafts(accountId: string): Host['drafts'] {
  const memory = new Map<string, string>();
  const place = (key: string) => `waybill:draft:${accountId}:${key}`;
  return {
    read(key) {
      try {
        return localStorage.getItem(place(key)) ?? memory.get(key);
      } catch {
        return memory.get(key);
      }
    },
    write(key, text) {
      if (text === undefined) memory.delete(key);
      else memory.set(key, text);
      try {
        if (text === undefined) localStorage.removeItem(place(key));
        else localStorage.setItem(place(key), text);
      } catch {
        // Memory holds it until the page is left; there is no other place.
      }
    },
  };
}
