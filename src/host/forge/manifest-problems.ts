import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppEntity, Manifest } from './manifest';

/** What a well-formed manifest still gets wrong, in sentences: double keys, names that lead nowhere, broken entities. */
export function manifestProblems(manifest: Manifest, directory: string): string[] {
  return [
    ...doubleKeys(manifest),
    ...brokenReferences(manifest),
    ...missingFolders(manifest, directory),
    ...manifest.entities.flatMap(entityProblems),
  ].map((message) => `manifest.yml: ${message}`);
}

function doubleKeys({ modules, functions, resources }: Manifest): string[] {
  const moduleKeys = [...modules, ...functions].map(({ key }) => key);
  const resourceKeys = resources.map(({ key }) => key);
  return [
    ...doubles(moduleKeys).map((key) => `two modules have the key ${key}`),
    ...doubles(resourceKeys).map((key) => `two resources have the key ${key}`),
  ];
}

function doubles(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))];
}

function brokenReferences({ modules, functions, resources }: Manifest): string[] {
  const functionKeys = new Set(functions.map(({ key }) => key));
  const resourceKeys = new Set(resources.map(({ key }) => key));
  const endpointKeys = new Set(modules.filter(({ type }) => type === 'endpoint').map(({ key }) => key));
  return modules.flatMap(({ type, key, properties }) =>
    references(properties).flatMap(({ name, value }) => {
      if (name === 'function' && !functionKeys.has(value))
        return [`${type} ${key} names the function ${value}, which does not exist`];
      if (name === 'resource' && !resourceKeys.has(value.split('/')[0] as string))
        return [`${type} ${key} names the resource ${value}, which does not exist`];
      if (name === 'endpoint' && type !== 'endpoint' && !endpointKeys.has(value))
        return [`${type} ${key} names the endpoint ${value}, which does not exist`];
      return [];
    }),
  );
}

/** All `function`, `resource` and `endpoint` entries, at any depth. */
function references(value: unknown): { name: string; value: string }[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    ['function', 'resource', 'endpoint'].includes(name) && typeof inner === 'string'
      ? [{ name, value: inner }]
      : references(inner),
  );
}

function missingFolders({ resources, translations, document }: Manifest, directory: string): string[] {
  const texts = translations ? (document['translations'] as { resources: { path: string }[] }).resources : [];
  return [
    ...resources
      .filter(({ path }) => !existsSync(join(directory, path)))
      .map(({ key, path }) => `the resource ${key} lies in ${path}, which does not exist: build the app's pages first`),
    ...texts
      .filter(({ path }) => !existsSync(join(directory, path)))
      .map(({ path }) => `the texts in ${path} do not exist`),
  ];
}

function entityProblems({ name, attributes, indexes }: AppEntity): string[] {
  const unknown = indexes.flatMap((index) =>
    [...index.partition, ...index.range]
      .filter((attribute) => !(attribute in attributes))
      .map((attribute) => ({ index: index.name, attribute })),
  );
  return [
    ...(/^[_a-z0-9:.-]{1,60}$/.test(name) ? [] : [`the entity name ${name} is not allowed`]),
    ...unknown.map(
      ({ index, attribute }) => `the index ${index} of ${name} names the attribute ${attribute}, which does not exist`,
    ),
    ...doubles(indexes.map((index) => index.name)).map((index) => `two indexes of ${name} are called ${index}`),
    ...(indexes.length > 7 ? [`${name} has ${indexes.length} indexes; 7 is the limit`] : []),
  ];
}
