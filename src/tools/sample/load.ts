import * as z from 'zod/mini';
import type { Sample } from '#world/seed/sample-form';
import { sampleFile } from './sample-file';
import { blindBallots } from './score-story';
import { planTrain } from './train-story';
import type { SampleTracker } from './tracker';
import type { Waybill } from './waybill';

const imported = z.object({
  kind: z.literal('ok'),
  value: z.object({
    written: z.number(),
    skipped: z.array(z.object({ kind: z.string(), id: z.string(), why: z.string() })),
  }),
});
const submitted = z.object({ kind: z.literal('ok') });

/**
 * Puts the sample into one tracker: what a file can hold by Waybill's own import, as somebody who administers it, and
 * blind ballots as the people who give them. Rejects where anything of it was not taken.
 */
export async function loadSample(
  sample: Sample,
  tracker: SampleTracker,
  { admin, now, importParts }: { readonly admin: string; readonly now: number } & Pick<Waybill, 'importParts'>,
): Promise<void> {
  const names = await tracker.names(Object.keys(sample.titles), now);
  const takeIn = async (part: unknown): Promise<void> => {
    const answer = await tracker.call(admin, 'transfer.import', { part, replace: false });
    const [left] = understood(imported, answer, 'the import').value.skipped;
    if (left) throw new Error(`${left.kind} ${left.id} was left out: ${left.why}`);
  };
  for (const part of importParts(sampleFile(sample, names))) await takeIn(part);
  for (const { by, request } of blindBallots(sample.scores, names))
    understood(submitted, await tracker.call(by, 'value.submit', request), 'a ballot');
  if (sample.train) await planTrain(sample.train, { tracker, names, takeIn });
  await tracker.settled();
}

/** An answer in the form that it must have. Throws for another one: then the sample is not complete. */
export function understood<Schema extends z.core.$ZodType>(
  schema: Schema,
  answer: unknown,
  what: string,
): z.infer<Schema> {
  const read = z.safeParse(schema, answer);
  if (read.success) return read.data;
  throw new Error(`${what} was answered with ${JSON.stringify(answer)?.slice(0, 200)}`);
}
