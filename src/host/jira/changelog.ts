import type { Bean, Beans } from '#host/jira/beans';
import type { Change, Issue } from '#host/jira/entities';

/** An issue's newest changes, newest first, as `expand=changelog` shows them. */
export function changelogBean(issue: Issue, beans: Beans): Bean {
  const all = changesOf(issue, beans).reverse();
  const histories = all.slice(0, 100).map((change) => changeBean(change, beans));
  return { startAt: 0, maxResults: histories.length, total: all.length, histories };
}

/** An issue's changes, oldest first. */
export function changesOf(issue: Issue, beans: Beans): Change[] {
  return beans.world.changesOf
    .of(issue.id)
    .sort((one, other) => one.at - other.at || Number(one.id) - Number(other.id));
}

/** One entry of an issue's history. */
export function changeBean(change: Change, beans: Beans): Bean {
  return {
    id: change.id,
    ...(change.author ? { author: beans.user(change.author) } : {}),
    created: beans.moment(change.at),
    items: change.items.map((item) => ({
      field: item.field,
      fieldtype: item.isCustom ? 'custom' : 'jira',
      fieldId: item.fieldId,
      from: item.from ?? null,
      fromString: textOf(item, 'fromString'),
      to: item.to ?? null,
      toString: textOf(item, 'toString'),
    })),
  };
}

/** `toString` is also a method of every object: only an own one is a value. */
function textOf(item: object, name: 'fromString' | 'toString'): string | null {
  return Object.hasOwn(item, name) ? String((item as Record<string, unknown>)[name]) : null;
}
