/** Browsers offer no cryptography to pages that did not come through an encrypted connection. */
export function canSign(): boolean {
  return (globalThis.crypto as Partial<Crypto> | undefined)?.subtle !== undefined;
}
