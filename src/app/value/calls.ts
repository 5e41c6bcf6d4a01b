import * as z from 'zod/mini';
import { call } from '#app/calls';
import { accountIdForm, doubtForm, issueIdForm, noteForm, projectIdForm, versionForm } from '#app/forms';
import { settingsForm } from '#app/settings/forms';
import {
  agreedForm,
  ballotForm,
  canForm,
  factorIdForm,
  factorValuesForm,
  historyEntryForm,
  modelForm,
  phaseForm,
  placeParts,
} from '#app/value/forms';

/**
 * An item's value as one viewer may see it. While the round is open, `ballots` holds the viewer's own only;
 * `voters` always names everybody who has scored in this round. Version 0: nothing stored yet.
 */
const scoreView = z.object({
  ...placeParts,
  version: versionForm,
  round: z.int(),
  phase: phaseForm,
  model: modelForm,
  settings: settingsForm,
  voters: z.array(accountIdForm),
  ballots: z.array(ballotForm),
  agreed: z.optional(agreedForm),
  doubt: z.optional(doubtForm),
  can: canForm,
});

/** An agreed value in a list: what the Value page shows in a row. */
const scoreRow = z.object({
  issueId: issueIdForm,
  version: versionForm,
  phase: phaseForm,
  ballots: z.int(),
  agreed: z.optional(agreedForm),
  doubt: z.optional(doubtForm),
});

/** One item's value as its viewer may see it. */
export type ScoreView = z.infer<typeof scoreView>;
/** One item's agreed value in a list. */
export type ScoreRow = z.infer<typeof scoreRow>;

const roundOfIssue = z.object({ issueId: issueIdForm, round: z.int() });
const issueAtVersion = z.object({ issueId: issueIdForm, version: versionForm });

/** Shows one item's value. */
export const readScoreCall = call('value.read', {
  effect: 'reads',
  request: z.object({ issueId: issueIdForm }),
  value: scoreView,
});

/** Adds or replaces the viewer's own ballot. Idempotent: sending it twice changes nothing. */
export const submitBallotCall = call('value.submit', {
  effect: 'writes',
  request: z.object({ issueId: issueIdForm, round: z.int(), factors: factorValuesForm, note: noteForm }),
  value: scoreView,
  clash: scoreView,
});

/** Takes the viewer's own ballot back while the round is blind. */
export const withdrawBallotCall = call('value.withdraw', {
  effect: 'writes',
  request: roundOfIssue,
  value: scoreView,
  clash: scoreView,
});

/** Ends the blind phase. Needs the right to agree, as a restart does: nobody else can end it. */
export const revealRoundCall = call('value.reveal', {
  effect: 'writes',
  request: roundOfIssue,
  value: scoreView,
  clash: scoreView,
});

/**
 * Ends the round with a value; all factors must be answered, except that the tracker's estimate answers the size
 * where it is left out. `version`: what the viewer saw. Refused while somebody else's ballot is hidden.
 */
export const agreeScoreCall = call('value.agree', {
  effect: 'writes-fields',
  request: z.object({ issueId: issueIdForm, version: versionForm, factors: factorValuesForm, note: noteForm }),
  value: scoreView,
  clash: scoreView,
});

/** Opens the next round. */
export const restartRoundCall = call('value.restart', {
  effect: 'writes',
  request: issueAtVersion,
  value: scoreView,
  clash: scoreView,
});

/** Takes the agreement or the new round of exactly this version back, as long as nobody has done anything since. */
export const reopenRoundCall = call('value.reopen', {
  effect: 'writes-fields',
  request: issueAtVersion,
  value: scoreView,
  clash: scoreView,
});

/** Sets some factors of the agreed value in place (`null` clears one); keeps the others. */
export const editScoreCall = call('value.edit', {
  effect: 'writes-fields',
  request: z.object({
    issueId: issueIdForm,
    version: versionForm,
    factors: z.record(factorIdForm as unknown as z.ZodMiniType<string, string>, z.nullable(z.number())),
  }),
  value: scoreRow,
  clash: scoreView,
});

/** Who did what to one item's value: newest first, at most 200. */
export const readHistoryCall = call('value.history', {
  effect: 'reads',
  request: z.object({ issueId: issueIdForm }),
  value: z.array(historyEntryForm),
});

/** Agreed values of some items, at most 500; hidden and unknown ones are left out. */
export const scoresOfCall = call('value.of', {
  effect: 'reads',
  request: z.object({ issueIds: z.array(issueIdForm).check(z.maxLength(500)) }),
  value: z.array(scoreRow),
});

/** All of a project's values that the viewer may see; absent `next`: no more. `unreadable`: items whose record cannot be read. */
export const listScoresCall = call('value.list', {
  effect: 'reads',
  request: z.object({ projectId: projectIdForm, after: z.optional(z.string()) }),
  value: z.object({ rows: z.array(scoreRow), unreadable: z.array(z.string()), next: z.optional(z.string()) }),
});
