import type { AnyKind } from '#app/records/record-kind';
import type { Home, TaskName } from '#app/records/records';
import type { AccountId } from '#core/issue';
import type { IsoDateTime } from '#core/result';

/** Entities of manifest.yml: four for ever, whatever Waybill keeps. Attributes of type `any` hold what kinds describe. */
export const entities = { record: 'record', summary: 'summary', line: 'line', task: 'task' } as const;

/** A record as lists show it, or whole. */
export interface SummaryEntity {
  readonly kind: string;
  readonly format: number;
  readonly home: Home;
  readonly id: string;
  readonly version: number;
  readonly at: IsoDateTime;
  readonly body: unknown;
}

/** A record. */
export type RecordEntity = SummaryEntity;

/** A line of history. */
export interface LineEntity {
  readonly kind: string;
  readonly id: string;
  readonly home: Home;
  readonly version: number;
  readonly write: string;
  readonly at: IsoDateTime;
  readonly by: AccountId;
  readonly isImported?: true;
  readonly body: unknown;
}

/** A task that waits because of a write. */
export interface TaskEntity {
  readonly name: TaskName;
  readonly kind: string;
  readonly home: Home;
  readonly id: string;
  readonly version: number;
  readonly since: IsoDateTime;
}

/** Keys differ between entities: a transaction may use each key once. */
export function recordKey({ name }: AnyKind, id: string): string {
  return `record:${name}:${id}`;
}

/** See {@link recordKey}. */
export function summaryKey({ name }: AnyKind, id: string): string {
  return `summary:${name}:${id}`;
}

/** One line for each version of a record. */
export function lineKey({ name }: AnyKind, id: string, version: number): string {
  return `line:${name}:${id}#${version}`;
}

/** One place in the outbox of a task for each record, however often it changes. */
export function taskKey(task: TaskName, { name }: AnyKind, id: string): string {
  return `task:${task}:${name}:${id}`;
}
