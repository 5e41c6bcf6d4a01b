import { z } from 'zod';
import { AzureRefusal } from '#host/azure/seams';

/** One operation of a JSON patch on a work item, its path taken apart. */
export type Operation =
  | { readonly kind: 'testRevision'; readonly value: unknown }
  | { readonly kind: 'testField'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'setField'; readonly name: string; readonly value: unknown; readonly verb: 'add' | 'replace' }
  | { readonly kind: 'clearField'; readonly name: string }
  | { readonly kind: 'copyField'; readonly name: string; readonly from: string; readonly isMove: boolean }
  | { readonly kind: 'addRelation'; readonly value: unknown }
  | { readonly kind: 'removeRelation'; readonly index: number }
  | { readonly kind: 'changeRelation'; readonly index: number; readonly attribute?: string; readonly value: unknown }
  | { readonly kind: 'placeholder'; readonly id: number };

const verbs = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const;

/** `op` may be a number, too: clients that send enums as numbers do that. */
const operationSchema = z.object({
  op: z.union([
    z.string().toLowerCase().pipe(z.enum(verbs)),
    z
      .int()
      .min(0)
      .max(5)
      .transform((number) => verbs[number]!),
  ]),
  path: z.string(),
  from: z.string().nullish(),
  value: z.unknown().optional(),
});

/** Reads the body of a call that creates or changes a work item. Throws the platform's refusal of anything that is no patch. */
export function readPatch(body: unknown): readonly Operation[] {
  const parsed = z.array(caselessKeys(operationSchema)).min(1).safeParse(body);
  if (!parsed.success) throw bad('You must pass a valid patch document in the body of the request.');
  return parsed.data.map(readOperation);
}

function readOperation({ op, path, from, value }: z.infer<typeof operationSchema>): Operation {
  const [root = '', name, ...rest] = path.replace(/^\//, '').split('/').map(unescapePart);
  switch (root.toLowerCase()) {
    case 'rev':
      if (op === 'test') return { kind: 'testRevision', value };
      throw bad(`Work item patch does not support patching the top level property at path ${path}.`);
    case 'id':
      if (typeof value === 'number' && value < 0) return { kind: 'placeholder', id: value };
      throw bad(`Work item patch does not support patching the top level property at path ${path}.`);
    case 'fields':
      if (name !== undefined && rest.length === 0) return fieldOperation(op, name, value, from);
      throw bad(`Work item patch does not support patching the top level property at path ${path}.`);
    case 'relations':
      if (name !== undefined) return relationOperation(op, path, name, rest, value);
      throw bad(`Work item patch does not support patching the top level property at path ${path}.`);
    default:
      throw bad(`Work item patch does not support patching the top level property at path ${path}.`);
  }
}

function fieldOperation(
  op: (typeof verbs)[number],
  name: string,
  value: unknown,
  from: string | null | undefined,
): Operation {
  switch (op) {
    case 'test':
      return { kind: 'testField', name, value };
    case 'remove':
      return { kind: 'clearField', name };
    case 'add':
    case 'replace':
      return { kind: 'setField', name, value, verb: op };
    case 'copy':
    case 'move': {
      const [, source] = /^\/fields\/([^/]+)$/i.exec(from ?? '') ?? [];
      if (source === undefined) throw bad(`The ${op} operation needs the path of a field in "from".`);
      return { kind: 'copyField', name, from: source, isMove: op === 'move' };
    }
  }
}

function relationOperation(
  op: (typeof verbs)[number],
  path: string,
  name: string,
  rest: readonly string[],
  value: unknown,
): Operation {
  if (name === '-' && op === 'add' && rest.length === 0) return { kind: 'addRelation', value };
  if (/^\d{1,6}$/.test(name)) {
    const index = Number(name);
    if (op === 'remove' && rest.length === 0) return { kind: 'removeRelation', index };
    if ((op === 'replace' || op === 'add') && rest.length === 0) return { kind: 'changeRelation', index, value };
    if ((op === 'replace' || op === 'add') && rest.length === 2 && rest[0] === 'attributes')
      return { kind: 'changeRelation', index, attribute: rest[1]!, value };
  }
  throw bad(`The operation ${op} is not supported at path ${path}.`);
}

function unescapePart(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Members of an operation are read without case: .NET clients write `Path` and `Value`. */
function caselessKeys<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toLowerCase(), member]))
        : value,
    schema,
  );
}

function bad(message: string): AzureRefusal {
  return new AzureRefusal(400, 'VssPropertyValidationException', message);
}
