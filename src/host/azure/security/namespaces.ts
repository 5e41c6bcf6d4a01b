import type { AzureCall } from '#host/azure/seams';

/** What may be allowed in a namespace; a `test` that is absent is not modelled. */
export interface SecurityAction {
  readonly bit: number;
  readonly name: string;
  readonly displayName: string;
  readonly test?: (call: AzureCall, token: string) => boolean;
}

/** A kind of thing that permissions are given on. Tokens name the things. */
export interface SecurityNamespace {
  readonly namespaceId: string;
  readonly name: string;
  readonly displayName: string;
  readonly separatorValue: string;
  readonly readPermission: number;
  readonly writePermission: number;
  readonly dataspaceCategory: string;
  readonly actions: readonly SecurityAction[];
}

/**
 * The namespaces of area nodes and of projects. Bits and tokens:
 * https://learn.microsoft.com/azure/devops/organizations/security/namespace-reference, checked 2026-11-22.
 */
export const securityNamespaces: readonly SecurityNamespace[] = [
  {
    namespaceId: '83e28ad4-2d72-4ceb-97b0-c7726d5502c3',
    name: 'CSS',
    displayName: 'CSS',
    separatorValue: ':',
    readPermission: 1,
    writePermission: 2,
    dataspaceCategory: 'WorkItem',
    actions: [
      { bit: 1, name: 'GENERIC_READ', displayName: 'View permissions for this node', test: mayReadArea },
      { bit: 2, name: 'GENERIC_WRITE', displayName: 'Edit this node', test: mayAdministerArea },
      { bit: 4, name: 'CREATE_CHILDREN', displayName: 'Create child nodes', test: mayAdministerArea },
      { bit: 8, name: 'DELETE', displayName: 'Delete this node', test: mayAdministerArea },
      { bit: 16, name: 'WORK_ITEM_READ', displayName: 'View work items in this node', test: mayReadArea },
      { bit: 32, name: 'WORK_ITEM_WRITE', displayName: 'Edit work items in this node', test: mayWriteArea },
      { bit: 64, name: 'MANAGE_TEST_PLANS', displayName: 'Manage test plans' },
      { bit: 128, name: 'MANAGE_TEST_SUITES', displayName: 'Manage test suites' },
    ],
  },
  {
    namespaceId: '52d39943-cb85-4d7f-8fa8-c6baac873819',
    name: 'Project',
    displayName: 'Project',
    separatorValue: ':',
    readPermission: 1,
    writePermission: 2,
    dataspaceCategory: 'Default',
    actions: [
      {
        bit: 1,
        name: 'GENERIC_READ',
        displayName: 'View project-level information',
        test: (call, token) => projectOf(call, token) !== undefined,
      },
      { bit: 2, name: 'GENERIC_WRITE', displayName: 'Edit project-level information', test: mayAdministerProject },
      { bit: 4, name: 'DELETE', displayName: 'Delete team project', test: mayAdministerProject },
    ],
  },
];

function mayReadArea(call: AzureCall, token: string): boolean {
  const item = itemIn(call, token);
  return (
    item !== undefined && call.organization.mayRead(call.caller.personId, { id: 0, rev: 0, relations: [], ...item })
  );
}

function mayWriteArea(call: AzureCall, token: string): boolean {
  const item = itemIn(call, token);
  return item !== undefined && call.organization.mayWrite(call.caller.personId, item);
}

function mayAdministerArea(call: AzureCall, token: string): boolean {
  const item = itemIn(call, token);
  return item !== undefined && call.organization.mayAdminister(call.caller.personId, item.projectId);
}

/** An item as it would lie in the area that a token names: the last of `vstfs:///Classification/Node/{guid}:…`. */
function itemIn(
  { organization }: AzureCall,
  token: string,
): { readonly projectId: string; readonly fields: Readonly<Record<string, string | number>> } | undefined {
  const [, identifier] = /vstfs:\/\/\/Classification\/Node\/([0-9a-f-]+)\/?$/i.exec(token) ?? [];
  if (identifier === undefined) return undefined;
  for (const { id: projectId } of organization.projects()) {
    const node = organization
      .nodes(projectId, 'area')
      .find((area) => area.identifier.toLowerCase() === identifier.toLowerCase());
    if (node) return { projectId, fields: { 'System.AreaId': node.id, 'System.AreaPath': node.path } };
  }
  return undefined;
}

/** `$PROJECT:vstfs:///Classification/TeamProject/{guid}` */
function projectOf({ organization }: AzureCall, token: string): string | undefined {
  const [, id] = /^\$PROJECT:vstfs:\/\/\/Classification\/TeamProject\/([0-9a-f-]+):?$/i.exec(token) ?? [];
  return id === undefined ? undefined : organization.project(id)?.id;
}

function mayAdministerProject(call: AzureCall, token: string): boolean {
  const projectId = projectOf(call, token);
  return projectId !== undefined && call.organization.mayAdminister(call.caller.personId, projectId);
}
