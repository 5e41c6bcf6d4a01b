import * as z from 'zod/mini';
import { user } from '#jira/wire';

/** Jira's JSON of logged work and of what happened to issues, as far as Waybill reads it. */

/** An entry of logged work. */
export const worklog = z.object({
  id: z.string(),
  issueId: z.optional(z.string()),
  author: z.optional(user),
  started: z.string(),
  updated: z.string(),
  timeSpentSeconds: z.optional(z.number()),
});

/** `GET /rest/api/3/issue/{id}/worklog` */
export const worklogPage = z.object({ total: z.int(), worklogs: z.array(worklog) });

/** `POST /rest/api/3/worklog/list` */
export const worklogList = z.array(worklog);

/** `GET /rest/api/3/worklog/updated` and `…/deleted`; moments are milliseconds. */
export const changedWorklogs = z.object({
  values: z.array(z.object({ worklogId: z.int(), updatedTime: z.number() })),
  until: z.optional(z.number()),
  lastPage: z.optional(z.boolean()),
});

/** An issue with `fields: ['worklog']`: its first twenty entries. */
export const loggedIssue = z.object({ id: z.string(), fields: z.object({ worklog: z.nullish(worklogPage) }) });

/** An issue with `fields: ['timespent']`; seconds. */
export const workedIssue = z.object({
  id: z.string(),
  fields: z.object({ timespent: z.nullish(z.union([z.number(), z.string()])) }),
});

const text = z.nullish(z.string());

/**
 * `POST /rest/api/3/changelog/bulkfetch`. Moments are described as texts; the description's example has seconds and the
 * platform answers milliseconds.
 */
export const changelogPage = z.object({
  issueChangeLogs: z.optional(
    z.array(
      z.object({
        issueId: z.string(),
        changeHistories: z.array(
          z.object({
            author: z.optional(user),
            created: z.union([z.number(), z.string()]),
            items: z.array(
              z.object({
                field: z.string(),
                fieldId: z.optional(z.string()),
                from: text,
                fromString: text,
                to: text,
                // Where it is missing every object still has a method of that name.
                toString: z.unknown(),
              }),
            ),
          }),
        ),
      }),
    ),
  ),
  nextPageToken: text,
});

/** See {@link worklog}. */
export type Worklog = z.infer<typeof worklog>;

/** See {@link changelogPage}. */
export type ChangeHistory = NonNullable<
  z.infer<typeof changelogPage>['issueChangeLogs']
>[number]['changeHistories'][number];

/** See {@link changelogPage}. */
export type ChangelogPage = z.infer<typeof changelogPage>;
