import * as z from 'zod';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { securityNamespaces, type SecurityNamespace } from '#host/azure/security/namespaces';

/**
 * What the caller may do: one answer for every token asked about. Nobody is asked about but the caller, and no permission is changed.
 * Source: https://learn.microsoft.com/rest/api/azure/devops/security/permissions, checked 2026-11-22.
 */
export const securityRoutes: readonly AzureRoute[] = [
  { method: 'POST', template: '_apis/security/permissionevaluationbatch', scopes: [], answer: evaluate },
  {
    method: 'GET',
    template: '_apis/permissions/{securityNamespaceId}/{permissions}',
    scopes: [],
    answer: hasPermissions,
  },
  {
    method: 'GET',
    template: '_apis/securitynamespaces',
    scopes: [],
    answer: () => ({ body: securityNamespaces.map(namespaceAnswer) }),
  },
  {
    method: 'GET',
    template: '_apis/securitynamespaces/{securityNamespaceId}',
    scopes: [],
    answer: (call) => ({ body: [namespaceAnswer(demandNamespace(call.parts['securityNamespaceId'] ?? ''))] }),
  },
];

const batchShape = z.object({
  alwaysAllowAdministrators: z.boolean().optional(),
  evaluations: z.array(z.object({ securityNamespaceId: z.string(), token: z.string(), permissions: z.int() })),
});

function evaluate(call: AzureCall): AzureAnswer {
  const asked = batchShape.safeParse(call.body);
  if (!asked.success)
    throw new AzureRefusal(400, 'ArgumentNullException', 'Value cannot be null. Parameter name: evaluations');
  const evaluations = asked.data.evaluations.map((one) => ({
    ...one,
    value: isAllowed(call, one.securityNamespaceId, one.token, one.permissions),
  }));
  return { body: { alwaysAllowAdministrators: asked.data.alwaysAllowAdministrators ?? false, evaluations } };
}

function hasPermissions(call: AzureCall): AzureAnswer {
  const { securityNamespaceId = '', permissions = '' } = call.parts;
  if (!/^\d{1,9}$/.test(permissions))
    throw new AzureRefusal(400, 'ArgumentException', `The permissions ${permissions} are not a number.`);
  const tokens = (call.query.get('tokens') ?? '')
    .split(call.query.get('delimiter') ?? ',')
    .filter((token) => token !== '');
  return { body: tokens.map((token) => isAllowed(call, securityNamespaceId, token, Number(permissions))) };
}

/** All bits must be allowed. Throws 501 for a bit that is not modelled. */
function isAllowed(call: AzureCall, namespaceId: string, token: string, permissions: number): boolean {
  const { name, actions } = demandNamespace(namespaceId);
  const known = actions.reduce((bits, { bit, test }) => (test ? bits | bit : bits), 0);
  if ((permissions & ~known) !== 0)
    throw unmodelled(`the permissions ${permissions & ~known} of the namespace ${name}`);
  return (
    permissions !== 0 && actions.every(({ bit, test }) => (permissions & bit) === 0 || test?.(call, token) === true)
  );
}

function demandNamespace(id: string): SecurityNamespace {
  const namespace = securityNamespaces.find(({ namespaceId }) => namespaceId === id.toLowerCase());
  if (namespace) return namespace;
  throw unmodelled(`the security namespace ${id}`);
}

function unmodelled(what: string): AzureRefusal {
  return new AzureRefusal(501, 'NotImplementedException', `The local organization does not model ${what}.`);
}

function namespaceAnswer({ actions, ...namespace }: SecurityNamespace): object {
  return {
    ...namespace,
    elementLength: -1,
    structureValue: 1,
    systemBitMask: 0,
    useTokenTranslator: false,
    isRemotable: false,
    extensionType: null,
    actions: actions.map(({ test: _, ...action }) => ({ ...action, namespaceId: namespace.namespaceId })),
  };
}
