import { z } from 'zod';
import type { BridgeDeps } from '#host/bridge/deps';
import type { Caller } from '#host/server/seams';

/** Where conditions are judged, and for whom. */
export interface ConditionPlace {
  readonly deps: BridgeDeps;
  readonly accountId: string;
  readonly issue: ReturnType<BridgeDeps['jira']['issueContext']>;
  readonly project: ReturnType<BridgeDeps['jira']['projectContext']>;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const conditionShape = z.object({
  entity: z.enum(['app', 'issue', 'issueType', 'project', 'user']),
  propertyKey: z.string(),
  objectName: z.string().optional(),
  value: z.union([scalar, z.array(scalar)]).optional(),
});

/** Conditions on properties that apps keep on things. */
export const entityConditions: ReadonlySet<string> = new Set([
  'entityPropertyExists',
  'entityPropertyEqualTo',
  'entityPropertyContainsAny',
  'entityPropertyContainsAll',
]);

/**
 * Judges one of them; undefined for one that the manifest writes in a form that is not known.
 * Source: developer.atlassian.com/platform/forge/manifest-reference/display-conditions/entity-property-conditions, checked 2026-11-22.
 */
export async function propertyCondition(
  place: ConditionPlace,
  name: string,
  condition: unknown,
): Promise<boolean | undefined> {
  const wish = conditionShape.safeParse(condition);
  if (!wish.success) return undefined;
  const found = await valueOf(place, wish.data);
  if (found === undefined) return false;
  const wanted = [wish.data.value ?? []].flat();
  const held = Array.isArray(found) ? found.map(asText) : [asText(found)];
  switch (name) {
    case 'entityPropertyEqualTo':
      return !Array.isArray(found) && asText(found) === wanted[0];
    case 'entityPropertyContainsAny':
      return wanted.some((value) => held.includes(value));
    case 'entityPropertyContainsAll':
      return wanted.every((value) => held.includes(value));
    default:
      return true;
  }
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function valueOf(
  { deps, accountId, issue, project }: ConditionPlace,
  { entity, propertyKey, objectName }: z.infer<typeof conditionShape>,
): Promise<unknown> {
  const paths = {
    app: '/rest/forge/1/app/properties',
    issue: issue && `/rest/api/3/issue/${issue.id}/properties`,
    issueType: issue && `/rest/api/3/issuetype/${issue.typeId}/properties`,
    project: project && `/rest/api/3/project/${project.id}/properties`,
    user: '/rest/api/3/user/properties',
  } as const;
  const path = paths[entity];
  if (path === undefined) return undefined;
  const caller: Caller =
    entity === 'app'
      ? {
          kind: 'app',
          app: { ...deps.app.grant, scopes: [...deps.app.grant.scopes, 'read:app-data:jira', 'read:jira-work'] },
        }
      : { kind: 'user', accountId };
  const query = entity === 'user' ? `?accountId=${encodeURIComponent(accountId)}` : '';
  const response = await deps.jira.handle(
    new Request(`${deps.mainOrigin}${path}/${encodeURIComponent(propertyKey)}${query}`),
    caller,
  );
  if (!response.ok) return undefined;
  const { value } = (await response.json()) as { value: unknown };
  return objectName === undefined
    ? value
    : objectName
        .split('.')
        .reduce<unknown>(
          (inner, part) =>
            typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[part] : undefined,
          value,
        );
}
