import * as z from 'zod/mini';

const draftSchema = z.array(z.tuple([z.string(), z.string(), z.nullable(z.number()), z.nullable(z.number())]));

/** An edit that was typed and not stored: which cell, what the viewer saw there and what they want. */
export interface DraftStep {
  readonly issueId: string;
  readonly factor: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** Reads drafted edits, oldest first. A draft that cannot be read counts as none. */
export function readDraft(text: string | undefined): readonly DraftStep[] {
  if (text === undefined) return [];
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  const draft = draftSchema.safeParse(json);
  if (!draft.success) return [];
  return draft.data.map(([issueId, factor, before, after]) => ({
    issueId,
    factor,
    before: before ?? undefined,
    after: after ?? undefined,
  }));
}

/** Writes edits for {@link readDraft}; nothing to keep is no draft. */
export function writeDraft(steps: readonly DraftStep[]): string | undefined {
  if (steps.length === 0) return undefined;
  return JSON.stringify(
    steps.map(({ issueId, factor, before, after }) => [issueId, factor, before ?? null, after ?? null]),
  );
}
