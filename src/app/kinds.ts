import { decisionKind } from '#app/decision/kind';
import { handshakeKind } from '#app/dependency/kind';
import { itemKinds } from '#app/item-kinds';
import { objectiveKind } from '#app/objective/kind';
import { baselineKind, capacityKind, journalKind, planKind } from '#app/plan/kind';
import type { AnyKind } from '#app/records/record-kind';
import { scenarioKind } from '#app/scenario/kind';
import { trainKind } from '#app/train/kind';
import { voteKind } from '#app/vote/kind';

/** Every kind of record that Waybill keeps; export, import and deletion go over this list. Settings stand first. */
export const kinds: readonly AnyKind[] = [
  ...itemKinds,
  decisionKind,
  handshakeKind,
  trainKind,
  planKind,
  capacityKind,
  baselineKind,
  journalKind,
  objectiveKind,
  scenarioKind,
  voteKind,
];

/** The kind of that name; nothing for one that a newer Waybill may know. */
export function kindOf(name: string): AnyKind | undefined {
  return kinds.find((kind) => kind.name === name);
}
