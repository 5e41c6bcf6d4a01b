import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { keptByWorker } from '../support/kept';

/** One request to Jira's REST API with its answer; bodies as they were on the wire. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly request: unknown;
  readonly status: number;
  readonly answer: string;
}

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: { readonly type?: string };
  }[];
  readonly requestBody?: { readonly content: Record<string, unknown> };
  readonly responses: Record<string, { readonly content?: Record<string, unknown> }>;
}

interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: object;
}

const folder = join(__dirname, '../../../shared/data/contracts');
const files = {
  jira: join(folder, 'jira-platform-v3-2025-12.openapi.json'),
  software: join(folder, 'jira-software-1001.openapi.json'),
};
type Product = keyof typeof files;

/** Atlassian's descriptions of Jira's REST APIs lie beside the checkout on some machines only. */
export const hasDescription = Object.values(files).every((file) => existsSync(file));

/** What is wrong with an exchange, against Atlassian's description; nothing where there is none. */
export function exchangeProblems(exchange: Exchange): readonly string[] {
  if (!hasDescription) return [];
  const product = exchange.path.startsWith('/rest/agile/') ? 'software' : 'jira';
  const { paths } = compiled(product).description;
  const name = `${exchange.method} ${exchange.path}`;
  const path = Object.keys(paths).find(
    (candidate) => matches(candidate, exchange.path) && exchange.method.toLowerCase() in (paths[candidate] ?? {}),
  );
  const operation = path === undefined ? undefined : paths[path]?.[exchange.method.toLowerCase()];
  if (path === undefined || !operation) return [`${name}: not in the description`];
  const place = `${product}#/paths/${pointer(path)}/${exchange.method.toLowerCase()}`;
  return [
    ...queryProblems(exchange, operation),
    ...requestProblems(exchange, operation, place),
    ...answerProblems(exchange, operation, place),
  ].map((problem) => `${name} → ${exchange.status}: ${problem}`);
}

function queryProblems({ query }: Exchange, { parameters = [] }: Operation): string[] {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const unknown = [...new Set(query.keys())].filter((key) => !known.some((parameter) => parameter.name === key));
  const missing = known.filter((parameter) => parameter.required === true && !query.has(parameter.name));
  return [
    ...unknown.map((key) => `unknown parameter ${key}`),
    ...missing.map((parameter) => `missing parameter ${parameter.name}`),
  ];
}

function requestProblems({ request }: Exchange, { requestBody }: Operation, place: string): string[] {
  if (request === undefined) return requestBody ? ['no body'] : [];
  if (!requestBody) return ['a body where none is taken'];
  return problemsOf(`${place}/requestBody/content/application~1json/schema`, request, 'request');
}

function answerProblems({ status, answer }: Exchange, { responses }: Operation, place: string): string[] {
  const response = responses[String(status)];
  if (!response) return [`status ${status} is not in the description`];
  const isJson = response.content !== undefined && 'application/json' in response.content;
  if (!isJson || answer === '') return [];
  const media = response.content?.['application/json'] as { schema?: object };
  if (!media.schema || Object.keys(media.schema).length === 0) return [];
  const schema = `${place}/responses/${status}/content/application~1json/schema`;
  return problemsOf(schema, JSON.parse(answer), 'answer');
}

function problemsOf(place: string, value: unknown, what: string): string[] {
  const validate = validator(place);
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .slice(0, 3)
    .map(({ instancePath, message, params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`);
}

interface Compiled {
  readonly description: Description;
  readonly ajv: Ajv;
  readonly validators: Map<string, ValidateFunction>;
}

function compiled(product: Product): Compiled {
  return keptByWorker(`the description of ${product}`, () => {
    const description = JSON.parse(readFileSync(files[product], 'utf8')) as Description;
    const ajv = addFormats(new Ajv({ strict: false, allErrors: false, validateSchema: false, logger: false }));
    if (product === 'jira') mendChanges(description.components);
    ajv.addSchema({ $id: product, ...description } as object);
    return { description, ajv, validators: new Map() };
  });
}

/**
 * Changes of many issues carry their moments as numbers, as the description's own example has them, and ends of a change
 * are null where there was nothing, as real changelogs have them.
 */
function mendChanges(components: object): void {
  const { schemas } = components as {
    schemas: Record<'Changelog' | 'ChangeDetails', { properties: Record<string, { type: unknown }> }>;
  };
  schemas.Changelog.properties['created']!.type = ['string', 'integer'];
  for (const end of ['from', 'fromString', 'to', 'toString'])
    schemas.ChangeDetails.properties[end]!.type = ['string', 'null'];
}

function validator(place: string): ValidateFunction {
  const { ajv, validators } = compiled(place.split('#')[0] as Product);
  const found = validators.get(place) ?? ajv.compile({ $ref: place });
  validators.set(place, found);
  return found;
}

function matches(template: string, path: string): boolean {
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

function pointer(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
}
