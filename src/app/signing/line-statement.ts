import type { AnyKind } from '#app/records/record-kind';
import { hexOf } from '#core/drawn-id';
import type { Home, Stamped } from '#app/records/records';
import { canonicalJson } from '#app/canonical-json';

/** What a signed line carries beside what it says: SHA-256 of the value that was written with it, and the signature. */
export interface LineSignature {
  readonly digest: string;
  readonly signature: string;
}

/** What the author of a line signs: that this write, and no other, left the record with this value. */
export function lineStatement(
  kind: AnyKind,
  { id, home }: { readonly id: string; readonly home: Home },
  { writeId, version, at, by, line }: Stamped<unknown>,
  digest: string,
): unknown {
  return {
    is: 'line',
    kind: kind.name,
    id,
    // What follows an issue is moved with it, and its lines stay who said them.
    ...(!kind.followsIssue && { home }),
    writeId,
    version,
    at,
    by,
    line: kind.signed?.line(line) ?? line,
    digest,
  };
}

/** Binds a value to its line, without what is put in later and is bound by a seal. */
export async function digestOf(kind: AnyKind, value: unknown): Promise<string> {
  const read = kind.value.safeParse(value);
  const form: unknown = read.success ? read.data : value;
  const bytes = new TextEncoder().encode(canonicalJson(kind.signed?.value(form) ?? form));
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
