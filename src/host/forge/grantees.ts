import type { Grantees } from '#host/server/seams';

/** Whom a global permission's module grants it when the app is installed, which nobody changes here. */
export function granteesOf(properties: Readonly<Record<string, unknown>>): Grantees {
  const grants = Array.isArray(properties['defaultGrants']) ? properties['defaultGrants'] : ['jira-administrators'];
  if (grants.includes('all')) return properties['anonymousAllowed'] === true ? 'anyone' : 'people';
  return grants.includes('jira-administrators') ? 'administrators' : 'nobody';
}
