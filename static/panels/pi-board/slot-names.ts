import type { Placement } from '#core/train/placement';
import type { Pi } from '#core/train/train';
import type { PiBoardWords } from '../words/en-pi-board';

/** A slot by its name, as people say it. */
export function slotName(pi: Pick<Pi, 'slots'>, slot: number): string {
  return pi.slots[slot]?.name ?? String(slot + 1);
}

/** Where a placement puts an item, as part of a sentence. */
export function placementText(placement: Placement | null, pi: Pick<Pi, 'slots'>, words: PiBoardWords): string {
  if (placement?.slot === undefined) return words.say('placeTracker');
  return placement.slot === 'out' ? words.say('placeOut') : slotName(pi, placement.slot);
}
