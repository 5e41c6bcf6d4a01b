const prefix = 'FORGE_USER_VAR_';

/**
 * An app's environment: what its manifest gives its variables by default, and what the host's own environment says of
 * them as `FORGE_USER_VAR_NAME`, the way Forge's tunnel is told.
 * Source: developer.atlassian.com/platform/forge/environments-and-versions, checked 2026-11-22.
 */
export function appVariables(defaults: Readonly<Record<string, string>>, environment: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.entries(environment).flatMap(([name, value]) => (name.startsWith(prefix) && value !== undefined ? [[name.slice(prefix.length), value]] : []));
  return { ...defaults, ...(Object.fromEntries(given) as Record<string, string>) };
}
