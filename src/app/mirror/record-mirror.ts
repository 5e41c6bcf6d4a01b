import * as z from 'zod/mini';
import { issueIdForm, type Form } from '#app/forms';
import type { MirroredRecord } from '#app/ports/later';
import type { MirrorValue } from '#app/ports/mirror';
import type { Records } from '#app/records/records';
import type { IssueId } from '#core/issue';

/** What a queue carries of a record whose fields have to follow. */
export const mirroredRecordForm = z.object({
  kind: z.string(),
  id: z.string(),
  home: z.string(),
  issueIds: z.optional(z.array(issueIdForm)),
}) as unknown as Form<MirroredRecord>;

/** What fields of items show of a record that is about many. */
export interface RecordProjection {
  /** The record's; absent: it is gone. */
  readonly version?: number;
  /** Names the state that the values come from. */
  readonly token: string;
  /** Items whose fields it fills, or may have filled. */
  readonly issueIds: readonly IssueId[];
  valuesOf(issueIds: readonly IssueId[]): readonly MirrorValue[];
}

/** Reads what fields show of a record, as things are now; nothing where no field is written by it. */
export type RecordMirror = (
  records: Pick<Records, 'list'>,
  record: MirroredRecord,
) => Promise<RecordProjection | undefined>;
