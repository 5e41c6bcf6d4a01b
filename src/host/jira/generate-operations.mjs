/**
 * Writes operations.json, the list of every operation of Jira Cloud with the scopes that it asks of an app:
 *
 *   node src/host/jira/generate-operations.mjs PLATFORM.openapi.json SOFTWARE.openapi.json
 *
 * Source: Atlassian's OpenAPI documents "The Jira Cloud platform REST API" (v3) and "Jira Software Cloud API",
 * both licensed under Apache-2.0. Only methods, paths, operation ids and scope names are kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const methods = ['get', 'post', 'put', 'delete', 'patch'];

/** A dated notice in the description that replaces scopes which the machine-readable part has not caught up with. */
function announcedScopes(description = '') {
  const notice = /required OAuth 2\.0 scopes will be updated on ([A-Z][a-z]+ \d+, \d{4})\.([\s\S]*)/.exec(description);
  if (!notice || new Date(notice[1]) > new Date()) return undefined;
  const named = (kind) => {
    const line = new RegExp(`\\*\\*${kind}\\*\\*: ([^\\n]*)`).exec(notice[2])?.[1] ?? '';
    return [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
  };
  const sets = [named('Classic'), named('Granular')].filter((set) => set.length > 0);
  return sets.length > 0 ? sets : undefined;
}

function documentedScopes(operation) {
  const listed = operation['x-atlassian-oauth2-scopes']?.map((entry) => entry.scopes);
  const secured = operation.security?.flatMap((entry) => (entry.OAuth2 ? [entry.OAuth2] : []));
  return listed ?? secured ?? [];
}

function operationsOf(file, product) {
  const { paths } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(paths).flatMap(([path, entries]) =>
    methods
      .filter((method) => entries[method])
      .map((method) => {
        const operation = entries[method];
        const anonymous = operation.security?.some((entry) => Object.keys(entry).length === 0) ?? false;
        return {
          product,
          method: method.toUpperCase(),
          path,
          id: operation.operationId,
          scopes: announcedScopes(operation.description) ?? documentedScopes(operation),
          ...(anonymous ? { anonymous } : {}),
        };
      }),
  );
}

const [platform, software] = process.argv.slice(2);
const operations = [...operationsOf(platform, 'platform'), ...operationsOf(software, 'software')];
const lines = operations.map((operation) => `  ${JSON.stringify(operation)}`).join(',\n');
writeFileSync(fileURLToPath(new URL('operations.json', import.meta.url)), `[\n${lines}\n]\n`);
