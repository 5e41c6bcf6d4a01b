/**
 * Draws an id of 96 random bits as 24 hexadecimal digits: of what a page makes, so that what is sent twice is made once,
 * and of a write, so that a lost answer to it is told from anybody's other write.
 */
export function drawnId(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(12)));
}

/** Bytes as hexadecimal digits. */
export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
