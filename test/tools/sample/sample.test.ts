import { kindOf } from '#app/kinds';
import { importLimit, importParts, readExportFile, type ExportFile } from '#app/transfer/export-file';
import { decisionFault, type Decision, type DecisionId } from '#core/decision/decision';
import type { IsoDateTime } from '#core/result';
import { isStale } from '#core/value/expiry';
import { wsjf } from '#core/value/models';
import { answerProblem } from '#core/value/scale';
import { sampleFile } from '#tools/sample/sample-file';
import { blindBallots } from '#tools/sample/score-story';
import type { SampleNames } from '#tools/sample/names';
import type { ScoreValue } from '#app/value/kind';
import { sample } from '#world/seed/sample';
import { talks } from '#world/seed/talks';
import { seedTrain } from '#world/seed/train';

const now = Date.parse('2026-11-22T10:00:00.000Z');
const backlog = seedTrain('2026-11-22');
const byKey = new Map(backlog.issues.map((issue) => [issue.key, issue]));
const accounts = new Set(backlog.people.map(({ accountId }) => accountId));

/** Ids that nobody could take for keys; throws for what the seed does not have. */
function namesOf(tracker: SampleNames['tracker'], at = now): SampleNames {
  const known = <Key>(has: boolean, key: Key): Key => {
    if (!has) throw new Error(`The seed has no ${String(key)}.`);
    return key;
  };
  return {
    tracker,
    now: at,
    issueId: (key) => known(byKey.has(key), key).replace(/^\w+-/, '9000'),
    projectId: (key) =>
      `project of ${known(
        backlog.projects.some((project) => project.key === key),
        key,
      )}`,
    personId: (accountId) => `person ${known(accounts.has(accountId), accountId)}`,
  };
}

const trackers = ['jira', 'azure'] as const;

function fileFor(tracker: SampleNames['tracker'], at = now): ExportFile {
  const read = readExportFile(JSON.parse(JSON.stringify(sampleFile(sample, namesOf(tracker, at)))));
  if (read.kind !== 'ok') throw new Error(JSON.stringify(read));
  return read.value;
}

function valuesOf<Value>(file: ExportFile, kind: string): { readonly id: string; readonly value: Value }[] {
  return file.records.filter((record) => record.kind === kind).map(({ id, value }) => ({ id, value: value as Value }));
}

describe('the sample of the seeded train', () => {
  it('names issues by the keys that they have on any day', () => {
    for (const today of ['2026-01-01', '2026-11-22', '2028-02-29']) {
      const titles = new Map(seedTrain(today).issues.map(({ key, summary }) => [key, summary]));
      expect(Object.keys(sample.titles).map((key) => [key, titles.get(key)])).toEqual(Object.entries(sample.titles));
    }
  });

  it('scores features and enablers that are not done', () => {
    const scored = sample.scores.stories.map(({ issue }) => byKey.get(issue)!);
    expect(scored.filter(({ type, status }) => type.level !== 1 || status.category === 'done')).toEqual([]);
    expect(new Set(scored.map(({ key }) => key)).size).toBe(scored.length);
  });

  it('scores nothing before it was written', () => {
    const early = sample.scores.stories.filter(({ issue, ballots, agreed }) =>
      [...ballots, ...(agreed ? [agreed] : [])].some(
        ({ daysAgo }) => now - daysAgo * 86_400_000 < Date.parse(byKey.get(issue)!.created),
      ),
    );
    expect(early.map(({ issue }) => issue)).toEqual([]);
  });

  it('talks about dependencies that there are, between people of the train, of a team’s own items', () => {
    const needs = backlog.issues.flatMap(({ key, links = [] }) =>
      links.map(({ type, to }) => (type === 'Depends' ? `${key} needs ${to}` : `${to} needs ${key}`)),
    );
    for (const { giver, needer, team, said } of talks) {
      expect(needs).toContain(`${needer} needs ${giver}`);
      expect([giver, byKey.get(giver)?.team]).toEqual([giver, team]);
      const people = said.map(({ by }) => backlog.people.find(({ name }) => name === by)?.access);
      expect([needer, people.filter((access) => access !== 'member' && access !== 'admin')]).toEqual([needer, []]);
    }
  });

  it('leaves the size of a ballot to the estimate, and agrees that one; all else is on the scale', () => {
    const misfits = sample.scores.stories.flatMap(({ issue, ballots, agreed }) => [
      ...ballots.map(({ factors }) => answerProblem(wsjf, factors)),
      ...(agreed ? [answerProblem(wsjf, agreed.factors, byKey.get(issue)!.points)] : []),
    ]);
    expect(misfits.filter((problem) => problem !== undefined)).toEqual([]);
    const agreed = sample.scores.stories.flatMap((story) =>
      story.agreed ? [[story.issue, story.agreed] as const] : [],
    );
    expect(agreed.map(([, { factors }]) => factors['size'])).toEqual(agreed.map(([issue]) => byKey.get(issue)!.points));
  });

  it('leaves two rounds of two people each blind, and one that is revealed to be agreed', () => {
    const ballots = blindBallots(sample.scores, namesOf('jira'));
    expect(ballots.every(({ by }) => accounts.has(by))).toBe(true);
    const rounds = [...new Set(ballots.map(({ request }) => request.issueId))];
    const voters = rounds.map((id) => ballots.filter(({ request }) => request.issueId === id).map(({ by }) => by));
    expect(voters.map((of) => [of.length, new Set(of).size])).toEqual([
      [2, 2],
      [2, 2],
    ]);
    const scores = valuesOf<ScoreValue>(fileFor('jira'), 'score');
    expect(scores.filter(({ value }) => value.phase === 'revealed').map(({ value }) => value.agreed)).toEqual([
      undefined,
    ]);
    expect(scores.filter(({ id }) => rounds.includes(id))).toEqual([]);
  });
});

describe.each(trackers)('the file of the sample for %s', (tracker) => {
  const file = fileFor(tracker);

  it('is valid in the forms of the kinds, records and lines', () => {
    for (const { kind, format, value } of file.records) {
      expect([kind, format]).toEqual([kind, kindOf(kind)?.format]);
      expect(kindOf(kind)?.value.safeParse(value).error).toBeUndefined();
    }
    for (const { kind, stamped } of file.lines)
      expect(kindOf(kind)?.line.safeParse(stamped.line).error).toBeUndefined();
  });

  it('holds no key of an issue, no name of a person and no mark outside of sentences', () => {
    const sentences = new Set(['title', 'why', 'note', 'others', 'candidates']);
    const plain = JSON.stringify(file, (name, value: unknown) => (sentences.has(name) ? undefined : value));
    expect(plain.match(/"HAR-\d+"|"\$\w+"|"Maren Oduya"/g)).toBeNull();
  });

  it('agrees twenty scores, one of which has expired', () => {
    const agreed = valuesOf<ScoreValue>(file, 'score').flatMap(({ value }) => value.agreed ?? []);
    expect(agreed).toHaveLength(20);
    const at = new Date(now).toISOString() as IsoDateTime;
    expect(agreed.filter((one) => isStale(one, at))).toHaveLength(1);
  });

  it('logs five decisions that can stand together, one in the place of another, with names of clients', () => {
    const logged = valuesOf<Decision>(file, 'decision').map(({ id, value }) => ({
      id: id as DecisionId,
      decision: value,
    }));
    expect(logged.map(({ id, decision }) => decisionFault(id, decision, logged))).toEqual(Array(5).fill(undefined));
    expect(logged.filter(({ decision }) => decision.supersedes !== undefined)).toHaveLength(1);
    expect(logged.filter(({ decision }) => decision.issueIds.length > 1)).toHaveLength(4);
    expect(logged.filter(({ decision }) => decision.others.length > 0)).toHaveLength(5);
  });

  it('has a line for every version of a record, in the order of time and none after the record', () => {
    for (const { kind, id, version, at } of file.records) {
      const lines = file.lines.filter((line) => line.kind === kind && line.id === id);
      expect(lines.map(({ stamped }) => stamped.version)).toEqual(Array.from({ length: version }, (_, n) => n + 1));
      const moments = lines.map(({ stamped }) => stamped.at);
      expect(moments).toEqual(moments.toSorted());
      expect(moments.at(-1)).toBe(at);
    }
  });

  it('goes with the day: a day later every moment is one day later', () => {
    const later = fileFor(tracker, now + 86_400_000);
    const shifted = (at: string) => new Date(Date.parse(at) + 86_400_000).toISOString();
    expect(later.records.map(({ at }) => at)).toEqual(file.records.map(({ at }) => shifted(at)));
    expect(later.lines.map(({ stamped }) => stamped.at)).toEqual(file.lines.map(({ stamped }) => shifted(stamped.at)));
    expect(file.records.filter(({ at }) => Date.parse(at) > now)).toEqual([]);
  });

  it('lets features compete in the query language of its tracker', () => {
    const [settings] = valuesOf<{ candidates: string }>(file, 'settings');
    expect(settings!.value.candidates.includes('[System.WorkItemType]')).toBe(tracker === 'azure');
  });

  it('goes in with few calls', () => {
    const parts = importParts(file);
    expect(parts.every(({ records, lines }) => Math.max(records.length, lines.length) <= importLimit)).toBe(true);
    expect(parts.length).toBeLessThanOrEqual(5);
  });
});
