import { call } from '../../api/rest';
import { NotModelled } from '../call-notes';
import type { HostApi } from '../host-api';

/** `IIdentity` of azure-devops-extension-api, with what Microsoft's pickers show of somebody. */
interface Identity {
  readonly entityId: string;
  readonly entityType: 'User';
  readonly originDirectory: string;
  readonly originId: string;
  readonly localDirectory: string;
  readonly localId: string;
  readonly displayName: string;
  readonly mail: string;
  readonly signInAddress: string;
  readonly subjectDescriptor: string;
  readonly active: true;
}

interface GraphUser {
  readonly displayName: string;
  readonly principalName: string;
  readonly originId: string;
  readonly descriptor: string;
}

let recent: readonly Identity[] = [];

/** `identity-service`: people by the beginning of a name. There are no groups to be found; who was picked last is forgotten with the page. */
export function identityApi(): HostApi {
  return {
    async searchIdentitiesAsync(
      query: string,
      types?: readonly string[],
      _scopes?: unknown,
      _hint?: unknown,
      _options?: unknown,
      filter?: (found: readonly Identity[]) => unknown,
    ) {
      const wanted = query.trim().toLowerCase();
      if (
        wanted === '' ||
        (types !== undefined && types.length > 0 && !types.some((type) => type.toLowerCase() === 'user'))
      )
        return [];
      const { value } = await call<{ readonly value: readonly GraphUser[] }>(
        'GET',
        '_apis/graph/users?api-version=7.1-preview.1',
      );
      const found = value
        .filter(({ displayName, principalName }) =>
          [...displayName.split(/[\s-]+/), displayName, principalName].some((word) =>
            word.toLowerCase().startsWith(wanted),
          ),
        )
        .map(identityOf);
      return filter ? filter(found) : found;
    },
    getIdentityMruAsync: () => recent,
    addMruIdentitiesAsync(identities: readonly Identity[]) {
      const added = identities.filter(({ entityId }) => !recent.some((known) => known.entityId === entityId));
      recent = [...added, ...recent];
      return added.length > 0;
    },
    removeMruIdentitiesAsync(identities: readonly Identity[]) {
      const kept = recent.filter(({ entityId }) => !identities.some((gone) => gone.entityId === entityId));
      const isRemoved = kept.length < recent.length;
      recent = kept;
      return isRemoved;
    },
    getConnections() {
      throw new NotModelled('The local host knows nobody’s managers and reports.');
    },
  };
}

function identityOf({ displayName, principalName, originId, descriptor }: GraphUser): Identity {
  const directory = { originDirectory: 'vsd', originId, localDirectory: 'vsd', localId: originId };
  return {
    entityId: `vss.ds.v1.ims.user.${originId.replaceAll('-', '')}`,
    entityType: 'User',
    ...directory,
    displayName,
    mail: principalName,
    signInAddress: principalName,
    subjectDescriptor: descriptor,
    active: true,
  };
}
