import * as z from 'zod/mini';

/** An edit that was typed and not stored: which cell, what the viewer saw there and what they want. */
export interface DraftStep {
  readonly issueId: string;
  readonly factor: string;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

/** How edits that are not stored are kept on the device, oldest first. */
export const stepsForm = {
  version: 1,
  schema: z.array(
    z.object({
      issueId: z.string(),
      factor: z.string(),
      before: z.optional(z.number()),
      after: z.optional(z.number()),
    }),
  ),
} as const;
