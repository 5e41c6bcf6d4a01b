import * as z from 'zod/mini';
import { call } from '#app/calls';
import { dayForm, handshakeForm, saidForm, sayingNoteForm } from '#app/dependency/forms';
import { doubtForm, issueIdForm, versionForm, iterationIdForm } from '#app/forms';

/** Items that one call asks for at most. */
const mostIssues = 1_000;
const issueIds = z.array(issueIdForm).check(z.maxLength(mostIssues));
const note = z.optional(sayingNoteForm);
/** `version`: the handshake's own, as it was seen; 0: there was none. */
const toNeeder = { issueId: issueIdForm, neederId: issueIdForm, version: versionForm };
const toGiver = { issueId: issueIdForm, giverId: issueIdForm, version: versionForm };

/**
 * One dependency as one viewer may see it, with everything that was said about it, newest first. `handshake` absent:
 * nothing yet. `can`: for which side the viewer may speak.
 */
const handshakeView = z.object({
  giverId: issueIdForm,
  neederId: issueIdForm,
  handshake: z.optional(handshakeForm),
  doubt: z.optional(doubtForm),
  history: z.array(z.extend(saidForm, { doubt: z.optional(doubtForm) })),
  can: z.object({ ask: z.boolean(), give: z.boolean() }),
});

const handshakeEnds = { giverId: issueIdForm, neederId: issueIdForm, handshake: handshakeForm };

/**
 * Handshakes of an item that the viewer sees, whichever side it is on. Those with an item that the viewer may not see
 * are counted in `hidden` and nothing of them is told.
 */
const itemHandshakes = z.object({
  issueId: issueIdForm,
  handshakes: z.array(z.extend(z.object(handshakeEnds), { doubt: z.optional(doubtForm) })),
  hidden: z.int(),
});

/** Proposals that an item has not answered, oldest first, with the whole days that they have waited. */
const waitingAtItem = z.object({
  issueId: issueIdForm,
  proposals: z.array(z.extend(z.object(handshakeEnds), { days: z.int() })),
  hidden: z.int(),
});

/** See {@link readHandshakeCall}. */
export type HandshakeView = z.infer<typeof handshakeView>;
/** See {@link handshakesOfCall}. */
export type ItemHandshakes = z.infer<typeof itemHandshakes>;
/** See {@link waitingHandshakesCall}. */
export type WaitingAtItem = z.infer<typeof waitingAtItem>;

/** One dependency, from the item that gives. */
export const readHandshakeCall = call('handshake.read', {
  effect: 'reads',
  request: z.object({ issueId: issueIdForm, neederId: issueIdForm }),
  value: handshakeView,
});

/** All handshakes in which any of many items takes part, by item; items without one are left out. */
export const handshakesOfCall = call('handshake.of', {
  effect: 'reads',
  request: z.object({ issueIds }),
  value: z.array(itemHandshakes),
});

/** What any of many items has been asked and has not answered, by item; items that wait for nobody's word are left out. */
export const waitingHandshakesCall = call('handshake.waiting', {
  effect: 'reads',
  request: z.object({ issueIds }),
  value: z.array(waitingAtItem),
});

/** The item that waits asks for something, by an iteration or a day. Said twice it is said once, like all that follow. */
export const proposeHandshakeCall = call('handshake.propose', {
  effect: 'writes',
  request: z.object({ ...toGiver, iterationId: z.optional(iterationIdForm), day: z.optional(dayForm), note }),
  value: handshakeView,
  clash: handshakeView,
});

/** The item that waits no longer asks. */
export const withdrawHandshakeCall = call('handshake.withdraw', {
  effect: 'writes',
  request: z.object({ ...toGiver, note }),
  value: handshakeView,
  clash: handshakeView,
});

/** The item that gives promises, or moves its promise to another iteration. */
export const commitHandshakeCall = call('handshake.commit', {
  effect: 'writes',
  request: z.object({ ...toNeeder, iterationId: iterationIdForm, note }),
  value: handshakeView,
  clash: handshakeView,
});

/** The item that gives says no, or takes its promise back, with a reason. */
export const rejectHandshakeCall = call('handshake.reject', {
  effect: 'writes',
  request: z.object({ ...toNeeder, note: sayingNoteForm }),
  value: handshakeView,
  clash: handshakeView,
});

/** The item that gives has delivered. */
export const deliverHandshakeCall = call('handshake.deliver', {
  effect: 'writes',
  request: z.object({ ...toNeeder, note }),
  value: handshakeView,
  clash: handshakeView,
});
