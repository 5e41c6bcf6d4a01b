import type { IssueId } from '#core/issue';
import type { Tie } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';

/**
 * Tells what an item that is late puts at risk: everything that waits for it, at once or through others, without an iteration
 * to spare. Nearest first, each once. A story holds up its feature; a feature that waits holds up its stories. What has
 * slack is not endangered, nor what comes after it.
 */
export function endangering(
  ties: readonly Tie[],
  storiesOf: ReadonlyMap<IssueId, readonly PlanItem[]>,
): (late: PlanItem) => readonly PlanItem[] {
  const tight = byGiver(ties.filter(({ state }) => state === 'conflict' || state === 'at-risk'));
  return (late) => {
    const walked = new Set<IssueId>(featureToo(late));
    const open = [...walked];
    const found: PlanItem[] = [];
    for (const id of open)
      for (const { to } of tight.get(id) ?? []) {
        if (walked.has(to.id)) continue;
        found.push(to);
        for (const next of [...featureToo(to), ...(storiesOf.get(to.id) ?? []).map((story) => story.id)])
          if (!walked.has(next)) {
            walked.add(next);
            open.push(next);
          }
      }
    return found;
  };
}

function featureToo({ id, featureId }: PlanItem): readonly IssueId[] {
  return featureId === undefined ? [id] : [id, featureId];
}

function byGiver(ties: readonly Tie[]): ReadonlyMap<IssueId, readonly Tie[]> {
  const found = new Map<IssueId, Tie[]>();
  for (const tie of ties) {
    const known = found.get(tie.from.id);
    if (known) known.push(tie);
    else found.set(tie.from.id, [tie]);
  }
  return found;
}
