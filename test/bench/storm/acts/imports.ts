import { newestFormat, type FileRecord } from '#app/transfer/export-file';
import { importRecordsCall } from '#app/transfer/calls';
import { readScoreCall } from '#app/value/calls';
import type { IssueId } from '#core/issue';
import { isSameJson } from '#app/canonical-json';
import type { Actor, Plan, Script, StampedLine } from '../attempt';
import { contentOf, type DecisionState } from './decisions';
import { isSame, type Factors, type ScoreLineParts } from './score-replay';

const steps = [1, 2, 3, 5, 8, 13, 20];

/** What whoever administers a site does with files of one record each. */
export const importScript: Script = {
  acts: [
    { weight: 12, needsAdmin: true, plan: importScore },
    { weight: 5, needsAdmin: true, plan: importDecision },
  ],
};

/** An agreement of this moment, or of one that is past: then what is here wins. */
async function importScore(actor: Actor): Promise<Plan | undefined> {
  const { chance, id } = actor;
  const issueId = chance.oneOf(actor.issueIds) as IssueId;
  const read = await actor.call(readScoreCall, { issueId });
  if (read.kind !== 'ok') return undefined;
  const { version, round } = read.value;
  const at = momentOf(chance.holds(0.2) ? -3_600_000 : 0);
  const factors: Factors = Object.fromEntries(
    ['value', 'urgency', 'relief', 'size'].map((name) => [name, chance.oneOf(steps)]),
  );
  const value = {
    round: Math.max(1, round - chance.below(2)),
    phase: 'agreed',
    ballots: [],
    agreed: { by: id, at, modelId: 'wsjf', factors },
  };
  return importing(
    actor,
    'score',
    { kind: 'score', format: 1, id: issueId, home: actor.projectId, version, at, value },
    ({ line }) => isSame((line as ScoreLineParts).factors, factors),
  );
}

async function importDecision(actor: Actor): Promise<Plan | undefined> {
  const content = contentOf(actor);
  const id = actor.chance.word();
  const record = {
    kind: 'decision',
    format: 1,
    id,
    home: actor.projectId,
    version: 1,
    at: momentOf(0),
    value: content,
  };
  return importing(actor, 'decision', record, ({ version }, past) =>
    ((past.stateAt(version) as DecisionState | undefined)?.contents ?? []).some((known) => isSameJson(known, content)),
  );
}

function importing(
  { chance }: Actor,
  kind: string,
  record: FileRecord,
  makes: (line: StampedLine, past: Parameters<Plan['isMadeBy']>[1]) => boolean,
): Plan {
  const part = { waybill: 'records', format: newestFormat, exported: momentOf(0), records: [record], lines: [] };
  return {
    act: `${kind}.import`,
    target: { kind, id: record.id },
    call: importRecordsCall,
    request: { part, replace: chance.holds(0.5) },
    versionsIn: (value) => ((value as { written: number }).written === 0 ? 'left-out' : 'any'),
    isMadeBy: (line, past) => (line.line as ScoreLineParts).action === 'imported' && makes(line, past),
    isThere: () => false,
  };
}

function momentOf(offset: number): FileRecord['at'] {
  return new Date(Date.now() + offset).toISOString() as FileRecord['at'];
}
