import * as z from 'zod/mini';
import type { TrainRow } from '#app/train/calls';
import type { PiId, TrainId } from '#core/train/ids';
import type { IsoDateTime } from '#core/result';
import type { Pi } from '#core/train/train';
import { createDraft, type Draft } from '../base/drafts';
import type { Host } from '../host';

/** Where somebody was the last time. */
export interface LastPlace {
  readonly train: string;
  readonly pi: string;
}

const schema = z.object({ train: z.string(), pi: z.string() }) as unknown as z.ZodMiniType<LastPlace>;

/** The PI that was looked at last on this device, for an address that names none. */
export function createLastPlace(drafts: Host['drafts']): Draft<LastPlace> {
  return createDraft(drafts, 'pi-board:last', { version: 1, schema });
}

/** The train and the PI to show: those of the address, else the last ones, else the first train and what it does now. */
export function chosenPlace(
  trains: readonly TrainRow[],
  wanted: { readonly train?: TrainId | undefined; readonly pi?: PiId | undefined },
  last: LastPlace | undefined,
  now: IsoDateTime,
): { readonly row: TrainRow; readonly pi: Pi | undefined } | undefined {
  const find = (id: string | undefined) => trains.find((row) => row.id === id);
  const row = find(wanted.train) ?? find(last?.train) ?? trains[0];
  if (!row) return undefined;
  const { pis } = row.train;
  const pi =
    pis.find(({ id }) => id === wanted.pi) ??
    (row.id === last?.train ? pis.find(({ id }) => id === last.pi) : undefined);
  return { row, pi: pi ?? currentPi(pis, now) };
}

/** The PI that is under way, else the next one, else the last one. Moments are written alike, so they sort as texts. */
export function currentPi(pis: readonly Pi[], now: IsoDateTime): Pi | undefined {
  const endOf = ({ slots }: Pi): string => slots.at(-1)?.end ?? '';
  const byEnd = [...pis].sort((one, other) => (endOf(one) < endOf(other) ? -1 : 1));
  return byEnd.find((pi) => endOf(pi) > now) ?? byEnd.at(-1);
}
