import type { IssueLink } from '#core/issue';

type Relation = IssueLink['relation'];

/**
 * Phrases as trackers and their admins write them, without the verb *to be* and in lower case. The first that fits wins:
 * “has to be done before” before “done”, “is dependency for” before “dependency”.
 */
const phrases: readonly (readonly [RegExp, Relation])[] = [
  [/\b(duplicat|clone|relat|cause|split|test)/, 'other'],
  [/\b(blocked|prevented|preceded|enabled|gated|held up) by\b/, 'needs'],
  [/\b(required|needed|awaited|depended (up)?on) (by|for)\b|\bdepended (up)?on by\b/, 'gives'],
  [/\b(dependency|prerequisite|predecessor|precondition) (for|of|to)\b/, 'gives'],
  // The other end of “depends on” in public trackers, whatever English says: the holder is what is depended on.
  [/\bdepend[ea]nt of\b/, 'gives'],
  [/\bsuccessor (of|to)\b|\bdepend[ea]nt to\b|\bdepend(s|ing|ent|ant)? (up)?on\b/, 'needs'],
  [/\b(done|finished|completed|delivered|ready|starts?|started) before\b|\bprecedes\b/, 'gives'],
  [
    /\b(done|finished|completed|delivered|starts?|started) after\b|\bfollows\b|\bwaits? (for|on)\b|\bwaiting (for|on)\b/,
    'needs',
  ],
  [/\b(blocks|blocking|prevents|enables|gates|holds up)\b/, 'gives'],
  [/\b(requires|needs|awaits)\b/, 'needs'],
];

/**
 * Which way a native link points, from the phrase read at the issue that holds it: `A blocks B` means that A gives.
 * Phrases that say nothing of order (duplicates, relates, clones, words of an admin's own) are `other`.
 */
export function relationOf(phrase: string): Relation {
  const plain = phrase.toLowerCase().replace(/\s+/g, ' ').trim();
  return phrases.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other';
}
