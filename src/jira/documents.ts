import type { HistoryEntry } from '#app/contract';
import type { IssueId, ProjectId } from '#core/issue';
import type { ModelId } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import type { Agreed, Ballot, Replaced, ScoreRecord } from '#core/value/score';
import type { ProjectSettings } from '#core/value/settings';

/** Documents as the entities of manifest.yml declare them; attributes of type `any` hold what has no fixed form. */

/** Entity `score`, by issue id. */
export interface ScoreDocument {
  readonly issue: IssueId;
  readonly project: ProjectId;
  readonly version: number;
  readonly round: number;
  readonly phase: ScoreRecord['phase'];
  readonly ballots: readonly Ballot[];
  readonly agreed?: Agreed;
  readonly replaced?: Replaced;
}

/** Entity `history`, by {@link historyKey}. */
export interface HistoryDocument {
  readonly issue: string;
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly action: HistoryEntry['action'];
  readonly round?: number;
  readonly factors?: HistoryEntry['factors'];
  readonly before?: HistoryEntry['before'];
  readonly note?: string;
}

/** Entity `outbox`, by {@link outboxKey}. */
export interface OutboxDocument {
  readonly issue: IssueId;
  readonly version: number;
  readonly since: IsoDateTime;
}

/** Entity `settings`, by {@link settingsKey}. */
export interface SettingsDocument {
  readonly project: ProjectId;
  readonly version: number;
  readonly model: ModelId;
  readonly expiry?: number;
  readonly agree: ProjectSettings['agree'];
  readonly candidates?: string;
  readonly fields: ProjectSettings['fields'];
}

/** Keys differ between entities: a transaction may use each key once. */
export function scoreKey(issueId: string): string {
  return `score:${issueId}`;
}

/** One line for each version of an item. */
export function historyKey(issueId: string, version: number): string {
  return `history:${issueId}#${version}`;
}

/** One place in the outbox for each item, however often it changes. */
export function outboxKey(issueId: string): string {
  return `outbox:${issueId}`;
}

/** One document for each project. */
export function settingsKey(projectId: string): string {
  return `settings:${projectId}`;
}

/** Turns a record into what is stored. */
export function scoreDocument({ issueId, projectId, ...rest }: ScoreRecord): ScoreDocument {
  return { issue: issueId, project: projectId, ...rest };
}

/** Turns what is stored into a record. */
export function scoreRecord({ issue, project, ...rest }: ScoreDocument): ScoreRecord {
  return { issueId: issue, projectId: project, ...rest };
}

/** Turns a line of history into what is stored. */
export function historyDocument({ issueId, ...rest }: HistoryEntry): HistoryDocument {
  return { issue: issueId, ...rest };
}

/** Turns what is stored into a line of history. */
export function historyEntry({ issue, ...rest }: HistoryDocument): HistoryEntry {
  return { issueId: issue, ...rest };
}

/** Turns settings into what is stored; texts of blanks are not storable and stay away. */
export function settingsDocument(
  project: ProjectId,
  { modelId, expiryDays, agree, candidates, fields, version }: ProjectSettings,
): SettingsDocument {
  return {
    project,
    version,
    model: modelId,
    agree,
    fields,
    ...(expiryDays && { expiry: expiryDays }),
    ...(candidates?.trim() && { candidates }),
  };
}

/** Turns what is stored into settings. */
export function projectSettings({
  model,
  expiry,
  agree,
  candidates,
  fields,
  version,
}: SettingsDocument): ProjectSettings {
  return {
    modelId: model,
    agree,
    fields,
    version,
    ...(expiry && { expiryDays: expiry }),
    ...(candidates && { candidates }),
  };
}
