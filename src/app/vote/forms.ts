import * as z from 'zod/mini';
import { accountIdForm, momentForm } from '#app/forms';
import { teamIdForm } from '#app/train/forms';
import { longestVoteNote } from '#core/train/vote-round';

/** What one person says of the plan: what is sealed where there is no trusted side. See VoteAnswer in core. */
export const voteAnswerForm = z.object({
  teamId: teamIdForm,
  confidence: z.int().check(z.minimum(1), z.maximum(5)),
  note: z.optional(z.string().check(z.maxLength(longestVoteNote))),
});

/** One person's vote as a viewer may hold it, see Voice in core. */
export const voiceForm = z.object({
  by: accountIdForm,
  at: momentForm,
  answer: z.optional(voteAnswerForm),
  doubt: z.optional(z.enum(['broken', 'unsigned'])),
});

/** Where a round is: blind, or compared. */
export const votePhaseForm = z.enum(['open', 'revealed']);
