import { guidOf } from '#host/azure/world/guid';

/** A record as Waybill's export has it, see FileRecord in src/app. */
export interface SampleFileRecord {
  readonly kind: string;
  readonly format: number;
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly at: string;
  readonly value: unknown;
}

/** A line of history as Waybill's export has it, see FileLine in src/app. */
export interface SampleFileLine {
  readonly kind: string;
  readonly id: string;
  readonly home: string;
  readonly stamped: {
    readonly writeId: string;
    readonly version: number;
    readonly at: string;
    readonly by: string;
    readonly line: unknown;
  };
}

/** A record with its history. */
export interface SampleEntry {
  readonly record: SampleFileRecord;
  readonly lines: readonly SampleFileLine[];
}

/** Names one write of the sample; the same in every run. */
export function writeIdOf(id: string, version: number): string {
  return guidOf(`sample/${id}/${version}`).replaceAll('-', '');
}
