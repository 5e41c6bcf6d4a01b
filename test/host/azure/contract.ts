import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const folder = resolve(__dirname, '../../../../shared/data/contracts');
const files = [
  'wit-7.1-workItemTracking',
  'core-7.1-core',
  'work-7.1-work',
  'extensionManagement-7.1-extensionManagement',
].map((name) => resolve(folder, `ado-${name}.json`));

/** True where Microsoft's API descriptions lie beside the project; without them answers are not held against anything. */
export const hasContracts = files.every((file) => existsSync(file));

/** A document whose shape is the contract's own. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = Record<string, any>;

interface Operation {
  readonly place: string;
  readonly shape: RegExp;
  readonly method: string;
  readonly responses: Json;
  readonly words: number;
}

let operations: readonly Operation[] | undefined;
let ajv: Ajv | undefined;
const validators = new Map<string, ValidateFunction>();

/** Says whether the descriptions know a call; `path` from `_apis` or a project on. */
export function isDescribed(method: string, path: string): boolean {
  return operationOf(method, path) !== undefined;
}

/**
 * Throws when an answer is not what Microsoft's description promises for its operation: its status and the types of members.
 * Nulls are allowed everywhere, as the service sends them; the description says of no member that it must be there.
 */
export function checkAnswer(method: string, path: string, status: number, body: unknown): void {
  if (!hasContracts || status >= 400) return;
  const operation = operationOf(method, path);
  if (!operation) return;
  const response =
    operation.responses[status] ?? (status === 201 || status === 204 ? operation.responses['200'] : undefined);
  if (!response)
    throw new Error(
      `${method} ${path} answered ${status}, which its contract does not name: ${Object.keys(operation.responses).join()}`,
    );
  if (!response.schema || body === undefined) return;
  const place = `${operation.place}/responses/${operation.responses[status] ? status : 200}/schema`;
  const validate = validators.get(place) ?? ajv!.compile({ $ref: place });
  validators.set(place, validate);
  // Descriptions name the members of a list; on the wire it is wrapped.
  const value = isList(response.schema.type) && !Array.isArray(body) ? (body as Json).value : body;
  if (validate(value)) return;
  const problems = (validate.errors ?? [])
    .slice(0, 5)
    .map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  throw new Error(`${method} ${path} answered ${status} against its contract:\n${problems.join('\n')}`);
}

function isList(type: unknown): boolean {
  return type === 'array' || (Array.isArray(type) && type.includes('array'));
}

function operationOf(method: string, path: string): Operation | undefined {
  operations ??= readContracts();
  const { pathname } = new URL(`http://localhost/${path}`);
  return operations.find((operation) => operation.method === method && operation.shape.test(pathname));
}

function readContracts(): readonly Operation[] {
  ajv = addFormats(new Ajv({ strict: false, allErrors: true, logger: false }));
  // Formats of the description that no schema language has.
  for (const format of ['array (string)', 'array (int32)', 'int32', 'int64', 'double', 'float', 'binary', 'password'])
    ajv.addFormat(format, true);
  return files
    .filter((file) => existsSync(file))
    .flatMap((file, index) => {
      const document = mended(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))) as Json;
      ajv!.addSchema({ ...document, $id: `ado${index}` });
      return Object.entries(document.paths as Json).flatMap(([template, methods]) =>
        Object.entries(methods as Json)
          .filter(([method]) => method !== 'parameters')
          .map(([method, operation]: [string, Json]) => ({
            method: method.toUpperCase(),
            place: `ado${index}#/paths/${encodeURIComponent(template.replaceAll('~', '~0').replaceAll('/', '~1'))}/${method}`,
            shape: shapeOf(template),
            responses: operation.responses as Json,
            words: template.split('/').filter((part) => !part.startsWith('{')).length,
          })),
      );
    })
    .sort((one, other) => other.words - one.words);
}

/** Project and team may be missing in front, and the path of a node may be long. */
function shapeOf(template: string): RegExp {
  const parts = template
    .replace(/^\/\{organization\}/, '')
    .split('/')
    .filter(Boolean)
    .map((part) => {
      if (part === '{project}' || part === '{team}') return '(?:/(?!_apis)[^/]+)?';
      if (part === '{path}' || part === '{query}') return '(?:/.+)?';
      if (part.startsWith('${')) return '/(?:\\$|%24)[^/]+';
      return part.startsWith('{') ? '/[^/$]+' : `/${part.replace(/[$.]/g, '\\$&')}`;
    });
  return new RegExp(`^${parts.join('')}/?$`, 'i');
}

/**
 * The description as JSON schema, with nulls wherever .NET has them.
 */
function mended(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(mended);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, name === 'example' ? undefined : mended(value)]),
  ) as Json;
  if (copy.$ref) return { anyOf: [{ $ref: copy.$ref }, { type: 'null' }] };
  // A generic type of .NET's that its description could not name: the members of a batch of a report.
  if (copy.format === 'T') return {};
  // `object` alone is .NET's word for any value: fields of an item, attributes of a link.
  if (copy.type === 'object' && !copy.properties && !copy.additionalProperties && !copy.allOf) return {};
  if (typeof copy.type === 'string' && !('in' in copy) && copy.type !== 'array') copy.type = [copy.type, 'null'];
  if (copy.type === 'array') copy.type = ['array', 'null'];
  return copy;
}
