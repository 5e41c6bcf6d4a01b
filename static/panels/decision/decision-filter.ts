import type { DecisionRow } from '#app/decision/calls';
import type { DecisionState } from './decision-book';

/** What of the log is shown. */
export interface DecisionFilter {
  readonly text: string;
  readonly state: 'all' | 'standing' | 'superseded';
}

/** Everything. */
export const noFilter: DecisionFilter = { text: '', state: 'all' };

/** The rows that a filter leaves: the text in the title, in a name or in the key of an item. */
export function filtered(
  rows: readonly DecisionRow[],
  { text, state }: DecisionFilter,
  { people, issues }: Pick<DecisionState, 'people' | 'issues'>,
): readonly DecisionRow[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter((row) => {
    if (state !== 'all' && (row.supersededBy === undefined) !== (state === 'standing')) return false;
    if (wanted === '') return true;
    const { title, deciders, others, issueIds } = row.decision;
    const texts = [
      title,
      ...others,
      ...deciders.map((id) => people.get(id)?.name ?? ''),
      ...issueIds.flatMap((id) => [issues.get(id)?.key ?? id, issues.get(id)?.summary ?? '']),
    ];
    return texts.some((candidate) => candidate.toLowerCase().includes(wanted));
  });
}

/** Reads a filter from the page's part of an address. */
export function filterOf(address: string): DecisionFilter {
  const words = new URLSearchParams(address);
  const state = words.get('state');
  return { text: words.get('text') ?? '', state: state === 'standing' || state === 'superseded' ? state : 'all' };
}

/** The page's part of the address that shows the same again. */
export function addressOf({ text, state }: DecisionFilter): string {
  const words = new URLSearchParams();
  if (text !== '') words.set('text', text);
  if (state !== 'all') words.set('state', state);
  return words.toString();
}
