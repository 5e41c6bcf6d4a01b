import { noteCall, noted } from './call-notes';
import type { HostApi, HostApiContext, HostApiFactory } from './host-api';
import { identityApi } from './api/identity';
import { extensionData } from './api/extension-data';
import { globalMessages } from './api/global-messages';
import { itemForm } from './api/item-form-api';
import { itemNavigation } from './api/item-navigation';
import { locationApi } from './api/location';
import { navigation } from './api/navigation';
import { pageData } from './api/page-data';
import { pageLayout } from './api/page-layout';

/** Pages of builds and of code are not here: as on any other page, none of either is chosen. */
const buildPageData: HostApiFactory = () => ({ getBuildPageData: () => undefined });
const repository: HostApiFactory = () => ({ getCurrentGitRepository: () => null });

const factories: Readonly<Record<string, HostApiFactory>> = {
  'ms.vss-build-web.build-page-data-service': buildPageData,
  'ms.vss-code-web.vc-repository-service': repository,
  'ms.vss-features.extension-data-service': extensionData,
  'ms.vss-features.host-navigation-service': navigation,
  'ms.vss-features.host-page-layout-service': pageLayout,
  'ms.vss-features.identity-service': identityApi,
  'ms.vss-features.location-service': locationApi,
  'ms.vss-tfs-web.tfs-global-messages-service': globalMessages,
  'ms.vss-tfs-web.tfs-page-data-service': pageData,
  'ms.vss-work-web.work-item-form': itemForm,
  'ms.vss-work-web.work-item-form-navigation-service': itemNavigation,
};

/** Finds a service of the host for a page. Rejects in the platform's words for a service that is unknown. */
export function hostApiFor(id: string, context: HostApiContext): Promise<HostApi> {
  const factory = factories[id];
  if (factory === undefined) {
    // The platform's words, as people quote them in its issue trackers.
    const message = `No contribution provider or uri for ${id}.`;
    noteCall({
      what: `azure service ${id}`,
      status: 501,
      milliseconds: 0,
      requestBytes: 0,
      responseBytes: 0,
      note: message,
    });
    return Promise.reject(new Error(message));
  }
  return Promise.resolve(observed(id.split('.').at(-1) ?? id, factory(context)));
}

/** A service whose calls appear in the host's list. */
function observed(name: string, api: HostApi): HostApi {
  return Object.fromEntries(
    Object.entries(api).map(([method, run]) => [
      method,
      (...params: unknown[]) => noted(`azure service ${name}.${method}`, params, () => run(...(params as never[]))),
    ]),
  );
}
