import type { Sample, SampleRecord } from '#world/seed/sample-form';
import { momentAgo, personNamed, told, type SampleNames } from './names';
import { writeIdOf, type SampleEntry, type SampleFileLine, type SampleFileRecord } from './sample-entry';
import { scoreEntries } from './score-story';

/** A file that Waybill imports. */
export interface SampleFile {
  readonly waybill: 'records';
  readonly format: 2;
  readonly exported: string;
  readonly records: readonly SampleFileRecord[];
  readonly lines: readonly SampleFileLine[];
}

/** Turns the sample into a file for one tracker. Blind ballots are no part of it: see `blindBallots`. */
export function sampleFile(sample: Sample, names: SampleNames): SampleFile {
  const entries = [...sample.records.map((record) => entryOf(record, names)), ...scoreEntries(sample.scores, names)];
  return {
    waybill: 'records',
    format: 2,
    exported: momentAgo(names, 0),
    records: entries.map(({ record }) => record),
    lines: entries.flatMap(({ lines }) => lines),
  };
}

function entryOf(source: SampleRecord, names: SampleNames): SampleEntry {
  const { kind, format, by, daysAgo } = source;
  const place = { kind, id: told(source.id, names) as string, home: told(source.home, names) as string };
  const at = momentAgo(names, daysAgo);
  return {
    record: { ...place, format, version: 1, at, value: told(source.value, names) },
    lines: [
      {
        ...place,
        stamped: {
          writeId: writeIdOf(place.id, 1),
          version: 1,
          at,
          by: personNamed(names, by),
          line: told(source.line, names),
        },
      },
    ],
  };
}
