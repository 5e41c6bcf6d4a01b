import * as z from 'zod/mini';

/** Jira's JSON, as far as Waybill reads it. Unknown members are ignored; what may be missing is optional. */

const text = z.optional(z.nullable(z.string()));

/** What a field holds: `type` and, for custom fields, the address of what made it. */
const fieldSchema = z.object({
  type: z.string(),
  items: z.optional(z.string()),
  custom: z.optional(z.string()),
  system: z.optional(z.string()),
});

/** `GET /rest/api/3/field` */
export const fieldList = z.array(
  z.object({ id: z.string(), key: z.optional(z.string()), name: z.string(), schema: z.optional(fieldSchema) }),
);

const status = z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) });
const issueType = z.object({ name: z.string(), subtask: z.optional(z.boolean()), iconUrl: z.optional(z.string()) });

/** A person. Somebody whose profile is hidden has no name to show. */
export const user = z.object({
  accountId: z.string(),
  displayName: z.optional(z.string()),
  avatarUrls: z.optional(z.record(z.string(), z.string())),
});

const linked = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.optional(z.object({ summary: text, status: z.optional(status) })),
});

const systemFields = z.looseObject({
  summary: text,
  project: z.object({ id: z.string(), key: z.string() }),
  issuetype: issueType,
  status,
  updated: z.string(),
  priority: z.optional(z.nullable(z.object({ name: z.string() }))),
  assignee: z.optional(z.nullable(user)),
  labels: z.optional(z.nullable(z.array(z.string()))),
  parent: z.optional(z.nullable(linked)),
  issuelinks: z.optional(
    z.nullable(
      z.array(
        z.object({
          id: z.optional(z.string()),
          type: z.object({ id: z.optional(z.string()), inward: z.string(), outward: z.string() }),
          inwardIssue: z.optional(linked),
          outwardIssue: z.optional(linked),
        }),
      ),
    ),
  ),
});

/** An issue with the fields of {@link systemFieldNames}; custom fields stay unread beside them. */
export const issueBean = z.object({ id: z.string(), key: z.string(), fields: systemFields });

/** `GET /rest/api/3/issue/{id}?expand=names,schema` */
export const describedIssue = z.extend(issueBean, {
  names: z.optional(z.record(z.string(), z.string())),
  schema: z.optional(z.record(z.string(), fieldSchema)),
});

/** The fields that every issue is read with. */
export const systemFieldNames = [
  'summary',
  'project',
  'issuetype',
  'status',
  'updated',
  'priority',
  'assignee',
  'labels',
  'parent',
  'issuelinks',
] as const;

/** `POST /rest/api/3/search/jql` with `fields: ['id']` */
export const idPage = z.object({
  issues: z.optional(z.array(z.object({ id: z.string() }))),
  nextPageToken: z.optional(z.nullable(z.string())),
  isLast: z.optional(z.boolean()),
});

/** `POST /rest/api/3/search/approximate-count` */
export const count = z.object({ count: z.int() });

/** `GET /rest/api/3/mypermissions` */
export const permissions = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.optional(z.boolean()) })),
});

/** `POST /rest/api/3/permissions/check` */
export const grants = z.object({
  projectPermissions: z.array(z.object({ permission: z.string(), issues: z.array(z.int()) })),
});

/** `GET /rest/api/3/user/bulk` */
export const userPage = z.object({ values: z.array(user) });

/** `GET /rest/api/3/issue/{id}?fields=project` */
export const placedIssue = z.object({ fields: z.object({ project: z.object({ id: z.string() }) }) });

/** The sprints of an issue, as the field of sprints holds them. */
export const storedSprints = z.nullish(
  z.array(
    z.object({
      id: z.union([z.int(), z.string()]),
      state: z.optional(z.string()),
      endDate: z.nullish(z.string()),
      completeDate: z.nullish(z.string()),
    }),
  ),
);

/** See {@link storedSprints}. */
export type StoredSprint = NonNullable<z.infer<typeof storedSprints>>[number];

/** See {@link issueBean}. */
export type IssueBean = z.infer<typeof issueBean>;

/** See {@link fieldList}. */
export type JiraField = z.infer<typeof fieldList>[number];
