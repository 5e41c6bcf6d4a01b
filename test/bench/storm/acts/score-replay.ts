import type { FileRecord } from '#app/transfer/export-file';
import type { Replay, Secrets, StampedLine } from '../attempt';

/** Answers by factor. */
export type Factors = Readonly<Record<string, number>>;

/** What a line of an item's history says; see scoreLineForm. */
export interface ScoreLineParts {
  readonly action: string;
  readonly round?: number;
  readonly factors?: Factors;
  readonly before?: Factors;
  readonly note?: string;
  readonly seal?: string;
}

interface Answer {
  readonly factors?: Factors | undefined;
  readonly note?: string | undefined;
  readonly seal?: string | undefined;
}

interface Agreement {
  readonly by: string;
  readonly factors: Factors;
  /** `unknown`: a file brought it, and its line does not say. */
  readonly note?: string | 'unknown' | undefined;
}

/** What the lines of an item's history come to at one version. */
export interface ScoreState {
  readonly version: number;
  readonly round: number;
  readonly phase: 'open' | 'revealed' | 'agreed';
  readonly ballots: ReadonlyMap<string, Answer>;
  readonly agreed?: Agreement | undefined;
  /** What the last act replaced, as far as it may be taken back. */
  readonly replaced?: Partial<ScoreState> | undefined;
  /** The last line, with the answers that its seal hides. */
  readonly line?: ScoreLineParts;
  /** Where the last line does not fit what was there before it. */
  readonly misfit?: string | undefined;
}

const nothing: ScoreState = { version: 0, round: 1, phase: 'open', ballots: new Map() };

/**
 * Replays an item's history. Written a second time on purpose, from the lines alone: what src/core does with an act is
 * what the storm holds against it.
 */
export const scoreReplay: Replay<ScoreState> = {
  kind: 'score',
  states(lines, _attempts, secrets) {
    const states = new Map([[0, nothing]]);
    let state = nothing;
    for (const stamped of lines) {
      state = after(state, stamped, secrets);
      states.set(stamped.version, state);
    }
    return states;
  },
  differences,
};

function after(state: ScoreState, { version, by, line: stored }: StampedLine, secrets: Secrets): ScoreState {
  const line = opened(stored as ScoreLineParts, secrets);
  const { action, factors = {}, note } = line;
  const misfit = misfitOf(state, line);
  const { replaced: _replaced, ...kept } = state;
  const next = { ...kept, version, line, misfit };
  const ballots = new Map(state.ballots);
  switch (action) {
    case 'submitted':
      ballots.delete(by);
      return { ...next, ballots: ballots.set(by, { factors: line.factors, note, seal: line.seal }) };
    case 'withdrew':
      ballots.delete(by);
      return { ...next, ballots };
    case 'revealed':
      return { ...next, phase: 'revealed' };
    case 'agreed': {
      const replaced = { phase: state.phase, agreed: state.agreed };
      return { ...next, phase: 'agreed', agreed: { by, factors, note }, replaced };
    }
    case 'edited': {
      const untouched = Object.entries(state.agreed?.factors ?? {}).filter(([name]) => !(name in (line.before ?? {})));
      const agreed = { by, factors: { ...Object.fromEntries(untouched), ...factors }, note: state.agreed?.note };
      return { ...next, agreed, phase: ballots.size === 0 ? 'agreed' : state.phase };
    }
    case 'restarted': {
      const { phase, round } = state;
      const replaced = { phase, round, ballots: state.ballots };
      return { ...next, phase: 'open', round: round + 1, ballots: new Map(), replaced };
    }
    case 'reopened':
      return { ...next, ...state.replaced };
    case 'imported':
      // The storm's files hold agreements alone.
      return {
        ...next,
        round: line.round ?? 0,
        phase: 'agreed',
        ballots: new Map(),
        agreed: { by, factors, note: 'unknown' },
      };
    default:
      return { ...next, misfit: `a line that says ${action}` };
  }
}

function opened(line: ScoreLineParts, secrets: Secrets): ScoreLineParts {
  const secret = line.seal !== undefined && !line.factors ? (secrets.get(line.seal) as Answer | undefined) : undefined;
  return secret
    ? { ...line, ...(secret.factors && { factors: secret.factors }), ...(secret.note && { note: secret.note }) }
    : line;
}

/** A line that could not have been written on what its history says was there. */
function misfitOf(state: ScoreState, { action, round, before }: ScoreLineParts): string | undefined {
  const { phase, agreed } = state;
  switch (action) {
    case 'submitted':
    case 'withdrew':
      return phase === 'open' && round === state.round
        ? undefined
        : `${action} round ${round}, which was ${phase} ${state.round}`;
    case 'revealed':
      return phase === 'open' && round === state.round ? undefined : `revealed a round that was ${phase}`;
    case 'agreed':
      return phase !== 'agreed' && isSame(before, agreed?.factors)
        ? undefined
        : `agreed over ${JSON.stringify(before)}`;
    case 'reopened':
      return state.replaced ? undefined : 'reopened what nothing had closed';
    case 'edited': {
      const wrong = Object.entries(before ?? {}).find(([name, value]) => agreed?.factors[name] !== value);
      return wrong && `edited over ${wrong.join(' ')}, which was ${agreed?.factors[wrong[0]]}`;
    }
    default:
      return undefined;
  }
}

function differences({ version, value }: FileRecord, last: ScoreState): readonly string[] {
  const stored = value as {
    readonly round: number;
    readonly phase: string;
    readonly agreed?: Agreement;
    readonly ballots: readonly { readonly by: string; readonly seal?: string; readonly answer?: Answer }[];
  };
  const found: string[] = [];
  const hold = (what: string, is: unknown, was: unknown): void => {
    if (is !== was) found.push(`${what} ${String(is)}, by its history ${String(was)}`);
  };
  hold('version', version, last.version);
  hold('round', stored.round, last.round);
  hold('phase', stored.phase, last.phase);
  if (!isSame(stored.agreed?.factors, last.agreed?.factors))
    hold('agreed', JSON.stringify(stored.agreed?.factors), JSON.stringify(last.agreed?.factors));
  if (last.agreed?.note !== 'unknown') {
    hold('agreed by', stored.agreed?.by, last.agreed?.by);
    hold('note', stored.agreed?.note, last.agreed?.note);
  }
  hold(
    'voters',
    stored.ballots
      .map(({ by }) => by)
      .sort()
      .join(),
    [...last.ballots.keys()].sort().join(),
  );
  for (const { by, seal, answer } of stored.ballots) {
    const wanted = last.ballots.get(by);
    if (!wanted) continue;
    hold(`seal of ${by}`, seal, wanted.seal);
    if (answer && wanted.factors && !isSame(answer.factors, wanted.factors))
      hold(`answer of ${by}`, JSON.stringify(answer.factors), JSON.stringify(wanted.factors));
  }
  return found;
}

/** Holds for the same answers to the same factors, and for none and none. */
export function isSame(one: Factors | undefined, other: Factors | undefined): boolean {
  if (!one || !other) return one === other;
  return [...Object.keys(one), ...Object.keys(other)].every((name) => one[name] === other[name]);
}
