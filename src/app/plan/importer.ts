import { piIdForm } from '#app/train/forms';
import { drawnIdForm } from '#app/forms';
import { mirrorRecordsSoon } from '#app/mirror/soon';
import { baselineKind, capacityKind, journalKind, planKind } from '#app/plan/kind';
import { shardIn, shardOf } from '#app/plan/shard';
import type { LineIn, ValueIn } from '#app/records/record-kind';
import type { Importer } from '#app/transfer/importer';
import type { IssueId } from '#core/issue';

const damagedId = { kind: 'leave', left: [{ why: 'damaged', data: { path: 'id' } }] } as const;

/** Parts of plans of a file: those whose items belong into that part, where they are looked for. */
export const planImporter: Importer<ValueIn<typeof planKind>, LineIn<typeof planKind>> = {
  arrive(_session, { id, value }) {
    const part = shardIn(id);
    if (!part) return damagedId;
    const ids = Object.keys(value.placements) as IssueId[];
    if (ids.some((issueId) => shardOf(issueId) !== part.shard))
      return { kind: 'leave', left: [{ why: 'damaged', data: { path: 'placements' } }] };
    return { kind: 'take', value };
  },
  line: () => ({ action: 'imported' }),
};

/** Capacities of a file, as they are. */
export const capacityImporter: Importer<ValueIn<typeof capacityKind>, LineIn<typeof capacityKind>> = {
  arrive: (_session, { id, value }) => (piIdForm.safeParse(id).success ? { kind: 'take', value } : damagedId),
  line: () => ({ action: 'imported' }),
};

/** Baselines of a file, as they are. */
export const baselineImporter: Importer<ValueIn<typeof baselineKind>, LineIn<typeof baselineKind>> = {
  arrive: (_session, { id, value }) => (piIdForm.safeParse(id).success ? { kind: 'take', value } : damagedId),
  line: ({ slots }) => ({ action: 'imported', items: Object.keys(slots).length }),
  async written({ later }, records) {
    await mirrorRecordsSoon(
      later,
      records.map(({ id, home }) => ({ kind: baselineKind.name, id, home })),
    );
  },
};

/** Commitments of a file, as they are. */
export const journalImporter: Importer<ValueIn<typeof journalKind>, LineIn<typeof journalKind>> = {
  arrive: (_session, { id, value }) => (drawnIdForm.safeParse(id).success ? { kind: 'take', value } : damagedId),
  line: ({ state }) => ({ action: 'imported', state }),
};
