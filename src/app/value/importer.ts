import type { StoredAnswer } from '#app/blind/sealing';
import { vouchedAnswers } from '#app/blind/vouched-answers';
import type { Stamped, Stored } from '#app/records/records';
import type { Session } from '#app/session';
import type { Importer, LeftOut } from '#app/transfer/importer';
import { isInTheFuture } from '#app/transfer/moments';
import type { Answer, ScoreLine } from '#app/value/forms';
import { scoreKind, type ScoreValue } from '#app/value/kind';
import { revealedLines } from '#core/value/blindness';
import { sizeFactor } from '#core/value/evaluation';
import type { FactorValues, ScoringModel } from '#core/value/model';
import { modelOf, models } from '#core/value/models';
import { answerProblem } from '#core/value/scale';

/** Scores of a file. Rounds never go back: an abandoned blind answer would come out with the next reveal. */
export const scoreImporter: Importer<ScoreValue, ScoreLine> = {
  arrive(session, { value }, here) {
    const fault = momentFault(session, value) ?? faultOf(value);
    if (fault) return { kind: 'leave', left: [fault] };
    const unsealed = hidden(session, value, here);
    const fit = forward(unsealed, here);
    const isCut = unsealed !== value || fit.ballots.length < value.ballots.length;
    const left: readonly LeftOut[] = isCut ? [{ why: 'blind-answers' }] : [];
    if (isCut && !fit.agreed && fit.ballots.length === 0) return { kind: 'leave', left };
    return { kind: 'take', value: fit, left };
  },
  vouched: async ({ records, viewer }, { id, home }, value, before) => {
    const place = { kind: scoreKind.name, id, round: value.round };
    // A signature is for its round.
    const here = before?.round === value.round ? before.ballots : [];
    const ballots = await vouchedAnswers(value.ballots, here, { place, home, signing: records.signing, viewer });
    return { ...value, ballots: [...ballots] };
  },
  line: (value, before) => ({
    action: 'imported',
    round: value.round,
    ...(value.agreed && { factors: value.agreed.factors }),
    ...(before?.agreed && { before: before.agreed.factors }),
  }),
  readable: (session, lines) => (session.records.drawer ? withoutSecrets(lines) : lines),
  isMirrored: (value, before) => value.agreed !== undefined || before?.agreed !== undefined,
};

/** An earlier round than the one here becomes the next one, without its sealed answers: a seal is made for its round. */
function forward(value: ScoreValue, here: Stored<ScoreValue> | undefined): ScoreValue {
  const { replaced: _replaced, ...rest } = value;
  if (!here || rest.round >= here.value.round) return rest;
  const ballots = rest.ballots.filter(({ answer }) => answer !== undefined);
  return { ...rest, round: here.value.round + 1, ballots };
}

/** A record with no answer that its store would show to everybody too early; what is sealed here stays sealed. */
function hidden({ records }: Session, value: ScoreValue, here: Stored<ScoreValue> | undefined): ScoreValue {
  const isReadable = (ballot: StoredAnswer<Answer>): boolean => ballot.answer !== undefined;
  if (!records.drawer || value.phase !== 'open' || !value.ballots.some(isReadable)) return value;
  const sealedHere =
    here?.value.round === value.round ? here.value.ballots.filter(({ answer }) => answer === undefined) : [];
  const ballots = value.ballots.flatMap((ballot) =>
    isReadable(ballot) ? (sealedHere.find(({ by }) => by === ballot.by) ?? []) : [ballot],
  );
  return { ...value, ballots };
}

function momentFault({ clock }: Session, { agreed, ballots }: ScoreValue): LeftOut | undefined {
  const moments = [...(agreed ? [agreed.at] : []), ...ballots.map(({ at }) => at)];
  return moments.some((at) => isInTheFuture(at, clock)) ? { why: 'in-the-future' } : undefined;
}

function faultOf({ agreed, ballots, phase }: ScoreValue): LeftOut | undefined {
  if (phase === 'agreed' && !agreed) return { why: 'no-agreement' };
  if (new Set(ballots.map(({ by }) => by)).size < ballots.length) return { why: 'two-ballots' };
  const model = agreed ? modelOf(agreed.modelId) : undefined;
  if (agreed && !model) return { why: 'unknown-model', data: { model: agreed.modelId } };
  if (agreed && model) {
    const problem = answerProblem(model, agreed.factors, sizeOf(model, agreed.factors));
    if (problem?.kind === 'unknown-factor')
      return { why: 'unknown-factor', data: { factor: problem.factor, model: model.name } };
    if (problem) return { why: 'out-of-scale', data: { factor: problem.factor, value: problem.value } };
  }
  // A ballot does not say its model: it has to fit one of them.
  const isStray = ({ answer }: StoredAnswer<Answer>): boolean =>
    answer !== undefined && models.every((candidate) => answerProblem(candidate, answer.factors) !== undefined);
  return ballots.some(isStray) ? { why: 'stray-ballot' } : undefined;
}

/** The estimate that was frozen as the size may be any number above 0. */
function sizeOf(model: ScoringModel, factors: FactorValues): number | undefined {
  const factor = sizeFactor(model);
  const size = factor && factors[factor];
  return size !== undefined && size > 0 ? size : undefined;
}

/** Each line as everybody may read it. A round that was agreed at once has no secrets either. */
function withoutSecrets(lines: readonly Stamped<ScoreLine>[]): readonly Stamped<ScoreLine>[] {
  const revealed = revealedLines(
    lines.map(({ version, by, line: { round, action } }) => ({
      version,
      by,
      round,
      action: action === 'agreed' ? 'revealed' : action,
    })),
  );
  return lines.map((stamped) => (revealed.has(stamped.version) ? stamped : withoutAnswers(stamped)));
}

function withoutAnswers(stamped: Stamped<ScoreLine>): Stamped<ScoreLine> {
  const { action, factors, before, note, ...rest } = stamped.line;
  if (action !== 'submitted' && action !== 'withdrew') return stamped;
  const hasNone = factors === undefined && before === undefined && note === undefined;
  return hasNone ? stamped : { ...stamped, line: { action, ...rest } };
}
