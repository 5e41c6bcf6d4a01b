import { mirrorSoon } from '#app/mirror/soon';
import type { Session } from '#app/session';
import type { ProjectId } from '#core/issue';
import type { ScoreRecord } from '#core/value/score';

/** Has the search fields of all agreed scores of a project written anew: its model or its fields have changed. */
export async function mirrorProject(
  { records, later, clock }: Pick<Session, 'records' | 'later' | 'clock'>,
  projectId: ProjectId,
): Promise<void> {
  const agreed: ScoreRecord[] = [];
  let after: string | undefined;
  do {
    const page = await records.scoresOf(projectId, after);
    agreed.push(...page.items.filter((record) => record.agreed !== undefined));
    after = page.next;
  } while (after !== undefined);
  if (agreed.length === 0) return;
  await records.due(
    agreed.map(({ issueId, version }) => ({ issueId, version })),
    clock.now(),
  );
  await mirrorSoon(
    later,
    agreed.map(({ issueId }) => issueId),
  );
}
