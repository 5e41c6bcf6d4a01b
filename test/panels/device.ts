import type { Host } from '../../static/panels/host';

/** A device that keeps drafts, filled with `texts`; `kept` shows what is on it. */
export function drafts(texts: Readonly<Record<string, string>> = {}): Host['drafts'] & { kept: Map<string, string> } {
  const kept = new Map(Object.entries(texts));
  return {
    kept,
    lasts: true,
    read: (key) => kept.get(key),
    write: (key, text) => void (text === undefined ? kept.delete(key) : kept.set(key, text)),
  };
}
