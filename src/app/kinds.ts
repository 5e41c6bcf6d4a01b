import { decisionKind } from '#app/decision/kind';
import type { AnyKind } from '#app/records/record-kind';
import { settingsKind } from '#app/settings/kind';
import { scoreKind } from '#app/value/kind';

/** Every kind of record that Waybill keeps; export, import and deletion go over this list. Settings stand first. */
export const kinds: readonly AnyKind[] = [settingsKind, scoreKind, decisionKind];

/** The kind of that name; nothing for one that a newer Waybill may know. */
export function kindOf(name: string): AnyKind | undefined {
  return kinds.find((kind) => kind.name === name);
}
