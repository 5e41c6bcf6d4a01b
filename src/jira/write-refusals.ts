import * as z from 'zod/mini';
import type { RefusalCode } from '#app/ports/writes';
import { refusalCode } from '#app/writes/refusal-code';

const errors = z.object({
  errorMessages: z.optional(z.nullable(z.array(z.string()))),
  errors: z.optional(z.nullable(z.record(z.string(), z.string()))),
});

/** A refusal in the port's form. */
export function refusalOf(
  status: number,
  message: string,
): { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string } {
  return { kind: 'refused', code: refusalCode(status), message };
}

/** All of Jira's sentences in the body of a refusal. */
export function sentencesIn(body: unknown): string {
  const parsed = z.safeParse(errors, body);
  if (!parsed.success) return '';
  return [...(parsed.data.errorMessages ?? []), ...Object.values(parsed.data.errors ?? {})].join(' ');
}
