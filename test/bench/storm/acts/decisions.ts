import { listDecisionsCall, saveDecisionCall, type DecisionRow, type DecisionView } from '#app/decision/calls';
import { isSameJson } from '#app/canonical-json';
import type { FileRecord } from '#app/transfer/export-file';
import type { ProjectId } from '#core/issue';
import type { Act, Actor, Attempt, Plan, Replay, Script, StampedLine } from '../attempt';

/** A decision as a request carries it. */
export interface Written {
  readonly title: string;
  readonly why: string;
  readonly decidedOn: string;
  readonly deciders: readonly string[];
  readonly others: readonly string[];
  readonly issueIds: readonly string[];
  readonly supersedes?: string;
}

/** What a decision may hold at one version: its lines do not say, so that those who wrote them are asked. */
export interface DecisionState {
  readonly version: number;
  readonly contents: readonly unknown[];
  readonly misfit?: string;
}

/** Decisions of a project that are changed again and again; others are logged and left alone. */
const disputed = 4;

/** What people do with the decision log. */
export const decisionScript: Script = {
  acts: [
    act(5, (actor) => saving(actor, { id: actor.chance.word(), version: 0 }, contentOf(actor))),
    act(9, (actor, rows) => {
      const row = chosen(actor, rows.slice(-disputed));
      return row && saving(actor, row, { ...contentOf(actor), ...superseding(row) });
    }),
    act(4, (actor, rows) => {
      const row = chosen(actor, rows);
      return row && saving(actor, { id: actor.chance.word(), version: 0 }, { ...contentOf(actor), supersedes: row.id });
    }),
  ],
  replay: {
    kind: 'decision',
    states: (lines, attempts) =>
      new Map(lines.map((line) => [line.version, { version: line.version, ...contentsOf(line, attempts) }])),
    differences,
  } satisfies Replay<DecisionState>,
};

function act(weight: number, describe: (actor: Actor, rows: readonly DecisionRow[]) => Plan | undefined): Act {
  return {
    weight,
    async plan(actor) {
      const known = actor.memory.get('decisions') as readonly DecisionRow[] | undefined;
      if (known && actor.chance.holds(0.3)) return describe(actor, known);
      const read = await actor.call(listDecisionsCall, { projectId: actor.projectId as ProjectId });
      if (read.kind !== 'ok') return undefined;
      const rows = [...read.value.rows].sort((one, other) => (one.id < other.id ? -1 : 1));
      actor.memory.set('decisions', rows);
      return describe(actor, rows);
    },
    after: ({ memory }) => void memory.delete('decisions'),
  };
}

function chosen({ chance }: Actor, rows: readonly DecisionRow[]): DecisionRow | undefined {
  return rows.length === 0 ? undefined : chance.oneOf(rows);
}

function superseding({ decision: { supersedes } }: DecisionRow): Pick<Written, 'supersedes'> {
  return supersedes === undefined ? {} : { supersedes };
}

/** A decision that nobody else writes; also for files. */
export function contentOf({ id, chance, issueIds }: Actor): Written {
  return {
    title: `Decided ${chance.word()}`,
    why: `Because of ${chance.word()}.`,
    decidedOn: `2026-11-${10 + chance.below(18)}`,
    deciders: [id],
    others: [],
    issueIds: issueIds.filter(() => chance.holds(0.3)),
  };
}

function saving(actor: Actor, { id, version }: { id: string; version: number }, decision: Written): Plan {
  const plan: Plan<DecisionState> = {
    act: version === 0 ? 'decision.log' : 'decision.change',
    target: { kind: 'decision', id },
    call: saveDecisionCall,
    request: { projectId: actor.projectId, id, version, decision },
    // A view is read after the write: somebody may have come in between.
    versionsIn: (value) => [version + 1, (value as DecisionView).version],
    isMadeBy: ({ version: at, line }, past) =>
      at === version + 1 &&
      (line as { action: string }).action === (version === 0 ? 'logged' : 'changed') &&
      past.stateAt(at)!.contents.some((content) => isSameJson(content, decision)),
    isThere: ({ contents }) => contents.some((content) => isSameJson(content, decision)),
  };
  return plan;
}

/** What the author of a line may have written; what was acknowledged for that version was. */
function contentsOf(
  { version, by, at, line }: StampedLine,
  attempts: readonly Attempt[],
): Omit<DecisionState, 'version'> {
  const { action } = line as { readonly action: string };
  const moment = Date.parse(at);
  const fitting = attempts.filter(({ plan, by: author, sent, ended }) => {
    if (author !== by || moment < sent || moment > ended) return false;
    if (action === 'imported') return plan.act === 'decision.import';
    return plan.act !== 'decision.import' && (plan.request as { version: number }).version === version - 1;
  });
  const told = fitting.filter(({ reply }) => reply?.kind === 'ok');
  const contents = (told.length > 0 ? told : fitting).map(({ plan }) => writtenIn(plan));
  const misfit =
    contents.length === 0
      ? `a line ${action} of ${by} that nobody sent`
      : told.length > 1 && contents.some((content) => !isSameJson(content, contents[0]))
        ? `acknowledged as ${contents.map((content) => JSON.stringify(content)).join(' and as ')}`
        : undefined;
  return { contents, ...(misfit !== undefined && { misfit }) };
}

function writtenIn({ request }: Plan): unknown {
  const { decision, part } = request as { decision?: unknown; part?: { records: readonly FileRecord[] } };
  return decision ?? part?.records[0]?.value;
}

function differences({ version, value }: FileRecord, last: DecisionState): readonly string[] {
  if (version !== last.version) return [`version ${version}, by its history ${last.version}`];
  if (last.contents.some((content) => isSameJson(content, value))) return [];
  return [`${JSON.stringify(value)}, by its history one of ${JSON.stringify(last.contents)}`];
}
