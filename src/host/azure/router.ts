import { locations, type Location } from '#host/azure/locations';
import type { AzureRoute } from '#host/azure/seams';

/** A template ready to be matched. */
interface Pattern {
  readonly shape: RegExp;
  readonly names: readonly string[];
  /** Parts that are words; of two templates that fit, the one with more of them is meant. */
  readonly words: number;
}

/** What an address stands for. */
export interface Match {
  readonly route: AzureRoute;
  readonly parts: Readonly<Record<string, string>>;
}

/** Finds routes by method and address below the organization, without case. */
export class Router {
  readonly #routes: readonly { readonly route: AzureRoute; readonly pattern: Pattern }[];

  constructor(routes: readonly AzureRoute[]) {
    this.#routes = routes
      .map((route) => ({ route, pattern: compile(route.template) }))
      .sort((a, b) => b.pattern.words - a.pattern.words);
  }

  find(method: string, path: string): Match | undefined {
    for (const { route, pattern } of this.#routes) {
      if (route.method !== method) continue;
      const parts = fit(pattern, path);
      if (parts) return { route, parts };
    }
    return undefined;
  }

  /** Verbs that some route answers at this address. */
  verbs(path: string): readonly string[] {
    return [
      ...new Set(this.#routes.filter(({ pattern }) => pattern.shape.test(path)).map(({ route }) => route.method)),
    ];
  }
}

/** The resource of the platform's own table at an address; its last parameters may be left out. */
export function locationAt(path: string, verb?: string): Location | undefined {
  const fitting = placed().filter(({ pattern }) => pattern.shape.test(path));
  return (fitting.find(({ location }) => verb !== undefined && location.verbs.includes(verb)) ?? fitting[0])?.location;
}

/** True when the first template names more of an address in words than the other, which would take them for somebody's id. */
export function isNearer(template: string, other: string): boolean {
  return wordsOf(template) > wordsOf(other);
}

function wordsOf(template: string): number {
  return template.split('/').filter((segment) => segment !== '' && !segment.includes('{')).length;
}

let known: readonly { readonly location: Location; readonly pattern: Pattern }[] | undefined;

function placed(): NonNullable<typeof known> {
  known ??= locations
    .filter((location) => location.routeTemplate !== '')
    .map((location) => ({ location, pattern: compile(location.routeTemplate, true) }))
    .sort((a, b) => b.pattern.words - a.pattern.words);
  return known;
}

/**
 * `{project}/{team}/` in front of `_apis` may be left out, as the platform allows; `{*path}` takes any number of parts.
 * With `isOpen`, parameters at the end may be left out, too.
 */
function compile(template: string, isOpen = false): Pattern {
  const names: string[] = [];
  const segments = template.replace(/\/+$/, '').split('/');
  const start = segments.indexOf('_apis');
  let words = 0;
  let shape = '^';
  segments.forEach((segment, index) => {
    const wild = /^\{\*(\w+)\}$/.exec(segment)?.[1];
    const [, prefix = '', name] = /^(\$?)\{(\w+)\}$/.exec(segment) ?? [];
    if (wild !== undefined) {
      names.push(wild);
      shape += '(?:/(.*))?';
    } else if (name !== undefined && index < start) {
      names.push(name);
      shape += '(?:(?!_apis(?:/|$))([^/]+)/)?';
    } else if (name !== undefined) {
      names.push(name);
      // Microsoft's own clients write the sign of a type as %24.
      const part = prefix === '' ? '/([^/$][^/]*)' : '/(?:\\$|%24)([^/]+)';
      const isLast = segments.slice(index).every((other) => /^\{\w+\}$/.test(other));
      shape += isOpen && isLast && prefix === '' ? `(?:${part})?` : part;
      if (prefix !== '') words += 0.5;
    } else {
      words += 1;
      shape += `${index === start || index === 0 ? '' : '/'}${escapePattern(segment)}`;
    }
  });
  return { shape: new RegExp(`${shape}$`, 'is'), names, words };
}

function fit({ shape, names }: Pattern, path: string): Record<string, string> | undefined {
  const found = shape.exec(path);
  if (!found) return undefined;
  const parts = names.flatMap((name, index) => {
    const text = found[index + 1];
    return text === undefined ? [] : [[name, decodePart(text)] as const];
  });
  return Object.fromEntries(parts);
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
