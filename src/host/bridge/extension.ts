import type { Dashboards } from '#host/jira/dashboards';
import type { BridgeDeps } from '#host/bridge/deps';
import type { AppModule } from '#host/bridge/modules';
import type { Place } from '#host/bridge/place';

/** With the dashboards, whose gadgets keep settings that belong to their context. */
export type PlacedDeps = BridgeDeps & { readonly dashboards: Dashboards };

/** `context.extension` of a module in a place, or what the person cannot see there. */
export type ExtensionAnswer =
  | { readonly kind: 'ok'; readonly extension: Record<string, unknown> }
  | { readonly kind: 'not-found'; readonly what: string };

/**
 * Builds what an app learns about where it stands. Every part is looked up as the person who looks, so a page cannot
 * claim a place that its person may not see.
 * Names as published type definitions of these contexts have them, checked 2026-11-22. Not confirmed there: `fieldType`
 * of custom fields, what an entry of a board's `sprints` holds, and `filterId` of the issue navigator, which is left out
 * because no saved filter is ever shown here.
 */
export async function extensionOf(
  deps: PlacedDeps,
  accountId: string,
  module: AppModule,
  part: string | undefined,
  place: Place,
): Promise<ExtensionAnswer> {
  const extension: Record<string, unknown> = { type: module.type };
  if (place.issue !== undefined) {
    const issue = deps.jira.issueContext(accountId, place.issue);
    if (issue === undefined) return { kind: 'not-found', what: `issue ${place.issue}` };
    extension['issue'] = { id: issue.id, key: issue.key, type: issue.type, typeId: issue.typeId };
    extension['project'] = { id: issue.projectId, key: issue.projectKey, type: issue.projectType };
  } else if (place.project !== undefined) {
    const project = deps.jira.projectContext(accountId, place.project);
    if (project === undefined) return { kind: 'not-found', what: `project ${place.project}` };
    extension['project'] = { id: project.id, key: project.key, type: project.type };
  }
  if (place.board !== undefined) {
    const board = await lookUp(deps, accountId, `/rest/agile/1.0/board/${encodeURIComponent(place.board)}`);
    if (board === undefined) return { kind: 'not-found', what: `board ${place.board}` };
    extension['board'] = { id: String(board['id']), type: board['type'] };
  }
  if (place.sprint !== undefined) {
    const sprint = await lookUp(deps, accountId, `/rest/agile/1.0/sprint/${encodeURIComponent(place.sprint)}`);
    if (sprint === undefined) return { kind: 'not-found', what: `sprint ${place.sprint}` };
    extension['sprint'] = { id: String(sprint['id']), state: sprint['state'] };
  }
  const special = await ownParts(deps, accountId, module, part, place);
  if (place.action !== undefined) extension['action'] = place.action;
  if (place.location !== undefined) extension['location'] = place.location;
  return { kind: 'ok', extension: { ...extension, ...special } };
}

async function ownParts(
  deps: PlacedDeps,
  accountId: string,
  module: AppModule,
  part: string | undefined,
  place: Place,
): Promise<Record<string, unknown>> {
  switch (module.type) {
    case 'jira:issuePanel':
      return { isNewToIssue: place.isNewToIssue ?? false };
    case 'jira:dashboardGadget':
    case 'dashboards:widget':
      return {
        entryPoint: part ?? 'view',
        dashboard: { id: place.dashboard },
        gadget: { id: place.gadget },
        gadgetConfiguration: deps.dashboards.gadget(place.gadget ?? '')?.configuration,
      };
    case 'jira:customField':
    case 'jira:customFieldType':
      return { entryPoint: part ?? 'view', ...(await fieldParts(deps, accountId, place)) };
    case 'jira:issueNavigatorAction':
      return { jql: place.jql ?? '', issueKeys: place.issueKeys ?? [] };
    case 'jira:boardAction':
      return { sprints: await sprintsOf(deps, accountId, place) };
    default:
      return {};
  }
}

async function sprintsOf(deps: BridgeDeps, accountId: string, place: Place): Promise<unknown[]> {
  if (place.board === undefined) return [];
  const page = await lookUp(
    deps,
    accountId,
    `/rest/agile/1.0/board/${encodeURIComponent(place.board)}/sprint?state=active,future`,
  );
  const sprints = (page?.['values'] ?? []) as readonly { readonly id: unknown; readonly state: unknown }[];
  return sprints.map((sprint) => ({ id: String(sprint.id), state: sprint.state }));
}

async function fieldParts(deps: BridgeDeps, accountId: string, place: Place): Promise<Record<string, unknown>> {
  if (place.field === undefined || place.issue === undefined) return {};
  const path = `/rest/api/3/issue/${encodeURIComponent(place.issue)}?fields=${encodeURIComponent(place.field)}&expand=schema`;
  const issue = await lookUp(deps, accountId, path);
  const fields = issue?.['fields'] as Record<string, unknown> | undefined;
  const schema = (issue?.['schema'] as Record<string, { custom?: string }> | undefined)?.[place.field];
  return {
    fieldId: place.field,
    fieldType: schema?.custom,
    fieldValue: fields?.[place.field] ?? null,
    renderContext: 'issue-view',
  };
}

async function lookUp(deps: BridgeDeps, accountId: string, path: string): Promise<Record<string, unknown> | undefined> {
  const response = await deps.jira.handle(new Request(`${deps.mainOrigin}${path}`), { kind: 'user', accountId });
  return response.ok ? ((await response.json()) as Record<string, unknown>) : undefined;
}
