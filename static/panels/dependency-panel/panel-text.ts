import type { LinkType } from '#app/ports/links';
import type { IssueId } from '#core/issue';
import type { Failure } from '../base/ask';
import type { DependencyPanelWords } from '../words/en-dependency-panel';
import type { LinkOf } from './change-links';
import type { LinkGraph } from './link-graph';
import type { BondState, Standing, Whereabouts } from './standing';

/** Each state has a shape of its own, so that colour is not all that tells it. */
export const stateMarks: Readonly<Record<BondState, string>> = {
  ok: '○',
  'at-risk': '△',
  conflict: '◆',
  done: '✓',
  open: '–',
  unknown: '?',
  reading: '…',
};

/** Key and summary of an item; of one that has not come, nothing but dots. */
export function itemText(id: IssueId, { issues }: Pick<LinkGraph, 'issues'>, words: DependencyPanelWords): string {
  const issue = issues.get(id);
  return issue ? words.say('item', { key: issue.key, summary: issue.summary }) : '…';
}

/** A dependency in one sentence: the giver always stands left. */
export function sentenceOf(
  { from, to }: Pick<LinkOf, 'from' | 'to'>,
  graph: Pick<LinkGraph, 'issues'>,
  words: DependencyPanelWords,
): string {
  return words.say('sentence', { giver: itemText(from, graph, words), needer: itemText(to, graph, words) });
}

/** What the tracker's own link will say, from giver to needer. */
export function trackerText(
  { from, to, typeId }: LinkOf,
  { graph, types }: { readonly graph: Pick<LinkGraph, 'issues'>; readonly types: readonly LinkType[] },
  words: DependencyPanelWords,
): string {
  const key = (id: IssueId): string => graph.issues.get(id)?.key ?? '…';
  return words.say('trackerSays', { giver: key(from), phrase: phraseOf(typeId, types), needer: key(to) });
}

/** The tracker's words for the giver's end of a kind of link. */
export function phraseOf(typeId: string, types: readonly LinkType[]): string {
  return types.find(({ id }) => id === typeId)?.phrases.giver ?? typeId;
}

/** A circle from one item round to itself, by keys. */
export function circleText(items: readonly IssueId[], { issues }: Pick<LinkGraph, 'issues'>): string {
  return [...items, items[0]!].map((id) => issues.get(id)?.key ?? '…').join(' → ');
}

/** Iterations to spare; nothing where they are not known. */
export function slackText({ slack, state }: Standing, words: DependencyPanelWords): string | undefined {
  if (slack === undefined || state === 'done') return undefined;
  if (slack === 0) return words.say('noSlack');
  return slack > 0 ? words.say('slack', { count: slack }) : words.say('tooLate', { count: -slack });
}

/** The iterations that an item lies in, or why it lies in none. */
export function iterationText({ first, last, reason }: Whereabouts, words: DependencyPanelWords): string {
  if (!first || !last) return words.say(`why-${reason ?? 'unplanned'}`);
  const period = words.formats.period(first.start, last.end);
  // Iterations are often called by the number of their PI already.
  const named = ({ name, pi }: typeof first): string =>
    name.includes(pi.replace(/^\D+/, '') || pi) ? name : `${pi} · ${name}`;
  return first.start === last.start
    ? words.say('iteration', { slot: named(first), period })
    : words.say('iterations', { first: named(first), last: named(last), period });
}

/** Why nothing could be read. */
export function failureText(failure: Failure, words: DependencyPanelWords): string {
  switch (failure.kind) {
    case 'no-answer':
      return words.say('failedText');
    case 'signed-out':
      return words.say('signedOutText');
    case 'bug':
      return words.say('bugText');
    case 'refused':
      return failure.problem.kind === 'not-found'
        ? words.say('whyNotFound')
        : words.say('whyRefused', { code: failure.problem.kind });
  }
}
