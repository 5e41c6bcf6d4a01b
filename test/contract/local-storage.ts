/** The browser's storage, which a page in Node has not; `close` takes it away again. */
export function storedLocally(): { close(): void } {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
  return { close: () => void Reflect.deleteProperty(globalThis, 'localStorage') };
}
