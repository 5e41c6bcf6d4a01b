import type { AnyCall } from '#app/calls';
import {
  agreeScoreCall,
  editScoreCall,
  readScoreCall,
  reopenRoundCall,
  restartRoundCall,
  revealRoundCall,
  submitBallotCall,
  withdrawBallotCall,
  type ScoreRow,
  type ScoreView,
} from '#app/value/calls';
import type { IssueId } from '#core/issue';
import type { Act, Actor, Past, Plan, Script, StampedLine } from '../attempt';
import { isSame, scoreReplay, type Factors, type ScoreLineParts, type ScoreState } from './score-replay';

const steps = [1, 2, 3, 5, 8, 13, 20];

interface Described {
  readonly name: string;
  readonly call: AnyCall;
  readonly request: Readonly<Record<string, unknown>>;
  readonly makes: (line: ScoreLineParts, stamped: StampedLine) => boolean;
  readonly isThere: (state: ScoreState) => boolean;
}

/** What people do with an item's value. */
export const valueScript: Script = {
  acts: [
    act(30, ({ id, chance }, view) => submit(id, view, answersOf(chance, 0.9), noteOf(chance))),
    act(4, ({ id }, view) => withdraw(id, view)),
    act(12, (_, view) => reveal(view)),
    act(14, ({ id, chance }, view) => agree(id, view, { ...answersOf(chance, 1), ...sizeOf(chance) }, noteOf(chance))),
    act(24, ({ chance }, view) => edit(view, editsOf(chance))),
    act(9, (_, view) => restart(view)),
    act(7, (_, view) => reopen(view)),
  ],
  replay: scoreReplay,
};

type ViewedItem = Pick<ScoreView, 'issueId' | 'version' | 'round'>;

/** An act on an item that was looked at just now, or is still open from before. */
function act(weight: number, describe: (actor: Actor, view: ViewedItem) => Described): Act {
  return {
    weight,
    async plan(actor) {
      const issueId = actor.chance.oneOf(actor.issueIds) as IssueId;
      const key = `score ${issueId}`;
      const known = actor.memory.get(key) as ViewedItem | undefined;
      if (known && actor.chance.holds(0.5)) return planOf(describe(actor, known), issueId);
      const read = await actor.call(readScoreCall, { issueId });
      if (read.kind !== 'ok') return undefined;
      actor.memory.set(key, read.value);
      return planOf(describe(actor, read.value), issueId);
    },
    after({ memory }, { plan, reply }) {
      const key = `score ${plan.target.id}`;
      const known = memory.get(key) as ViewedItem | undefined;
      if (reply?.kind === 'ok') memory.set(key, { ...known, ...(reply.value as object) });
      else if (reply?.kind === 'clash') memory.set(key, reply.current);
      // Without an answer people look again.
      else memory.delete(key);
    },
  };
}

function submit(by: string, { issueId, round }: ViewedItem, factors: Factors, note: string | undefined): Described {
  return {
    name: 'value.submit',
    call: submitBallotCall,
    request: { issueId, round, factors, ...(note && { note }) },
    makes: (line) =>
      line.action === 'submitted' && line.round === round && isSame(line.factors, factors) && line.note === note,
    isThere(state) {
      const mine = state.ballots.get(by);
      return state.round === round && mine !== undefined && isSame(mine.factors, factors) && mine.note === note;
    },
  };
}

function withdraw(by: string, { issueId, round }: ViewedItem): Described {
  return {
    name: 'value.withdraw',
    call: withdrawBallotCall,
    request: { issueId, round },
    makes: ({ action, round: of }) => action === 'withdrew' && of === round,
    isThere: (state) => state.phase === 'open' && state.round === round && !state.ballots.has(by),
  };
}

function reveal({ issueId, round }: ViewedItem): Described {
  return {
    name: 'value.reveal',
    call: revealRoundCall,
    request: { issueId, round },
    makes: ({ action, round: of }) => action === 'revealed' && of === round,
    isThere: (state) => state.phase === 'revealed' && state.round === round,
  };
}

function agree(by: string, { issueId, version }: ViewedItem, factors: Factors, note: string | undefined): Described {
  return {
    name: 'value.agree',
    call: agreeScoreCall,
    request: { issueId, version, factors, ...(note && { note }) },
    makes: (line, { version: at }) =>
      at === version + 1 && line.action === 'agreed' && holds(line.factors, factors) && line.note === note,
    isThere: (state) =>
      state.version === version + 1 &&
      state.phase === 'agreed' &&
      state.agreed?.by === by &&
      holds(state.agreed.factors, factors),
  };
}

function edit({ issueId, version }: ViewedItem, factors: Readonly<Record<string, number | null>>): Described {
  const set = Object.fromEntries(Object.entries(factors).filter(([, value]) => value !== null)) as Factors;
  const cleared = Object.keys(factors).filter((name) => factors[name] === null);
  const isIn = (held: Factors): boolean => holds(held, set) && cleared.every((name) => held[name] === undefined);
  return {
    name: 'value.edit',
    call: editScoreCall,
    request: { issueId, version, factors },
    makes: (line) => line.action === 'edited' && isIn(line.factors ?? {}),
    // Where nothing is agreed there is nothing to clear.
    isThere: ({ agreed }) => isIn(agreed?.factors ?? {}),
  };
}

function restart({ issueId, version }: ViewedItem): Described {
  return {
    name: 'value.restart',
    call: restartRoundCall,
    request: { issueId, version },
    makes: ({ action }, { version: at }) => action === 'restarted' && at === version + 1,
    isThere: () => false,
  };
}

function reopen({ issueId, version }: ViewedItem): Described {
  return {
    name: 'value.reopen',
    call: reopenRoundCall,
    request: { issueId, version },
    makes: ({ action }, { version: at }) => action === 'reopened' && at === version + 1,
    isThere: () => false,
  };
}

function planOf({ name, call, request, makes, isThere }: Described, issueId: string): Plan {
  const plan: Plan<ScoreState> = {
    act: name,
    target: { kind: 'score', id: issueId },
    call,
    request,
    versionsIn: (value) => [(value as ScoreView | ScoreRow).version],
    isMadeBy: (line, past) => makes(partsAt(past, line), line),
    isThere,
    falsehood: (value, past) => falsehoodIn(value as ScoreView | ScoreRow, past),
  };
  return plan;
}

/** A line with the answers that its seal hides. */
function partsAt(past: Past<ScoreState>, { version, line }: StampedLine): ScoreLineParts {
  return past.stateAt(version)?.line ?? (line as ScoreLineParts);
}

/** What a reply shows of an item otherwise than it was at that version. */
function falsehoodIn(value: ScoreView | ScoreRow, past: Past<ScoreState>): string | undefined {
  const state = past.stateAt(value.version);
  if (!state) return undefined;
  const shown = value.agreed;
  if (value.phase !== state.phase) return `phase ${value.phase}, was ${state.phase}`;
  if (shown?.fromFields) return `field edits that nobody made: ${shown.fromFields.join(', ')}`;
  if (!isSame(shown?.factors as Factors | undefined, state.agreed?.factors))
    return `${JSON.stringify(shown?.factors)}, was ${JSON.stringify(state.agreed?.factors)}`;
  if ('round' in value && value.round !== state.round) return `round ${value.round}, was ${state.round}`;
  if ('voters' in value && [...value.voters].sort().join() !== [...state.ballots.keys()].sort().join())
    return `voters ${value.voters.length}, were ${state.ballots.size}`;
  return undefined;
}

/** Whether what was asked for is in what is held; a size that was left out is the estimate. */
function holds(held: Factors | undefined, asked: Factors): boolean {
  return Object.entries(asked).every(([name, value]) => held?.[name] === value);
}

function answersOf(chance: Actor['chance'], share: number): Factors {
  const chosen = ['value', 'urgency', 'relief'].filter((_, index) => index === 0 || chance.holds(share));
  return Object.fromEntries(chosen.map((name) => [name, chance.oneOf(steps)]));
}

/** Half of the time the tracker's estimate is the size. */
function sizeOf(chance: Actor['chance']): Factors {
  return chance.holds(0.5) ? { size: chance.oneOf(steps) } : {};
}

function editsOf(chance: Actor['chance']): Readonly<Record<string, number | null>> {
  const name = chance.oneOf(['value', 'urgency', 'relief']);
  if (chance.holds(0.05)) return { [name]: null };
  return { [name]: chance.oneOf(steps), ...(chance.holds(0.3) && { value: chance.oneOf(steps) }) };
}

function noteOf(chance: Actor['chance']): string | undefined {
  return chance.holds(0.2) ? `because ${chance.word()}` : undefined;
}
