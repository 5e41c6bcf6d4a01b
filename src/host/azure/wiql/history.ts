import type { Organization, WorkItem } from '#host/azure/seams';

/**
 * An item's revisions, newest first. The organization tells how an item was at a moment:
 * the revision before one is what held just before its change.
 */
export function* revisionsOf(organization: Pick<Organization, 'itemAt'>, item: WorkItem): Iterable<WorkItem> {
  let before = Infinity;
  for (
    let revision: WorkItem | undefined = item;
    revision;
    revision = organization.itemAt(item.id, new Date(before - 1))
  ) {
    yield revision;
    const changed = Date.parse(String(revision.fields['System.ChangedDate']));
    if (Number.isNaN(changed) || changed >= before) return;
    before = changed;
  }
}
