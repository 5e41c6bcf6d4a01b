import { getAccessToken } from 'azure-devops-extension-sdk';
import type { AzureRequest } from '#azure/request';
import { createAzureSession, type AzureSession } from '#azure/session';
import type { Viewer } from '../panels/host';
import { createRequest } from './request';
import { hostNavigation, locations, type HostNavigation } from './services';
import { createTokens } from './token';

/** The organization around the page: the same for every item that the page shows in its life. */
export interface Site {
  /** Address of the organization, without a slash at its end. */
  readonly base: string;
  readonly navigation: HostNavigation;
  readonly request: AzureRequest;
  readonly session: AzureSession;
  /** `change` events: the form around the page saved its item, or read it again. */
  readonly changes: EventTarget;
}

/** The extension as it is installed, in the SDK's words. */
export interface Installed {
  readonly publisherId: string;
  readonly extensionId: string;
}

/** Finds the organization and begins to work in it; after the handshake only. */
export async function openSite({ accountId, project }: Viewer, extension: Installed): Promise<Site> {
  const tokens = createTokens(getAccessToken);
  // On its way while the services are looked up; who needs it asks again when that fails.
  tokens.get().catch(() => undefined);
  const [navigation, places] = await Promise.all([hostNavigation(), locations()]);
  const organization = places.getServiceLocation();
  const request = createRequest({
    locate: (areaId) => (areaId === undefined ? organization : places.getResourceAreaLocation(areaId)),
    tokens,
  });
  const { publisherId, extensionId } = extension;
  const session = createAzureSession({
    request,
    viewer: accountId,
    extension: { publisherId, extensionId },
    ...(project && { project }),
  });
  return { base: (await organization).replace(/\/$/, ''), navigation, request, session, changes: new EventTarget() };
}
