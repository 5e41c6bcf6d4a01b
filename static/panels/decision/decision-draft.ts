import * as z from 'zod/mini';
import type { Decision, DecisionId } from '#core/decision/decision';
import { drawnId } from '#core/drawn-id';
import type { AccountId, IssueId } from '#core/issue';
import type { DraftForm } from '../base/drafts';

/** A decision while it is typed: texts as they stand in the fields. */
export interface DecisionDraft {
  readonly id: DecisionId;
  /** The version that it is made from; 0: a new one. */
  readonly version: number;
  readonly title: string;
  readonly why: string;
  readonly decidedOn: string;
  readonly isMine: boolean;
  /** Deciders in the tracker beside the viewer, from the stored decision. */
  readonly deciders: readonly AccountId[];
  readonly others: string;
  readonly keys: string;
  readonly supersedes: DecisionId | undefined;
}

/** How a draft is kept on this device. */
export const decisionDraftForm: DraftForm<DecisionDraft> = {
  version: 1,
  schema: z.object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    why: z.string(),
    decidedOn: z.string(),
    isMine: z.boolean(),
    deciders: z.array(z.string()),
    others: z.string(),
    keys: z.string(),
    supersedes: z.optional(z.string()),
  }) as unknown as z.ZodMiniType<DecisionDraft>,
};

/** A new decision: of today, by the viewer, on the items given. */
export function newDraft(today: string, keys: readonly string[], supersedes?: DecisionId): DecisionDraft {
  return {
    id: drawnId() as DecisionId,
    version: 0,
    title: '',
    why: '',
    decidedOn: today,
    isMine: true,
    deciders: [],
    others: '',
    keys: keys.join(', '),
    supersedes,
  };
}

/** A stored decision, to be changed. */
export function draftOf(
  { id, version, decision }: { readonly id: DecisionId; readonly version: number; readonly decision: Decision },
  viewer: AccountId,
  keyOf: (id: IssueId) => string,
): DecisionDraft {
  const { title, why, decidedOn, deciders, others, issueIds, supersedes } = decision;
  return {
    id,
    version,
    title,
    why,
    decidedOn,
    isMine: deciders.includes(viewer),
    deciders: deciders.filter((person) => person !== viewer),
    others: others.join(', '),
    keys: issueIds.map(keyOf).join(', '),
    supersedes,
  };
}

/** Names or keys between commas, each once. */
export function between(text: string): readonly string[] {
  return [...new Set(text.split(/[,;\n]/).map((part) => part.trim()))].filter(Boolean);
}

/** What a decision cannot do without. */
export type DecisionLack = 'needsTitle' | 'needsDate' | 'needsDecider';

/** What is not filled in yet, in the order of the form. */
export function lacksOf({ title, decidedOn, isMine, deciders, others }: DecisionDraft): readonly DecisionLack[] {
  const lacks: DecisionLack[] = [];
  if (title.trim() === '') lacks.push('needsTitle');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(decidedOn)) lacks.push('needsDate');
  if (!isMine && deciders.length === 0 && between(others).length === 0) lacks.push('needsDecider');
  return lacks;
}

/** The decision that a draft says, on items whose keys were found. */
export function decisionOf(draft: DecisionDraft, viewer: AccountId, issueIds: readonly IssueId[]): Decision {
  const { title, why, decidedOn, isMine, deciders, others, supersedes } = draft;
  return {
    title: title.trim(),
    why: why.trim(),
    decidedOn: decidedOn as Decision['decidedOn'],
    deciders: [...(isMine ? [viewer] : []), ...deciders],
    others: between(others),
    issueIds: [...issueIds],
    ...(supersedes && { supersedes }),
  };
}
