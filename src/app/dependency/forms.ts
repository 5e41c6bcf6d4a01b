import * as z from 'zod/mini';
import { accountIdForm, formOf, issueIdForm, momentForm, versionForm, iterationIdForm } from '#app/forms';
import { longestNote, type Handshake } from '#core/dependency/handshake';
import type { CalendarDate } from '#core/result';

/** Words of a proposal, a promise or a refusal. */
export const sayingNoteForm = z.string().check(z.maxLength(longestNote));
/** The day by which something is wanted. */
export const dayForm = formOf<CalendarDate>(z.iso.date());
/** What can be said, see HandshakeAction in core. */
export const handshakeActionForm = z.enum(['proposed', 'committed', 'rejected', 'delivered', 'withdrawn']);

/** What is said beside the act, see Saying in core. */
export const sayingParts = {
  iterationId: z.optional(iterationIdForm),
  day: z.optional(dayForm),
  note: z.optional(sayingNoteForm),
};

/** What somebody said, and when, see Said in core. */
export const saidForm = z.object({
  action: handshakeActionForm,
  by: accountIdForm,
  at: momentForm,
  ...sayingParts,
});

/** What two items have agreed on, see Handshake in core. */
export const handshakeForm: z.ZodMiniType<Handshake, unknown> = z.object({
  neederId: issueIdForm,
  version: versionForm.check(z.positive()),
  proposal: saidForm,
  promise: z.optional(saidForm),
  end: z.optional(saidForm),
});
