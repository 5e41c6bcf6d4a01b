import * as z from 'zod/mini';
import type { ProjectId } from '#core/issue';
import type { PiId, TrainId } from '#core/train/ids';

/** What a gadget shows. */
export interface GadgetChoices {
  /** The project that the train is kept in. */
  readonly projectId: ProjectId;
  readonly trainId: TrainId;
  /** Absent: the PI that is under way, whichever that is when somebody looks. */
  readonly piId?: PiId | undefined;
  /** Absent: the names of train and PI. */
  readonly title?: string | undefined;
}

/** Letters of a title at most. */
export const longestTitle = 100;

const id = z.string().check(z.minLength(1));
const schema = z.object({
  projectId: id,
  trainId: id,
  piId: z.optional(id),
  title: z.optional(z.string().check(z.maxLength(longestTitle))),
});

/** Choices as a dashboard has kept them; undefined where nobody has chosen, or in a form that cannot be read. */
export function readChoices(kept: unknown): GadgetChoices | undefined {
  const read = schema.safeParse(kept);
  return read.success ? (read.data as GadgetChoices) : undefined;
}
