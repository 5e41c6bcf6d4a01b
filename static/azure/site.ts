import { getAccessToken } from 'azure-devops-extension-sdk';
import type { AzureRequest } from '#azure/request';
import { createRequest } from './request';
import { hostNavigation, locations, type HostNavigation } from './services';
import { createTokens } from './token';

/** The organization around the page: the same for every item that the page shows in its life. */
export interface Site {
  /** Address of the organization, without a slash at its end. */
  readonly base: string;
  readonly navigation: HostNavigation;
  readonly request: AzureRequest;
  /** `change` events: the form around the page saved its item, or read it again. */
  readonly changes: EventTarget;
}

/** Finds the organization; after the handshake only. */
export async function openSite(): Promise<Site> {
  const [navigation, places] = await Promise.all([hostNavigation(), locations()]);
  const organization = places.getServiceLocation();
  const request = createRequest({
    locate: (areaId) => (areaId === undefined ? organization : places.getResourceAreaLocation(areaId)),
    tokens: createTokens(getAccessToken),
  });
  return { base: (await organization).replace(/\/$/, ''), navigation, request, changes: new EventTarget() };
}
