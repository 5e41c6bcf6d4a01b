import { z } from 'zod';

const short = z.string().max(500);

/** Where on the product's pages a module is shown, as the page says; the server looks the rest up as the person. */
export const placeSchema = z.object({
  issue: short.optional(),
  project: short.optional(),
  board: short.optional(),
  sprint: short.optional(),
  dashboard: short.optional(),
  gadget: short.optional(),
  /** A custom field being shown or edited. */
  field: short.optional(),
  /** What the issue navigator shows and what is ticked in it. */
  jql: z.string().max(10_000).optional(),
  issueKeys: z.array(short).max(1_000).optional(),
  /** Which entry of an action's own menu was chosen. */
  action: short.optional(),
  isNewToIssue: z.boolean().optional(),
  /** Full address of the page around the frame. */
  location: z.string().max(20_000).optional(),
});

/** {@link placeSchema}, read. */
export type Place = z.infer<typeof placeSchema>;
