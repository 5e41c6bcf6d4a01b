import { canonicalJson } from '#app/canonical-json';

/** A person's keys as text, in base64: the public half as a point, the private one as PKCS #8. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const scheme = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Makes keys for a person who has none. */
export async function newKeyPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const [open, secret] = await Promise.all([
    crypto.subtle.exportKey('raw', publicKey),
    crypto.subtle.exportKey('pkcs8', privateKey),
  ]);
  return { publicKey: textOf(open), privateKey: textOf(secret) };
}

/** Signs a statement, in canonical JSON. */
export async function signatureOf({ privateKey }: KeyPair, statement: unknown): Promise<string> {
  const key = await crypto.subtle.importKey('pkcs8', bytesOf(privateKey), curve, false, ['sign']);
  return textOf(await crypto.subtle.sign(scheme, key, bytesOfStatement(statement)));
}

/** Holds for a signature under this statement with that key's other half; text that is no key or signature is none. */
export async function isSignedWith(publicKey: string, signature: string, statement: unknown): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), curve, false, ['verify']);
    return await crypto.subtle.verify(scheme, key, bytesOf(signature), bytesOfStatement(statement));
  } catch {
    return false;
  }
}

function bytesOfStatement(statement: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(statement));
}

function textOf(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
