import * as z from 'zod/mini';
import { identity } from '#azure/wire';

/** Azure DevOps' JSON of what happened to items, as far as Waybill reads it. */

/** `GET _apis/wit/workItems/{id}/updates`; what an update did not touch is not in it. */
export const updatePage = z.object({
  value: z.array(
    z.object({
      rev: z.int(),
      revisedBy: z.nullish(identity),
      fields: z.nullish(
        z.record(z.string(), z.object({ oldValue: z.optional(z.unknown()), newValue: z.optional(z.unknown()) })),
      ),
    }),
  ),
});

/** `POST {project}/_apis/wit/reporting/workitemrevisions`: items as they were, of whole projects. */
export const revisionBatch = z.object({
  values: z.array(z.object({ id: z.int(), rev: z.int(), fields: z.record(z.string(), z.unknown()) })),
  continuationToken: z.nullish(z.string()),
  isLastBatch: z.optional(z.boolean()),
});

/** See {@link updatePage}. */
export type Update = z.infer<typeof updatePage>['value'][number];

/** See {@link revisionBatch}. */
export type Revision = z.infer<typeof revisionBatch>['values'][number];
