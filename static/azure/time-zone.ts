import { zonesOfWindows } from './windows-zones';

/**
 * The time zone that people chose in their profile, by its IANA name. Azure DevOps names zones as Windows does
 * (`W. Europe Standard Time`); one that it added since this list was made is taken as the browser's.
 */
export function timeZoneOf(id: string | undefined): string {
  const name = id === undefined ? undefined : (zonesOfWindows.get(id) ?? id);
  return name !== undefined && isKnown(name) ? name : Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function isKnown(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
