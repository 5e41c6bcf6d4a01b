import type { AnyKind } from '#app/records/record-kind';
import { settingsKind } from '#app/settings/kind';
import { scoreKind } from '#app/value/kind';

/**
 * Kinds of records that every page works with, whatever it shows: those that every call asks for, and those that lie
 * with an item whose fields may wait to be written. Pages load the others with the capability that keeps them.
 */
export const itemKinds: readonly AnyKind[] = [settingsKind, scoreKind];
