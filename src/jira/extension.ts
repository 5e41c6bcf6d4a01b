import type { JiraField } from '#jira/wire';

/** Where an installed app's modules live: `ari:cloud:ecosystem::extension/APP/ENVIRONMENT/static/`. */
export interface Extension {
  readonly appId: string;
  readonly environmentId: string;
}

/**
 * What Jira calls a module of the app.
 * Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-project-permission/ (2026-11-22).
 */
export function moduleAri({ appId, environmentId }: Extension, moduleKey: string): string {
  return `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${moduleKey}`;
}

/** Reads where the app is installed from the address of any of its modules; nothing for another form. */
export function extensionIn(ari: string): Extension | undefined {
  const match = /^ari:cloud:ecosystem::extension\/([^/]+)\/([^/]+)\/static\//.exec(ari);
  return match?.[1] !== undefined && match[2] !== undefined ? { appId: match[1], environmentId: match[2] } : undefined;
}

/** Ids of the app's own fields by module key, say `risk` → `customfield_10101`. */
export function ownFields(extension: Extension, fields: readonly JiraField[]): ReadonlyMap<string, string> {
  const prefix = moduleAri(extension, '');
  return new Map(
    fields.flatMap(({ id, key, schema }) => {
      const address = [schema?.custom, key].find((candidate) => candidate?.startsWith(prefix));
      return address === undefined ? [] : [[address.slice(prefix.length), id] as const];
    }),
  );
}
