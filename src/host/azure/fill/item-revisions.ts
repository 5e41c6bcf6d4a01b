import { plain, categoryOf } from '#world/import/status-words';
import type { Fields } from '#host/azure/fill/item-fields';
import { reasonOf, stateOf } from '#host/azure/fill/item-type';
import type { Place, Places } from '#host/azure/fill/place';
import type { TypeTemplate } from '#host/azure/fill/process-types';
import type { FieldValue } from '#host/azure/seams';
import type { LoadedRevision } from '#host/azure/world/contents';
import type { BacklogIssue } from '#host/jira/backlog';

/** Changes that are kept of one item: the last ones. */
const MOST_CHANGES = 40;

/** What the words of a history mean here. */
export interface HistoryWords {
  /** Person ids by name and by id. */
  readonly people: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, BacklogIssue['status']['category']>;
}

/**
 * Tells an item's past as revisions, oldest first: the first one with what it was created with, the last one leading
 * to what it is now. Of a change that the history words otherwise than the item, the item is right.
 */
export function revisionsOf(
  issue: BacklogIssue,
  now: Fields,
  {
    type,
    places,
    place,
    words,
    creator,
  }: { type: TypeTemplate; places: Places; place: Place; words: HistoryWords; creator: string },
): readonly LoadedRevision[] {
  const steps: Step[] = issue.history
    .flatMap(({ at, author, items }) => {
      const before: Record<string, FieldValue | null> = {};
      const after: Record<string, FieldValue | null> = {};
      for (const { field, from, to } of items) {
        for (const [name, value] of Object.entries(meaning(field, from, { type, places, place, words })))
          before[name] = value;
        for (const [name, value] of Object.entries(meaning(field, to, { type, places, place, words })))
          after[name] = value;
      }
      return Object.keys(after).length === 0
        ? []
        : [
            {
              at: later(at, issue.created),
              by: author !== undefined && words.people.has(author) ? author : creator,
              before,
              after,
            },
          ];
    })
    .slice(-MOST_CHANGES);
  const first: Record<string, FieldValue | null> = { ...now };
  const closing = closingStep(
    issue,
    now,
    type,
    creator,
    steps.some(({ after }) => 'System.State' in after),
  );
  if (closing !== undefined) {
    steps.push(closing);
    steps.sort((one, other) => one.at.localeCompare(other.at));
  }
  for (const { before } of steps.toReversed()) Object.assign(first, before);
  const revisions: { at: string; by: string; fields: Record<string, FieldValue | null> }[] = [
    { at: issue.created, by: creator, fields: withoutEmpty(first) },
  ];
  let reached: Record<string, FieldValue | null> = { ...first };
  for (const { at, by, after } of steps) {
    const fields = differing(after, reached);
    if (Object.keys(fields).length === 0) continue;
    reached = { ...reached, ...fields };
    revisions.push({ at, by, fields });
  }
  const rest = differing(
    Object.fromEntries(
      [...new Set([...Object.keys(reached), ...Object.keys(now)])].map((name) => [name, now[name] ?? null]),
    ),
    reached,
  );
  const last = revisions.at(-1)!;
  if (Object.keys(rest).length > 0 && revisions.length > 1) last.fields = { ...last.fields, ...rest };
  else if (Object.keys(rest).length > 0) last.fields = withoutEmpty({ ...last.fields, ...rest });
  if (issue.updated > last.at) revisions.push({ at: issue.updated, by: last.by, fields: {} });
  return revisions;
}

/** What is done was begun: an export without history still tells when an item was resolved. */
function closingStep(
  issue: BacklogIssue,
  now: Fields,
  type: TypeTemplate,
  creator: string,
  isTold: boolean,
): Step | undefined {
  const start = type.states[0]!;
  if (isTold || issue.resolved === undefined || issue.resolved <= issue.created || now['System.State'] === start.name)
    return undefined;
  const by = now['System.AssignedTo'];
  const before: Record<string, FieldValue | null> = {
    'System.State': start.name,
    'System.Reason': reasonOf(type, start),
  };
  const after: Record<string, FieldValue | null> = {
    'System.State': now['System.State']!,
    'System.Reason': now['System.Reason']!,
  };
  for (const name of ['Microsoft.VSTS.Common.ClosedDate', 'Microsoft.VSTS.Common.ClosedBy']) {
    if (now[name] === undefined) continue;
    before[name] = null;
    after[name] = now[name];
  }
  return { at: issue.resolved, by: typeof by === 'string' ? by : creator, before, after };
}

interface Step {
  readonly at: string;
  readonly by: string;
  readonly before: Record<string, FieldValue | null>;
  readonly after: Record<string, FieldValue | null>;
}

/** The fields that a word of the history stands for, null where it was empty. */
function meaning(
  field: string,
  text: string | undefined,
  { type, places, place, words }: { type: TypeTemplate; places: Places; place: Place; words: HistoryWords },
): Record<string, FieldValue | null> {
  switch (plain(field)) {
    case 'status': {
      if (text === undefined) return {};
      const state = stateOf(type, { name: text, category: words.categories.get(text) ?? categoryOf(text, false) });
      return { 'System.State': state.name, 'System.Reason': reasonOf(type, state) };
    }
    case 'assignee':
      return { 'System.AssignedTo': (text === undefined ? undefined : words.people.get(text)) ?? null };
    case 'summary':
      return text === undefined ? {} : { 'System.Title': text.slice(0, 255) };
    case 'sprint':
      return { 'System.IterationPath': places.sprintNamed(text) ?? place.areaPath.split('\\')[0]! };
    case 'story points':
    case 'story point estimate': {
      const points = Number(text);
      return {
        [type.size ?? 'Microsoft.VSTS.Scheduling.StoryPoints']:
          text === undefined || Number.isNaN(points) ? null : points,
      };
    }
    default:
      return {};
  }
}

function differing(
  fields: Readonly<Record<string, FieldValue | null>>,
  from: Readonly<Record<string, FieldValue | null>>,
): Record<string, FieldValue | null> {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== (from[name] ?? null)));
}

function withoutEmpty(fields: Readonly<Record<string, FieldValue | null>>): Record<string, FieldValue | null> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function later(at: string, created: string): string {
  return at < created ? created : at;
}
