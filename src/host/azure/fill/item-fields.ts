import type { FieldValue } from '#host/azure/seams';
import { stateOf, reasonOf } from '#host/azure/fill/item-type';
import { cut } from '#host/azure/fill/names';
import type { Place } from '#host/azure/fill/place';
import type { TypeTemplate } from '#host/azure/fill/process-types';
import { htmlOf } from '#host/azure/fill/rich-text';
import type { BacklogIssue } from '#host/jira/backlog';
import { plain } from '#world/import/status-words';

const TITLE_LENGTH = 255;
const STRING_LENGTH = 255;
const COMMON = 'Microsoft.VSTS.Common.';
/** Names that say no more than the number. */
const PLAIN_PRIORITIES: readonly string[] = ['1', '2', '3', '4', 'Highest', 'High', 'Medium', 'Low'];
const PRIORITIES: Readonly<Record<string, number>> = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  highest: 1,
  blocker: 1,
  critical: 1,
  urgent: 1,
  p0: 1,
  p1: 1,
  high: 2,
  major: 2,
  p2: 2,
  medium: 3,
  normal: 3,
  moderate: 3,
  p3: 3,
  low: 4,
  minor: 4,
  lowest: 4,
  trivial: 4,
  p4: 4,
};

/** Fields with their values; absent ones have none. */
export type Fields = Record<string, FieldValue>;

/** What a work item of this type holds of an issue, as it is now. */
export function fieldsOf(
  issue: BacklogIssue,
  type: TypeTemplate,
  place: Place,
  { isOwn, order, personIds }: { isOwn: boolean; order: number; personIds: ReadonlySet<string> },
): Fields {
  const state = stateOf(type, issue.status, issue.resolution);
  const title = issue.summary.replace(/\s+/g, ' ').trim();
  const fields: Fields = {
    'System.WorkItemType': type.name,
    'System.Title': title.length <= TITLE_LENGTH ? title || issue.key : `${cut(title, TITLE_LENGTH - 1)}…`,
    'System.State': state.name,
    'System.Reason': reasonOf(type, state, issue.resolution),
    'System.AreaPath': place.areaPath,
    'System.IterationPath': place.iterationPath,
  };
  const set = (name: string, value: FieldValue | undefined) => {
    if (value !== undefined && value !== '') fields[name] = value;
  };
  const has = (name: string) => type.fields.includes(name);
  if (issue.assignee !== undefined && personIds.has(issue.assignee)) fields['System.AssignedTo'] = issue.assignee;
  set(descriptionField(issue, type), descriptionOf(issue, title));
  set('System.Tags', tagsOf(issue));
  setPriority(issue, type, set);
  if (has(`${COMMON}StackRank`)) fields[`${COMMON}StackRank`] = (order + 1) * 1000;
  if (has(`${COMMON}BacklogPriority`)) fields[`${COMMON}BacklogPriority`] = (order + 1) * 1000;
  if (has(`${COMMON}ValueArea`))
    fields[`${COMMON}ValueArea`] = /^(enabler|architect|technical)/.test(plain(issue.type.name))
      ? 'Architectural'
      : 'Business';
  if (has(`${COMMON}Severity`)) fields[`${COMMON}Severity`] = '3 - Medium';
  if (issue.points !== undefined) fields[type.size ?? 'Microsoft.VSTS.Scheduling.StoryPoints'] = issue.points;
  if (issue.due !== undefined) fields[dueField(type)] = `${issue.due}T00:00:00Z`;
  setLife(issue, state.category, fields);
  set('Microsoft.VSTS.Build.IntegrationBuild', joined(issue.fixVersions));
  set('Microsoft.VSTS.Build.FoundIn', joined(issue.affectsVersions));
  set('Custom.Component', joined(issue.components));
  set('Custom.Client', issue.clients[0]);
  if (!isOwn) {
    fields['Custom.SourceKey'] = issue.key;
    if (plain(issue.type.name) !== plain(type.name)) fields['Custom.SourceType'] = issue.type.name;
  }
  if (plain(issue.status.name) !== plain(state.name)) fields['Custom.SourceStatus'] = issue.status.name;
  return fields;
}

/** Bugs show their steps where other types show a description; a work item may have both. */
function descriptionField({ other }: BacklogIssue, type: TypeTemplate): string {
  return other['Repro Steps'] === undefined && type.fields.includes('Microsoft.VSTS.TCM.ReproSteps')
    ? 'Microsoft.VSTS.TCM.ReproSteps'
    : 'System.Description';
}

/** A title that had to be cut stands whole above the description. */
function descriptionOf({ description }: BacklogIssue, title: string): string | undefined {
  const whole = title.length > TITLE_LENGTH ? htmlOf(title) : '';
  return `${whole}${description === undefined ? '' : htmlOf(description)}` || undefined;
}

function tagsOf({ labels, clients }: BacklogIssue): string | undefined {
  const tags = new Map(
    [...labels, ...clients.map((client) => `Client: ${client}`)].map((tag) => {
      const clean = tag.replace(/[;,]+/g, ' ').replace(/\s+/g, ' ').trim();
      return [clean.toLowerCase(), clean] as const;
    }),
  );
  tags.delete('');
  return tags.size === 0
    ? undefined
    : [...tags.values()]
        .toSorted((one, other) => one.localeCompare(other))
        .slice(0, 100)
        .join('; ');
}

function setPriority(
  { priority }: BacklogIssue,
  type: TypeTemplate,
  set: (name: string, value: FieldValue | undefined) => void,
): void {
  if (!type.fields.includes(`${COMMON}Priority`)) return;
  const known = priority === undefined ? undefined : PRIORITIES[plain(priority)];
  set(`${COMMON}Priority`, known ?? 2);
  if (priority !== undefined && !PLAIN_PRIORITIES.includes(priority)) set('Custom.SourcePriority', priority);
}

function dueField(type: TypeTemplate): string {
  const target = 'Microsoft.VSTS.Scheduling.TargetDate';
  return type.fields.includes(target) ? target : 'Microsoft.VSTS.Scheduling.DueDate';
}

function setLife(issue: BacklogIssue, category: string, fields: Fields): void {
  const changed = issue.history.findLast(({ items }) =>
    items.some(({ field }) => field.toLowerCase() === 'status'),
  )?.at;
  const ended = issue.resolved ?? changed ?? issue.updated;
  fields[`${COMMON}StateChangeDate`] =
    category === 'Completed' || category === 'Removed' ? ended : (changed ?? issue.created);
  if (category === 'Completed') {
    fields[`${COMMON}ClosedDate`] = ended;
    if (fields['System.AssignedTo'] !== undefined) fields[`${COMMON}ClosedBy`] = fields['System.AssignedTo'];
  }
}

function joined(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : cut(names.join('; '), STRING_LENGTH);
}
