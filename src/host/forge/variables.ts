const prefix = 'FORGE_USER_VAR_';

/**
 * An app's environment: what the host's own environment says as `FORGE_USER_VAR_NAME`, the way Forge's tunnel is told
 * of the variables that `forge variables` sets for a deployed app.
 * Source: developer.atlassian.com/platform/forge/environments-and-versions, checked 2026-11-22.
 */
export function appVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== undefined ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}

/** A manifest with its `${NAME}` filled, and the names for which there was nothing. */
export interface FilledManifest {
  readonly document: unknown;
  readonly missing: readonly string[];
}

/**
 * Fills the variables that a manifest declares under `environment`, from the environment that it is deployed from or else
 * by their defaults. Other `${…}` stay as they are.
 * Source: `environment-variable-interpolator.js` of @forge/manifest 13.7.
 */
export function fillManifest(document: unknown, environment: NodeJS.ProcessEnv): FilledManifest {
  const defaults = declared(document);
  const missing = new Set<string>();
  function filled(value: unknown): unknown {
    if (typeof value === 'string')
      return value.replace(/\$\{([a-zA-Z_][a-zA-Z0-9_]*)\}/g, (original, name: string) =>
        defaults.has(name) ? valueOf(name, original) : original,
      );
    if (Array.isArray(value)) return value.map(filled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)]));
  }
  function valueOf(name: string, original: string): string {
    const value = environment[name] ?? defaults.get(name);
    if (value === undefined) missing.add(name);
    return value ?? original;
  }
  return { document: filled(document), missing: [...missing] };
}

/** Names of the declared variables with their defaults. */
function declared(document: unknown): ReadonlyMap<string, string | undefined> {
  const { environment } = (document ?? {}) as { environment?: { variables?: unknown } | null };
  const variables = Array.isArray(environment?.variables) ? (environment.variables as unknown[]) : [];
  return new Map(
    variables.map((variable) =>
      typeof variable === 'string'
        ? [variable, undefined]
        : [String((variable as { key?: unknown }).key), (variable as { default?: string }).default],
    ),
  );
}
