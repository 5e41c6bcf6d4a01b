type Binary = (left: unknown, right: () => unknown) => unknown;
type Method = (value: never, ...words: never[]) => unknown;

/** Operators from the weakest to the strongest. */
export const levels = [
  ['||', '??'],
  ['&&'],
  ['==', '!=', '===', '!=='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

/** What operators between two values do. */
export const binaries: Readonly<Record<string, Binary>> = {
  '||': (left, right) => (truth(left) ? left : right()),
  '&&': (left, right) => (truth(left) ? right() : left),
  '??': (left, right) => left ?? right(),
  '==': (left, right) => isSame(left, right()),
  '===': (left, right) => isSame(left, right()),
  '!=': (left, right) => !isSame(left, right()),
  '!==': (left, right) => !isSame(left, right()),
  '<': (left, right) => compare(left, right()) < 0,
  '<=': (left, right) => compare(left, right()) <= 0,
  '>': (left, right) => compare(left, right()) > 0,
  '>=': (left, right) => compare(left, right()) >= 0,
  '+': (left, right) => sum(left, right()),
  '-': (left, right) => number(left) - number(right()),
  '*': (left, right) => number(left) * number(right()),
  '/': (left, right) => number(left) / number(right()),
  '%': (left, right) => number(left) % number(right()),
};

const textMethods: Readonly<Record<string, Method>> = {
  includes: (text: string, part: string) => text.includes(part),
  startsWith: (text: string, part: string) => text.startsWith(part),
  endsWith: (text: string, part: string) => text.endsWith(part),
  indexOf: (text: string, part: string) => text.indexOf(part),
  lastIndexOf: (text: string, part: string) => text.lastIndexOf(part),
  slice: (text: string, from: number, to: number) => text.slice(from, to),
  substring: (text: string, from: number, to: number) => text.substring(from, to),
  replace: (text: string, part: string, other: string) => text.replaceAll(part, other),
  toLowerCase: (text: string) => text.toLowerCase(),
  toUpperCase: (text: string) => text.toUpperCase(),
  trim: (text: string) => text.trim(),
  split: (text: string, by: string) => text.split(by),
  match: (text: string, pattern: string) => [...(new RegExp(pattern).exec(text) ?? [])],
};

const listMethods: Readonly<Record<string, Method>> = {
  includes: (list: unknown[], item: unknown) => list.includes(item),
  indexOf: (list: unknown[], item: unknown) => list.indexOf(item),
  concat: (list: unknown[], other: unknown[]) => list.concat(other),
  slice: (list: unknown[], from: number, to: number) => list.slice(from, to),
  flat: (list: unknown[]) => list.flat(),
  reverse: (list: unknown[]) => [...list].reverse(),
  sort: (list: unknown[], order?: (one: unknown, other: unknown) => unknown) =>
    [...list].sort(order ? (one, other) => number(order(one, other)) : compare),
  map: (list: unknown[], change: (item: unknown) => unknown) => list.map((item) => change(item)),
  flatMap: (list: unknown[], change: (item: unknown) => unknown) => list.flatMap((item) => change(item)),
  filter: (list: unknown[], test: (item: unknown) => unknown) => list.filter((item) => truth(test(item))),
  some: (list: unknown[], test: (item: unknown) => unknown) => list.some((item) => truth(test(item))),
  every: (list: unknown[], test: (item: unknown) => unknown) => list.every((item) => truth(test(item))),
  find: (list: unknown[], test: (item: unknown) => unknown) => list.find((item) => truth(test(item))) ?? null,
  join: (list: unknown[], by: string) => list.join(by),
  reduce(list: unknown[], fold: (sum: unknown, item: unknown) => unknown, ...start: unknown[]) {
    if (start.length === 0 && list.length === 0)
      throw new Error('reduce() of an empty list needs something to start with');
    return start.length === 0
      ? list.reduce((sum, item) => fold(sum, item))
      : list.reduce((sum, item) => fold(sum, item), start[0]);
  },
};

const dateMethods: Readonly<Record<string, Method>> = {
  getTime: (date: Date) => date.getTime(),
  getFullYear: (date: Date) => date.getUTCFullYear(),
  getMonth: (date: Date) => date.getUTCMonth(),
  getDate: (date: Date) => date.getUTCDate(),
  getDay: (date: Date) => date.getUTCDay(),
  getHours: (date: Date) => date.getUTCHours(),
  getMinutes: (date: Date) => date.getUTCMinutes(),
  plusDays: (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000),
  minusDays: (date: Date, days: number) => new Date(date.getTime() - days * 86_400_000),
  toString: (date: Date) => date.toISOString(),
};

/** The method of a value by its name: of texts, lists and moments, or one that the value brings itself. */
export function methodOf(value: unknown, name: string): ((...words: unknown[]) => unknown) | undefined {
  const own =
    typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? (value as Record<string, unknown>)[name]
      : undefined;
  if (typeof own === 'function') return own as (...words: unknown[]) => unknown;
  const methods = Array.isArray(value)
    ? listMethods
    : typeof value === 'string'
      ? textMethods
      : value instanceof Date
        ? dateMethods
        : {};
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method) return (...words) => method(value as never, ...(words as never[]));
  return typeof value === 'number' && name === 'toString' ? () => String(value) : undefined;
}

/** Jira expressions have no truthiness: a value that is neither true nor false is an error. */
export function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Error('a value is neither true nor false');
  return value;
}

/** A value that has to be a number. Throws an Error. */
export function number(value: unknown): number {
  if (typeof value !== 'number') throw new Error('a value is not a number');
  return value;
}

/** What a value has under a name. Throws an Error where there is nothing, unless that is allowed. */
export function property(value: unknown, name: string | number, isOptional: boolean): unknown {
  if (value === null || value === undefined) {
    if (isOptional) return null;
    throw new Error(`${name} is asked of nothing`);
  }
  if ((typeof value === 'string' || Array.isArray(value)) && name === 'length') return value.length;
  if (Array.isArray(value))
    return typeof name === 'number'
      ? (value as unknown[])[name]
      : value.map((item) => property(item, name, isOptional));
  if (typeof value === 'object' && Object.hasOwn(value, name)) return (value as Record<string, unknown>)[name];
  if (isOptional) return null;
  throw new Error(`${name} is not there`);
}

function sum(left: unknown, right: unknown): unknown {
  if (typeof left === 'string' || typeof right === 'string') return wordsOf(left) + wordsOf(right);
  return number(left) + number(right);
}

/** A value inside a text. */
export function wordsOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? null);
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : Number(left > right);
  return number(numeric(left)) - number(numeric(right));
}

function numeric(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

/** Things are the same by their own id, as two looks at one issue are. */
function isSame(left: unknown, right: unknown): boolean {
  if (left instanceof Date || right instanceof Date) return numeric(left) === numeric(right);
  return (
    (left ?? null) === (right ?? null) || (identityOf(left) !== undefined && identityOf(left) === identityOf(right))
  );
}

function identityOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const { accountId, id } = value as { accountId?: unknown; id?: unknown };
  return accountId ?? id;
}
