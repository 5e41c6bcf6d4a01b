import * as z from 'zod/mini';
import { call } from '#app/calls';
import { doubtForm, roundForm, versionForm } from '#app/forms';
import { piRefForm } from '#app/plan/calls';
import { voiceForm, voteAnswerForm, votePhaseForm } from '#app/vote/forms';

/**
 * The confidence vote of a PI as one viewer may see it. While the round is open, others are a number: `voices` is empty
 * and `mine` the viewer's own. Version 0: nobody has voted yet.
 */
const voteView = z.object({
  version: versionForm,
  round: roundForm,
  phase: votePhaseForm,
  voters: z.int(),
  mine: z.optional(voiceForm),
  /** In the order in which people voted; of those without an answer only their authors can open it. */
  voices: z.array(voiceForm),
  doubt: z.optional(doubtForm),
  can: z.object({ vote: z.boolean(), plan: z.boolean() }),
});

/** See {@link readVoteCall}. */
export type VoteView = z.infer<typeof voteView>;

/** Shows the vote of a PI. Where there is no trusted side, it opens the viewer's own vote once somebody has revealed. */
export const readVoteCall = call('vote.read', {
  effect: 'reads',
  request: piRefForm,
  value: voteView,
});

/** Adds or replaces the viewer's own vote. Idempotent: sending it twice changes nothing. */
export const castVoteCall = call('vote.cast', {
  effect: 'writes',
  request: z.extend(piRefForm, { round: roundForm, answer: voteAnswerForm }),
  value: voteView,
  clash: voteView,
});

/** Ends the blind phase, for those who plan the train. */
export const revealVoteCall = call('vote.reveal', {
  effect: 'writes',
  request: z.extend(piRefForm, { round: roundForm }),
  value: voteView,
  clash: voteView,
});

/** Opens the next round from the version that was seen, for those who plan the train. */
export const restartVoteCall = call('vote.restart', {
  effect: 'writes',
  request: z.extend(piRefForm, { version: versionForm }),
  value: voteView,
  clash: voteView,
});
