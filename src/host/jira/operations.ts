import list from './operations.json';

/** An operation of Jira's API, as its OpenAPI document names it. */
export interface Operation {
  readonly product: 'platform' | 'software';
  readonly method: string;
  /** `/rest/api/3/issue/{issueIdOrKey}` */
  readonly path: string;
  readonly id: string;
  /**
   * An app needs every scope of any one set. Those of `getAllBoards` are newer than the document that the rest came from:
   * developer.atlassian.com/cloud/jira/software/rest/api-group-board, checked 2026-11-22.
   */
  readonly scopes: readonly (readonly string[])[];
  readonly anonymous?: boolean;
}

/** An operation found for a request, with the parts of its path. */
export interface Match {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

interface Template {
  readonly operation: Operation;
  readonly parts: readonly string[];
  /** Fixed parts count: `/issue/picker` wins over `/issue/{issueIdOrKey}`. */
  readonly weight: number;
}

const templates = new Map<string, Template[]>();
for (const operation of list as readonly Operation[]) {
  const parts = operation.path.split('/');
  const slot = `${operation.method} ${parts.length}`;
  const weight = parts.reduce((sum, part, at) => sum + (part.startsWith('{') ? 0 : 2 ** (20 - at)), 0);
  templates.set(
    slot,
    [...(templates.get(slot) ?? []), { operation, parts, weight }].sort((a, b) => b.weight - a.weight),
  );
}

/** Finds what a request asks for; undefined where Jira has no such resource. Versions 2 and latest stand for 3. */
export function findOperation(method: string, pathname: string): Match | undefined {
  const parts = pathname
    .replace(/^\/rest\/api\/(2|latest)\//, '/rest/api/3/')
    .replace(/\/$/, '')
    .split('/');
  for (const { operation, parts: template } of templates.get(`${method} ${parts.length}`) ?? []) {
    const path = matchParts(template, parts);
    if (path) return { operation, path };
  }
  return undefined;
}

function matchParts(template: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const path: Record<string, string> = {};
  for (const [at, part] of template.entries()) {
    const given = parts[at]!;
    if (part.startsWith('{')) {
      if (given === '') return undefined;
      path[part.slice(1, -1)] = decode(given);
    } else if (part !== given) return undefined;
  }
  return path;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
