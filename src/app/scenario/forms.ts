import * as z from 'zod/mini';
import { issueIdForm, momentForm, type Form } from '#app/forms';
import { mostSlots, teamIdForm } from '#app/train/forms';
import type { Scenario } from '#core/train/scenario';

const slot = z.nullable(z.int().check(z.nonnegative(), z.maximum(mostSlots - 1)));
const points = z.number().check(z.minimum(0), z.maximum(1_000_000));
/** Cost of delay of a whole train over a PI. */
const value = z.number().check(z.minimum(0), z.maximum(1e12));
const name = z.string().check(z.minLength(1), z.maxLength(200));

const conditionForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('capacity'), share: z.number().check(z.minimum(0), z.maximum(10)) }),
  z.strictObject({ kind: z.literal('without-client'), client: name }),
  z.strictObject({
    kind: z.literal('late-team'),
    team: teamIdForm,
    slots: z.int().check(z.positive(), z.maximum(mostSlots)),
  }),
]);

/** A kept what-if with its plan, see Scenario in core. */
export const scenarioForm = z.strictObject({
  name: z.string().check(z.maxLength(200)),
  conditions: z.array(conditionForm).check(z.maxLength(50)),
  items: z.record(issueIdForm as unknown as z.ZodMiniType<string, string>, z.tuple([slot, slot, z.nullable(points)])),
  value,
  before: value,
  bound: z.optional(value),
  slots: z.array(z.strictObject({ name, start: momentForm })).check(z.minLength(1), z.maxLength(mostSlots)),
  capacity: z.record(z.string().check(z.minLength(1), z.maxLength(400)), z.array(points).check(z.maxLength(mostSlots))),
}) as unknown as Form<Scenario>;
