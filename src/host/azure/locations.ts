import { newest, type OfferedVersions } from '#host/azure/negotiation';
import table from './locations.json';

/** A resource of the REST API, as `OPTIONS _apis/AREA` describes it, with the verbs that Microsoft's clients use on it. */
export interface Location extends OfferedVersions {
  readonly id: string;
  readonly resourceVersion: number;
  readonly area: string;
  readonly resourceName: string;
  readonly routeTemplate: string;
  readonly minVersion: string;
  readonly verbs: readonly string[];
}

/** Every resource that Microsoft's packages know. */
export const locations: readonly Location[] = (
  table as readonly (Omit<Location, 'minVersion' | 'maxVersion' | 'releasedVersion'> & {
    readonly releasedVersion?: string;
  })[]
).map((row) => ({
  minVersion: '1.0',
  maxVersion: newest.preview,
  releasedVersion: newest.released,
  ...row,
}));

/** What `OPTIONS _apis` (all areas) or `OPTIONS _apis/AREA` answers. Resources whose id no package tells cannot be listed. */
export function listedLocations(area: string | undefined): readonly Omit<Location, 'verbs'>[] {
  return locations
    .filter(
      (location) =>
        location.id !== '' &&
        location.routeTemplate !== '' &&
        (area === undefined || location.area.toLowerCase() === area.toLowerCase()),
    )
    .map(({ verbs: _, ...location }) => location);
}
