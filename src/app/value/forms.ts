import * as z from 'zod/mini';
import {
  accountIdForm,
  doubtForm,
  formOf,
  issueIdForm,
  momentForm,
  noteForm,
  projectIdForm,
  versionForm,
} from '#app/forms';
import type { FactorId, FactorValues, ModelId, ScoringModel } from '#core/value/model';
import type { Agreed } from '#core/value/score';

/** Forms of what people score, as calls carry it and as it is stored. */

const id = z.string().check(z.minLength(1), z.maxLength(64));

/** Names a factor, see FactorId in core. */
export const factorIdForm = formOf<FactorId>(z.string().check(z.regex(/^[a-z][A-Za-z0-9_]{0,31}$/)));
/** Names a scoring model, see ModelId in core. */
export const modelIdForm = formOf<ModelId>(id);
/** Answers by factor, see FactorValues in core. */
export const factorValuesForm = formOf<FactorValues>(
  z.record(z.string().check(z.regex(/^[a-z][A-Za-z0-9_]{0,31}$/)), z.number()),
);

const scale = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('steps'),
    steps: z.array(z.object({ value: z.number(), name: z.optional(z.string()) })),
  }),
  z.object({ kind: z.literal('range'), min: z.number(), max: z.number() }),
]);

/** A scoring model as it travels; ScoringModel in core says what each part means. */
export const modelForm = formOf<ScoringModel>(
  z.object({
    id,
    name: z.string(),
    factors: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        help: z.string(),
        scale,
        from: z.enum(['people', 'estimate']),
        isRelative: z.boolean(),
      }),
    ),
    score: z.string(),
    costOfDelay: z.optional(z.string()),
  }),
);

/** Where a round is: blind, compared, or over. */
export const phaseForm = z.enum(['open', 'revealed', 'agreed']);

/** What the group settled on, see Agreed in core. */
export const agreedForm = formOf<Agreed>(
  z.object({
    by: accountIdForm,
    at: momentForm,
    modelId: id,
    factors: factorValuesForm,
    expires: z.optional(momentForm),
    note: noteForm,
    fromFields: z.optional(z.array(factorIdForm)),
    offScale: z.optional(z.array(z.object({ factor: factorIdForm, value: z.number() }))),
  }),
);

/** One person's answers as a viewer may see them, see Ballot in core. */
export const ballotForm = z.object({
  by: accountIdForm,
  at: momentForm,
  factors: factorValuesForm,
  note: noteForm,
  seal: z.optional(z.enum(['closed', 'broken', 'unsigned'])),
});

/** What one person answers in a round: what is sealed where there is no trusted side. */
export const answerForm = z.object({ factors: factorValuesForm, note: noteForm });

/** What an act did to an item's value. */
const actionForm = z.enum([
  'submitted',
  'withdrew',
  'revealed',
  'agreed',
  'edited',
  'restarted',
  'reopened',
  'imported',
]);

/** Parts of every line of an item's history. */
const entryParts = {
  round: z.optional(z.int()),
  action: actionForm,
  factors: z.optional(factorValuesForm),
  before: z.optional(factorValuesForm),
  note: noteForm,
};

/** A line as it is stored; `seal`: the ballot that it tells of, whose answers are put in when they are open. */
export const scoreLineForm = z.object({ ...entryParts, seal: z.optional(z.string()) });

/**
 * One line of an item's history: who did what, when. `factors` and `note` are what the action set, `before` what it replaced.
 * Answers of a round that is still blind are left out for everybody but their author.
 */
export const historyEntryForm = z.object({
  issueId: issueIdForm,
  version: versionForm,
  at: momentForm,
  by: accountIdForm,
  isImported: z.optional(z.literal(true)),
  doubt: z.optional(doubtForm),
  ...entryParts,
});

/** What the acting person may do with a score. */
export const canForm = z.object({ score: z.boolean(), agree: z.boolean(), administer: z.boolean() });

/** See {@link historyEntryForm}. */
export type HistoryEntry = z.infer<typeof historyEntryForm>;

/** See {@link answerForm}. */
export type Answer = z.infer<typeof answerForm>;
/** See {@link scoreLineForm}. */
export type ScoreLine = z.infer<typeof scoreLineForm>;
/** Where a score lies. */
export const placeParts = { issueId: issueIdForm, projectId: projectIdForm };
