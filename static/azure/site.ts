import type { AzureRequest } from '#azure/request';
import { createAzureSession, type AzureSession } from '#azure/session';
import type { Viewer } from '../panels/host';
import { createRequest } from './request';
import type { HostNavigation, Services } from './services';
import { createTokens } from './token';

/** The organization around the page: the same for every item that the page shows in its life. */
export interface Site {
  /** Address of the organization, without a slash at its end. */
  readonly base: string;
  /** Begins the ids of the extension's contributions. */
  readonly app: string;
  readonly services: Services;
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

/** What the SDK offers after the handshake. */
export interface Platform {
  readonly services: Services;
  getAccessToken(): Promise<string>;
}

/** Finds the organization and begins to work in it. */
export async function openSite(
  { accountId, project }: Viewer,
  extension: Installed,
  { services, getAccessToken }: Platform,
): Promise<Site> {
  const tokens = createTokens(() => getAccessToken());
  // On its way while the services are looked up; who needs it asks again when that fails.
  tokens.get().catch(() => undefined);
  const [navigation, places] = await Promise.all([services.hostNavigation(), services.locations()]);
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
  const base = (await organization).replace(/\/$/, '');
  return {
    base,
    app: `${publisherId}.${extensionId}`,
    services,
    navigation,
    request,
    session,
    changes: new EventTarget(),
  };
}
