/** Names one write: 96 random bits in hexadecimal digits, so that a lost answer to it is told from anybody's other write. */
export function newWriteId(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(12)));
}

/** Bytes as hexadecimal digits. */
export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
