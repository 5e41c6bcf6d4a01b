import type { RefusalCode } from '#app/ports/writes';

/** What a tracker's refusal of a write means, by its status. */
export function refusalCode(status: number): RefusalCode {
  if (status === 404) return 'not-found';
  return status === 401 || status === 403 ? 'forbidden' : 'invalid';
}
