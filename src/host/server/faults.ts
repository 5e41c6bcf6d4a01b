import type { Passage } from './network';

/** What may go wrong on the way. `timeout`: never arrived; `lost`: carried out, but its answer never came back. */
export type FaultKind = '429' | '500' | '502' | '503' | 'timeout' | 'lost' | 'conflict';

/** One entry of `--faults`: strikes calls that match, at a rate or the first `count` times. */
export interface FaultRule {
  readonly kind: FaultKind;
  readonly method?: string;
  /** A path with `*` for any text; absent: every path. */
  readonly path?: string;
  /** 0–1. */
  readonly rate: number;
  /** Strikes left when the run starts; absent: no end. */
  readonly count?: number;
}

/** Decides for each call which fault strikes it, if any; the first rule that strikes wins. */
export interface Faults {
  next(passage: Passage): FaultKind | undefined;
}

const kinds: readonly FaultKind[] = ['429', '500', '502', '503', 'timeout', 'lost', 'conflict'];

/** Reads `429:0.05,timeout:0.01` and `500@PUT /rest/api/3/app/field*x10`. An entry without rate or count always strikes. */
export function parseFaults(text: string): { kind: 'ok'; rules: FaultRule[] } | { kind: 'problem'; message: string } {
  const rules: FaultRule[] = [];
  for (const entry of text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [, name = '', method, path, rate, count] =
      /^([a-z0-9]+?)(?:@(?:([A-Za-z]+) )?(\/\S*?|\*))?(?::([0-9.]+)|x(\d+))?$/.exec(entry) ?? [];
    const kind = kinds.find((known) => known === name);
    if (!kind)
      return {
        kind: 'problem',
        message: `--faults does not understand "${entry}". Write KIND[@[METHOD ]PATH][:RATE|xCOUNT] with one of ${kinds.join(', ')}.`,
      };
    const share = rate === undefined ? 1 : Number(rate);
    if (!(share >= 0 && share <= 1))
      return { kind: 'problem', message: `--faults: the rate in "${entry}" must lie between 0 and 1.` };
    rules.push({
      kind,
      rate: share,
      ...(method && { method: method.toUpperCase() }),
      ...(path && path !== '*' && { path }),
      ...(count !== undefined && { count: Number(count) }),
    });
  }
  return { kind: 'ok', rules };
}

/** Faults in an order that only the seed and the sequence of calls decide. */
export function createFaults(rules: readonly FaultRule[], seed: number): Faults {
  const random = mulberry(seed);
  const armed = rules.map((rule) => ({ ...rule, left: rule.count ?? Infinity, matches: pathTest(rule) }));
  return {
    next(passage) {
      for (const rule of armed) {
        if (rule.left === 0 || !rule.matches(passage)) continue;
        if (rule.rate < 1 && random() >= rule.rate) continue;
        rule.left -= 1;
        return rule.kind;
      }
      return undefined;
    },
  };
}

function pathTest(rule: FaultRule): (passage: Passage) => boolean {
  const pattern =
    rule.path === undefined ? /^/ : new RegExp(`^${rule.path.split('*').map(escapePattern).join('.*')}$`, 's');
  return ({ method, path }) =>
    (rule.method === undefined || rule.method === method.toUpperCase()) && pattern.test(path);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Mulberry32: a small generator whose whole state is one number. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
