import { objectiveKind } from '#app/objective/kind';
import { baselineKind, capacityKind, journalKind, planKind } from '#app/plan/kind';
import type { AnyKind } from '#app/records/record-kind';
import { scenarioKind } from '#app/scenario/kind';
import { voteKind } from '#app/vote/kind';

/** Kinds of records that belong to a train and go with it; their lists say `trainId`. */
export const pieceKinds: readonly AnyKind[] = [
  planKind,
  capacityKind,
  baselineKind,
  journalKind,
  objectiveKind,
  scenarioKind,
  voteKind,
];
