import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { findOperation } from '#host/jira/operations';
import { keptByWorker } from '../../support/kept';

const folder = resolve(__dirname, '../../../../shared/data/contracts');
const files = { platform: 'jira-platform-v3-2025-12.openapi.json', software: 'jira-software-1001.openapi.json' };

/** True where Atlassian's OpenAPI documents lie beside the project; without them answers are not held against anything. */
export const hasContracts = Object.values(files).every((file) => existsSync(resolve(folder, file)));

/** A document whose shape is the contract's own. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = Record<string, any>;

interface Contract {
  readonly document: Json;
  readonly ajv: Ajv;
  readonly validators: Map<string, ValidateFunction | undefined>;
}

const contracts = keptByWorker('contracts of Jira', () => new Map<keyof typeof files, Contract>());

/**
 * Throws when an answer is not what Atlassian's OpenAPI promises for its operation.
 * Version 2 of the API is left out: its document is another one.
 */
export function checkAnswer(method: string, path: string, status: number, body: unknown): void {
  if (!hasContracts || body === undefined) return;
  const { pathname } = new URL(path, 'http://localhost');
  const match = pathname.startsWith('/rest/api/2/') ? undefined : findOperation(method, pathname);
  if (!match) return;
  const { product, path: template } = match.operation;
  const validate = validatorOf(product, method, template, status);
  if (!validate || validate(body)) return;
  const problems = (validate.errors ?? [])
    .slice(0, 5)
    .map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  throw new Error(`${method} ${pathname} answered ${status} against its contract:\n${problems.join('\n')}`);
}

function validatorOf(
  product: keyof typeof files,
  method: string,
  template: string,
  status: number,
): ValidateFunction | undefined {
  const contract = contractOf(product);
  const slot = `${method} ${template} ${status}`;
  if (!contract.validators.has(slot)) {
    const responses = contract.document.paths[template][method.toLowerCase()].responses as Json;
    const hasSchema = responses[status]?.content?.['application/json']?.schema !== undefined;
    const pointer = [
      'paths',
      template,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      'application/json',
      'schema',
    ];
    contract.validators.set(
      slot,
      hasSchema ? contract.ajv.compile({ $ref: `${product}#/${pointer.map(escapePart).join('/')}` }) : undefined,
    );
  }
  return contract.validators.get(slot);
}

/** A part of a JSON pointer inside a reference. */
function escapePart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function contractOf(product: keyof typeof files): Contract {
  const known = contracts.get(product);
  if (known) return known;
  const document = withoutOpenApiWords(JSON.parse(readFileSync(resolve(folder, files[product]), 'utf8'))) as Json;
  const ajv = new Ajv({ strict: false, allErrors: true, discriminator: false });
  addFormats(ajv);
  for (const format of ['int32', 'int64', 'double', 'float', 'binary', 'password']) ajv.addFormat(format, true);
  if (product === 'software') mendBoardLocation(document);
  else mendPlatform(document);
  ajv.addSchema({ ...document, $id: product });
  const contract = { document, ajv, validators: new Map() };
  contracts.set(product, contract);
  return contract;
}

/**
 * Where a board belongs: the document of 2022 lists what a request may say, real answers have these members instead
 * (a board configuration of Jira Cloud, published with jirametrics).
 */
function mendBoardLocation(document: Json): void {
  const { schema } =
    document.paths['/rest/agile/1.0/board/{boardId}/configuration'].get.responses['200'].content['application/json'];
  const words = ['type', 'key', 'id', 'self', 'name'];
  schema.properties.location = {
    type: 'object',
    additionalProperties: false,
    required: words,
    properties: Object.fromEntries(words.map((word) => [word, { type: 'string' }])),
  };
}

/**
 * Where the document of December 2025 is narrower than what Jira answers:
 * ends of a change are null where there was nothing (real changelogs, published with jirametrics),
 * and an issue's remote links are a list (the document's own example).
 */
function mendPlatform({ components, paths }: Json): void {
  for (const end of ['from', 'fromString', 'to', 'toString'])
    components.schemas.ChangeDetails.properties[end].type = ['string', 'null'];
  const remoteLinks =
    paths['/rest/api/3/issue/{issueIdOrKey}/remotelink'].get.responses['200'].content['application/json'];
  remoteLinks.schema = { anyOf: [remoteLinks.schema, { type: 'array', items: remoteLinks.schema }] };
}

/**
 * OpenAPI 3.0 says `nullable` where JSON schema says a type of null. A choice of schemas that also allows
 * no members at all, as JqlQueryClause has it, could be met by no value: there the choice alone counts.
 */
function withoutOpenApiWords(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutOpenApiWords);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, withoutOpenApiWords(value)]),
  ) as Json;
  if (copy.nullable === true && typeof copy.type === 'string') copy.type = [copy.type, 'null'];
  if (copy.anyOf && !copy.properties && copy.additionalProperties === false) delete copy.additionalProperties;
  return copy;
}
