import type { FactorValues } from '#core/value/model';

/** What a seal covers: answers of one person in one round, so that it fits nowhere else. */
export interface SealedAnswers {
  readonly issueId: string;
  readonly round: number;
  readonly by: string;
  readonly factors: FactorValues;
  readonly note?: string | undefined;
}

/** A secret that keeps anybody from trying all answers against a seal: there are few of them. */
export function newNonce(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

/** SHA-256 over the nonce and the answers in canonical JSON, in hexadecimal digits. */
export async function sealOf(nonce: string, answers: SealedAnswers): Promise<string> {
  const bytes = new TextEncoder().encode(`${nonce}${canonical(answers)}`);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** One text for equal answers: members in the order of their names, absent ones left out. */
function canonical({ issueId, round, by, factors, note }: SealedAnswers): string {
  const answers = Object.entries(factors)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify({
    by,
    factors: Object.fromEntries(answers),
    issueId,
    ...(note !== undefined && { note }),
    round,
  });
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
