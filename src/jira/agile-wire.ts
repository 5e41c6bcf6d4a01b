import * as z from 'zod/mini';

/** JSON of Jira Software, as far as Waybill reads it. */

/** Numbers that some gateways write as text. */
const id = z.union([z.int(), z.string()]);

/** `GET /rest/agile/1.0/board`. A board of whatever kind; those that are somebody's own have no place. */
export const boardPage = z.object({
  isLast: z.optional(z.boolean()),
  values: z.array(z.object({ id, name: z.optional(z.string()) })),
});

/** `GET /rest/agile/1.0/sprint/{id}`; a sprint that was never planned has no dates. */
export const sprint = z.object({
  id,
  name: z.string(),
  state: z.string(),
  startDate: z.nullish(z.string()),
  endDate: z.nullish(z.string()),
  originBoardId: z.nullish(id),
});

/** `GET /rest/agile/1.0/board/{id}/sprint` */
export const sprintPage = z.object({ isLast: z.optional(z.boolean()), values: z.array(sprint) });

/** See {@link sprint}. */
export type Sprint = z.infer<typeof sprint>;
