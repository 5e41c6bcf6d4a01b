import { noteCall, noted } from './call-notes';
import type { Service, ServiceContext, ServiceFactory } from './service';
import { dataService } from './services/data-service';
import { locationService } from './services/location-service';
import { navigationService } from './services/navigation-service';
import { pageDataService } from './services/page-data-service';

const factories: Readonly<Record<string, ServiceFactory>> = {
  'ms.vss-features.extension-data-service': dataService,
  'ms.vss-features.host-navigation-service': navigationService,
  'ms.vss-features.location-service': locationService,
  'ms.vss-tfs-web.tfs-page-data-service': pageDataService,
};

/** Finds a service of the host for a page. Rejects in the platform's words for a service that is unknown. */
export function serviceFor(id: string, context: ServiceContext): Promise<Service> {
  const factory = factories[id];
  if (factory === undefined) {
    // The platform's words, as people quote them in its issue trackers.
    const message = `No contribution provider or uri for ${id}.`;
    noteCall({ what: `azure service ${id}`, status: 501, milliseconds: 0, requestBytes: 0, responseBytes: 0, note: message });
    return Promise.reject(new Error(message));
  }
  return Promise.resolve(observed(id.split('.').at(-1) ?? id, factory(context)));
}

/** A service whose calls appear in the host's list. */
function observed(name: string, service: Service): Service {
  return Object.fromEntries(Object.entries(service).map(([method, run]) => [method, (...params: unknown[]) => noted(`azure service ${name}.${method}`, params, () => run(...(params as never[])))]));
}
