import { hexOf } from '#core/drawn-id';
import { canonicalJson } from '#app/canonical-json';

/** What a seal covers: one person's answer in one round of one record, so that it fits nowhere else. */
export interface Sealed<Answer> {
  readonly kind: string;
  readonly id: string;
  readonly round: number;
  readonly by: string;
  readonly answer: Answer;
}

/** A secret that keeps anybody from trying all answers against a seal: there are few of them. */
export function newNonce(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(16)));
}

/** SHA-256 over the nonce and the answer in canonical JSON, in hexadecimal digits. */
export async function sealOf<Answer>(nonce: string, sealed: Sealed<Answer>): Promise<string> {
  const bytes = new TextEncoder().encode(`${nonce}${canonicalJson(sealed)}`);
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
