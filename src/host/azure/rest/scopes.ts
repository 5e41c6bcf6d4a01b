import { AzureRefusal, type AzureCaller, type AzureRoute } from '#host/azure/seams';

/** Refuses a call whose token was not granted what its route asks for. A person with a session or an unscoped token may call anything. */
export function holdToScopes(caller: Extract<AzureCaller, { kind: 'user' }>, route: AzureRoute): void {
  const granted = caller.extension?.scopes ?? caller.tokenScopes;
  if (!granted || route.scopes.length === 0) return;
  if (route.scopes.some((wanted) => granted.some((scope) => includes(scope, wanted)))) return;
  throw new AzureRefusal(
    403,
    'InvalidAccessException',
    `The access token provided is not valid for this resource. It needs one of the following scopes: ${route.scopes.join(', ')}.`,
  );
}

/** `vso.work_full` includes `vso.work_write`, which includes `vso.work`. */
function includes(scope: string, wanted: string): boolean {
  if (scope === wanted) return true;
  const [base, rank = ''] = split(scope);
  const [wantedBase, wantedRank = ''] = split(wanted);
  return base === wantedBase && ranks.indexOf(rank) > ranks.indexOf(wantedRank) && ranks.includes(wantedRank);
}

const ranks = ['', 'write', 'manage', 'full'];

function split(scope: string): readonly string[] {
  const [, base = scope, rank = ''] = /^(.*?)(?:_(write|manage|full))?$/.exec(scope) ?? [];
  return [base, rank];
}
