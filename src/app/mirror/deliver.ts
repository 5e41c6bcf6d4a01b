import { currentScores, type ScoreSources } from '#app/value/current-score';
import { HostUnreachable } from '#app/ports/failures';
import type { Mirror, MirrorValue } from '#app/ports/mirror';
import type { Records } from '#app/records/records';
import { modelFor, sureSettingsOf } from '#app/settings/chosen';
import type { ScoreLine } from '#app/value/forms';
import { scoreKind } from '#app/value/kind';
import { mirrorValues, type Earlier } from '#app/value/mirror';
import type { IssueId, ProjectId } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import type { ScoreRecord } from '#core/value/score';

/** Lines of history that are looked through for values that an item had before. */
const linesBefore = 20;
/** What changes the agreed value; answers beside it never reach a field. */
const agreeing: ReadonlySet<ScoreLine['action']> = new Set(['agreed', 'edited', 'imported']);

/**
 * What a delivery did; refused items are gone from the outbox: the tracker does not want them. Held ones stay in it, those
 * whose record or whose project's settings are not relied on among them.
 */
export interface Delivery {
  readonly written: number;
  readonly refused: readonly IssueId[];
  readonly held: readonly IssueId[];
}

/**
 * Writes the fields of some items from their records, then takes them out of the outbox. The records are read after
 * the items, so that a field is never written from a record that is older than what another delivery put there.
 * Two deliveries of one item may overlap: each looks again after it has written and writes what is newer, so the
 * last one to finish leaves the newest value. Throws HostUnreachable; then the outbox still has them.
 */
export async function deliver(sources: ScoreSources, mirror: Mirror, issueIds: readonly IssueId[]): Promise<Delivery> {
  const refused = new Set<IssueId>();
  const held = new Set<IssueId>();
  const delivered = new Map<IssueId, ShownVersion>();
  let due: readonly IssueId[] = [...new Set(issueIds)];
  while (due.length > 0) {
    const { written, doubtful, answer } = await writeOnce(sources, mirror, due);
    answer.refused.forEach((id) => refused.add(id));
    [...(answer.held ?? []), ...doubtful].forEach((id) => held.add(id));
    written.forEach((shown, id) => !held.has(id) && delivered.set(id, shown));
    const now = (await currentScores(sources, due, { isItemFirst: true })).scores;
    for (const score of now) if (refused.has(score.issueId)) delivered.set(score.issueId, score);
    due = now
      .filter(({ issueId, version }) => version > (delivered.get(issueId)?.version ?? 0) && !held.has(issueId))
      .map(({ issueId }) => issueId);
  }
  await sources.records.tasks('mirror').acknowledge(
    scoreKind,
    [...delivered].map(([id, { projectId, version }]) => ({ id, home: projectId, version })),
  );
  const written = [...delivered.keys()].filter((id) => !refused.has(id)).length;
  return { written, refused: [...refused], held: [...held] };
}

/** The version of a record that fields show, and where the record lies. */
type ShownVersion = Pick<ScoreRecord, 'version' | 'projectId'>;

/** One write of some items; answers the versions that their fields show now. */
async function writeOnce(
  sources: ScoreSources,
  mirror: Mirror,
  ids: readonly IssueId[],
): Promise<{
  readonly written: ReadonlyMap<IssueId, ShownVersion>;
  /** Nothing is written because of these. */
  readonly doubtful: ReadonlySet<IssueId>;
  readonly answer: Awaited<ReturnType<Mirror['write']>>;
}> {
  const written = new Map<IssueId, ShownVersion>();
  const doubtful = new Set<IssueId>();
  const answer = await mirror.write(ids, async (asked) => {
    const current = (await currentScores(sources, asked, { isItemFirst: true })).scores;
    const models = await modelsOf(sources.records, current);
    const isSure = ({ doubt, projectId }: ScoreRecord) => doubt === undefined && models.has(projectId);
    const scores = current.filter(isSure);
    for (const score of current) if (!isSure(score)) doubtful.add(score.issueId);
    const again = scores.filter(({ issueId }) => written.has(issueId)).map(({ issueId }) => issueId);
    for (const score of scores) written.set(score.issueId, score);
    return valuesOf(scores, models, await earlierOf(sources.records, again));
  });
  return { written, doubtful, answer };
}

/** What fields hold of scores, each by the model that its project uses now. */
function valuesOf(
  scores: readonly ScoreRecord[],
  models: ReadonlyMap<ProjectId, ScoringModel>,
  earlier: ReadonlyMap<IssueId, Earlier>,
): readonly MirrorValue[] {
  return scores.flatMap((score) => mirrorValues(score, models.get(score.projectId)!, earlier.get(score.issueId)));
}

/** The models of projects whose settings are relied on. */
async function modelsOf(
  records: Pick<Records, 'get'>,
  scores: readonly ScoreRecord[],
): Promise<ReadonlyMap<ProjectId, ScoringModel>> {
  const projects = [...new Set(scores.map(({ projectId }) => projectId))];
  const found = await Promise.all(projects.map(async (id) => [id, await sureSettingsOf(records, id)] as const));
  return new Map(found.flatMap(([id, settings]) => (settings ? [[id, modelFor(settings)] as const] : [])));
}

/**
 * An item that has changed since it was read may have been written by another delivery, from another version of its
 * record: those values are no edit of a person's. Throws HostUnreachable where it cannot be looked up whose lines these
 * are: to take Waybill's own value for a person's would leave it in the field for good.
 */
async function earlierOf(
  records: Pick<Records, 'history'>,
  ids: readonly IssueId[],
): Promise<ReadonlyMap<IssueId, Earlier>> {
  const lines = await Promise.all(ids.map((id) => records.history(scoreKind, { id }, linesBefore)));
  if (lines.flat().some(({ doubt, line: { action } }) => doubt === 'unchecked' && agreeing.has(action)))
    throw new HostUnreachable('Who wrote the history of an item could not be looked up.');
  return new Map(
    ids.map((id, index) => [
      id,
      (lines[index] ?? []).flatMap(({ doubt, line: { action, factors, before } }) =>
        [factors, before].flatMap((values) => (values && !doubt && agreeing.has(action) ? [values] : [])),
      ),
    ]),
  );
}
