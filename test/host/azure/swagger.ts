import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { keptByWorker } from '../../support/kept';

/** One call of the organization with its answer, bodies as they were on the wire. `path` begins below the organization: `Train/_apis/wit/wiql`. */
export interface AzureExchange {
  readonly method: string;
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly request?: unknown;
  readonly status: number;
  readonly answer: unknown;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly responses: Record<string, { readonly schema?: object }>;
}

interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
}

const folder = join(__dirname, '../../../../shared/data/contracts');
const files = {
  core: 'ado-core-7.1-core.json',
  extensionManagement: 'ado-extensionManagement-7.1-extensionManagement.json',
  wit: 'ado-wit-7.1-workItemTracking.json',
  work: 'ado-work-7.1-work.json',
} as const;
type Area = keyof typeof files;

/** Microsoft's description of the REST API lies beside the checkout on some machines only. */
export const hasSwagger = Object.values(files).every((file) => existsSync(join(folder, file)));

/**
 * What is wrong with a call that succeeded, against Microsoft's description; nothing where there is none. Descriptions
 * say nothing of null, which the product answers for what is absent; a list is described without its `{count, value}`.
 */
export function swaggerProblems(area: Area, exchange: AzureExchange): readonly string[] {
  if (!hasSwagger) return [];
  const method = exchange.method.toLowerCase();
  const found = operationAt(area, method, exchange.path);
  const name = `${exchange.method} ${exchange.path}`;
  if (!found) return [`${name}: not in the description`];
  const { path, operation } = found;
  const place = `#/paths/${pointer(path)}/${method}`;
  const body = operation.parameters?.findIndex((parameter) => parameter.in === 'body') ?? -1;
  const problems = [...queryProblems(exchange, operation)];
  if (exchange.request !== undefined)
    problems.push(
      ...(body < 0
        ? ['a body where none is taken']
        : problemsOf(area, `${place}/parameters/${body}/schema`, exchange.request, 'request')),
    );
  // A call that answers nothing is described with 200 and answered with 204.
  const response =
    operation.responses[String(exchange.status)] ?? (exchange.status === 204 ? operation.responses['200'] : undefined);
  if (!response) problems.push(`status ${exchange.status} is not in the description`);
  else if (response.schema)
    problems.push(
      ...problemsOf(area, `${place}/responses/${exchange.status}/schema`, unwrapped(exchange.answer), 'answer'),
    );
  return problems.map((problem) => `${name} → ${exchange.status}: ${problem}`);
}

function operationAt(
  area: Area,
  method: string,
  path: string,
): { readonly path: string; readonly operation: Operation } | undefined {
  const { paths } = description(area);
  const rooms = { ...paths, ...(paths as { 'x-ms-paths'?: Description['paths'] })['x-ms-paths'] };
  const fitting = Object.keys(rooms).filter((template) => rooms[template]?.[method] && fits(template, path));
  const [best] = fitting.sort((one, other) => parameters(one) - parameters(other));
  return best === undefined ? undefined : { path: best, operation: rooms[best]![method]! };
}

/** Project and team may be left out, as everywhere in the API. */
function fits(template: string, path: string): boolean {
  const shape = template
    .replace(/^\/\{organization\}\//, '')
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/^(?:\{[^}]+\}\/)+/, (front) => '(?:[^/]+/)?'.repeat(front.split('/').length - 1))
    .replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${shape}/?$`, 'i').test(path);
}

function parameters(template: string): number {
  return template.slice(template.indexOf('_apis')).split('{').length;
}

function queryProblems(
  { query = new URLSearchParams() }: AzureExchange,
  { parameters: described = [] }: Operation,
): string[] {
  const known = described.filter((parameter) => parameter.in === 'query');
  const missing = known.filter(({ name, required }) => required && name !== 'api-version' && !query.has(name));
  const unknown = [...new Set(query.keys())].filter(
    (key) => key !== 'api-version' && !known.some(({ name }) => name.toLowerCase() === key.toLowerCase()),
  );
  return [
    ...unknown.map((key) => `unknown parameter ${key}`),
    ...missing.map(({ name }) => `missing parameter ${name}`),
  ];
}

function unwrapped(answer: unknown): unknown {
  const keys = typeof answer === 'object' && answer !== null ? Object.keys(answer).sort().join() : '';
  return withoutNulls(keys === 'count,value' ? (answer as { value: unknown }).value : answer);
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([key, member]) => [key, withoutNulls(member)]),
  );
}

function problemsOf(area: Area, place: string, value: unknown, what: string): string[] {
  const validate = validator(area, place);
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .slice(0, 3)
    .map(({ instancePath, message, params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`);
}

const { descriptions, validators, ajv } = keptByWorker('the description of Azure DevOps', () => ({
  descriptions: new Map<Area, Description>(),
  validators: new Map<string, ValidateFunction>(),
  ajv: addFormats(new Ajv({ strict: false, allErrors: false, validateSchema: false, logger: false })),
}));

function description(area: Area): Description {
  const known =
    descriptions.get(area) ??
    (JSON.parse(readFileSync(join(folder, files[area]), 'utf8').replace(/^\uFEFF/, '')) as Description);
  descriptions.set(area, known);
  return known;
}

function validator(area: Area, place: string): ValidateFunction {
  if (!ajv.getSchema(area)) ajv.addSchema({ $id: area, ...description(area) } as object);
  const found = validators.get(area + place) ?? ajv.compile({ $ref: `${area}${place}` });
  validators.set(area + place, found);
  return found;
}

function pointer(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
}
