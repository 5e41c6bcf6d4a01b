import * as z from 'zod/mini';

/** Azure DevOps' JSON, as far as Waybill reads it. Unknown members are ignored; what may be missing is optional. */

/** Somebody, as fields and lists of people name them. */
export const identity = z.object({
  id: z.string(),
  displayName: z.optional(z.string()),
  imageUrl: z.optional(z.string()),
  _links: z.optional(z.object({ avatar: z.optional(z.object({ href: z.string() })) })),
});

/** One end of a link, as an item holds it. */
export const relation = z.object({
  rel: z.string(),
  url: z.string(),
  attributes: z.optional(z.nullable(z.object({ name: z.optional(z.string()) }))),
});

/** `GET _apis/wit/workitems/{id}` */
export const workItem = z.object({
  id: z.int(),
  rev: z.optional(z.int()),
  fields: z.record(z.string(), z.unknown()),
  relations: z.optional(z.nullable(z.array(relation))),
});

/** `POST _apis/wit/workitemsbatch` with `errorPolicy: 'omit'`: null for what is gone or hidden. */
export const workItems = z.object({ value: z.array(z.nullable(workItem)) });

/** `POST _apis/wit/wiql` of a flat query. */
export const foundItems = z.object({ workItems: z.optional(z.nullable(z.array(z.object({ id: z.int() })))) });

/** `POST _apis/wit/wiql` of a query for links; roots have no source. */
export const foundLinks = z.object({
  workItemRelations: z.optional(
    z.nullable(
      z.array(
        z.object({
          rel: z.nullish(z.string()),
          source: z.nullish(z.object({ id: z.int() })),
          target: z.nullish(z.object({ id: z.int() })),
        }),
      ),
    ),
  ),
});

const typeField = z.object({ referenceName: z.string() });

/** `GET {project}/_apis/wit/workitemtypes` */
export const workItemTypes = z.object({
  value: z.array(
    z.object({
      name: z.string(),
      referenceName: z.optional(z.string()),
      fieldInstances: z.optional(z.nullable(z.array(typeField))),
      fields: z.optional(z.nullable(z.array(typeField))),
      states: z.optional(z.nullable(z.array(z.object({ name: z.string(), category: z.optional(z.string()) })))),
    }),
  ),
});

/** `GET _apis/wit/fields` */
export const fieldList = z.object({
  value: z.array(
    z.object({
      name: z.string(),
      referenceName: z.string(),
      type: z.string(),
      readOnly: z.optional(z.boolean()),
      isPicklist: z.optional(z.boolean()),
      isIdentity: z.optional(z.boolean()),
      isDeleted: z.optional(z.boolean()),
    }),
  ),
});

/** A node of a project's areas or iterations with what lies below it. */
export interface ProjectNode {
  readonly identifier: string;
  readonly name: string;
  readonly children?: readonly ProjectNode[] | null | undefined;
}

/** A node of `GET {project}/_apis/wit/classificationnodes?$depth=14`; `identifier` is the id that teams know an iteration by. */
export const projectNode: z.ZodMiniType<ProjectNode> = z.object({
  identifier: z.string(),
  name: z.string(),
  children: z.nullish(z.array(z.lazy(() => projectNode))),
});

/** `GET _apis/projects/{name}` */
export const project = z.object({ id: z.string(), name: z.string() });

/** `POST _apis/security/permissionevaluationbatch` */
export const evaluations = z.object({ evaluations: z.array(z.object({ value: z.optional(z.boolean()) })) });

/** `GET _apis/projects/{project}/teams/{team}/members` */
export const memberList = z.object({ value: z.array(z.object({ identity: identity })) });

/** `GET _apis/identities?identityIds=…`: null for those that are not there. */
export const identityList = z.object({
  value: z.array(z.nullable(z.object({ id: z.string(), providerDisplayName: z.optional(z.string()) }))),
});

/** See {@link workItem}. */
export type WorkItem = z.infer<typeof workItem>;

/** See {@link fieldList}. */
export type AzureField = z.infer<typeof fieldList>['value'][number];
