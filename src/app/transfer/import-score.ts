import type { HistoryEntry } from '#app/contract';
import type { Session } from '#app/session';
import { sortedKeys } from '#app/sorted-keys';
import { wireFactors, wireRecord } from '#app/value/view';
import { sizeFactor } from '#core/value/evaluation';
import type { FactorId, FactorValues, ScoringModel } from '#core/value/model';
import { modelOf, models } from '#core/value/models';
import { answerProblem } from '#core/value/scale';
import type { Ballot, ScoreRecord } from '#core/value/score';

/** What became of one record of a file, and what of it was left out, in sentences. */
export interface ImportedScore {
  readonly isWritten: boolean;
  readonly left: readonly string[];
}

/** Writes one record of a file. Without `replace` the record that was touched last wins. */
export async function importScore(
  session: Session,
  incoming: ScoreRecord,
  here: ScoreRecord | undefined,
  replace: boolean,
): Promise<ImportedScore> {
  const problem = recordProblem(incoming);
  if (problem) return { isWritten: false, left: [problem] };
  const fit = hidden(session, incoming, here);
  const left =
    fit === incoming
      ? []
      : [
          'Answers of other people in a round that is still blind were left out: here only their authors can seal them.',
        ];
  if (fit !== incoming && !fit.agreed && fit.ballots.length === 0) return { isWritten: false, left };
  const refusal = await write(session, fit, here, replace);
  return { isWritten: refusal === undefined, left: [...left, ...(refusal === undefined ? [] : [refusal])] };
}

async function write(
  session: Session,
  incoming: ScoreRecord,
  here: ScoreRecord | undefined,
  replace: boolean,
): Promise<string | undefined> {
  if (here && isSame(incoming, here)) return 'It is here already.';
  if (here && !replace && touched(here) >= touched(incoming)) return 'The score here is newer and was kept.';
  // Past both versions: whoever saw either one is told that it has changed, and no line of history is written twice.
  const version = Math.max(here?.version ?? 0, incoming.version) + 1;
  const record: ScoreRecord = { ...incoming, version };
  const entry: HistoryEntry = {
    issueId: record.issueId,
    version,
    at: session.clock.now(),
    by: session.viewer,
    round: record.round,
    action: 'imported',
    ...(record.agreed && { factors: wireFactors(record.agreed.factors) }),
    ...(here?.agreed && { before: wireFactors(here.agreed.factors) }),
  };
  switch (
    await session.records.write({
      expected: here?.version ?? 0,
      record,
      entry,
      isMirrored: incoming.agreed !== undefined || here?.agreed !== undefined,
    })
  ) {
    case 'written':
      return undefined;
    case 'conflict':
      return 'Somebody changed it during the import. Import the file again.';
    case 'too-large':
      return 'It is too large to be stored.';
  }
}

/** A record with no answer that its store would show to everybody too early; what is sealed here stays sealed. */
function hidden({ records, viewer }: Session, incoming: ScoreRecord, here: ScoreRecord | undefined): ScoreRecord {
  const isReadable = (ballot: Ballot): boolean => ballot.by !== viewer && ballot.seal !== 'closed';
  if (records.hides === 'everybody' || incoming.phase !== 'open' || !incoming.ballots.some(isReadable)) return incoming;
  const sealedHere = here?.round === incoming.round ? here.ballots.filter(({ seal }) => seal === 'closed') : [];
  const ballots = incoming.ballots.flatMap((ballot) =>
    isReadable(ballot) ? (sealedHere.find(({ by }) => by === ballot.by) ?? []) : [ballot],
  );
  return { ...incoming, ballots };
}

function recordProblem({ agreed, ballots }: ScoreRecord): string | undefined {
  const model = agreed ? modelOf(agreed.modelId) : undefined;
  if (agreed && !model) return `There is no scoring model “${agreed.modelId}” here.`;
  if (agreed && model) {
    const problem = answerProblem(model, agreed.factors, sizeOf(model, agreed.factors));
    if (problem?.kind === 'unknown-factor') return `“${problem.factor}” is no factor of ${model.name}.`;
    if (problem) return `${problem.value} is not on the scale of “${problem.factor}”.`;
  }
  // A ballot does not say its model: it has to fit one of them.
  const stray = ballots.find(({ factors }) =>
    models.every((candidate) => answerProblem(candidate, factors) !== undefined),
  );
  return stray && 'A score in it fits no scoring model.';
}

/** The estimate that was frozen as the size may be any number above 0. */
function sizeOf(model: ScoringModel, factors: FactorValues): number | undefined {
  const size = factors[sizeFactor(model) ?? ('' as FactorId)];
  return size !== undefined && size > 0 ? size : undefined;
}

function isSame(a: ScoreRecord, b: ScoreRecord): boolean {
  const essence = (record: ScoreRecord): string =>
    JSON.stringify({ ...wireRecord(record), version: 0, projectId: '' }, sortedKeys);
  return essence(a) === essence(b);
}

function touched({ agreed, ballots }: ScoreRecord): number {
  return Math.max(0, ...[agreed, ...ballots].flatMap((answer) => (answer ? [Date.parse(answer.at)] : [])));
}
