import { mirrorSoon } from '#app/mirror/soon';
import type { Session } from '#app/session';
import { scoreKind } from '#app/value/kind';
import { scoresIn } from '#app/value/score-records';
import type { ProjectId } from '#core/issue';
import type { ScoreRecord } from '#core/value/score';

/** Has the search fields of all agreed scores of a project written anew: its model or its fields have changed. */
export async function mirrorProject(
  session: Pick<Session, 'records' | 'viewer' | 'inBackground' | 'later' | 'clock'>,
  projectId: ProjectId,
): Promise<void> {
  const agreed: ScoreRecord[] = [];
  let after: string | undefined;
  do {
    const page = await scoresIn(session, projectId, after);
    agreed.push(...page.items.filter((record) => record.agreed !== undefined));
    after = page.next;
  } while (after !== undefined);
  if (agreed.length === 0) return;
  const { records, later, clock } = session;
  await records.tasks('mirror').enqueue(
    scoreKind,
    agreed.map(({ issueId, version }) => ({ id: issueId, home: projectId, version })),
    clock.now(),
  );
  await mirrorSoon(
    later,
    agreed.map(({ issueId }) => issueId),
  );
}
