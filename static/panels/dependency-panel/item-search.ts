import type { ChosenFields } from '#app/ports/fields';
import type { Issue, IssueKey } from '#core/issue';
import { reading, type Reading } from '../base/ask';
import type { Host } from '../host';

/** Finds items by key, of any project, or by words of their summary among the candidates of the item's own. Never rejects. */
export type ItemSearch = (text: string) => Promise<Reading<readonly Issue[]>>;

/** As many as are looked through at a glance. */
const mostFound = 8;
/** `FERRY-12`, or the number of a work item. */
const keyLike = /^([\p{L}][\p{L}\p{N}_]*-)?\d+$/u;

/** Makes a search from an item; the candidates are read once, at the first words. */
export function createItemSearch(host: Host, own: Issue, fields: ChosenFields): ItemSearch {
  let listed: Promise<Reading<readonly Issue[]>> | undefined;
  const candidates = (): Promise<Reading<readonly Issue[]>> =>
    reading(host, 'searching an item to link', () =>
      host.tracker.issues.candidates(
        { projectId: own.projectId, projectKey: own.projectKey, withDone: false, fields },
        { withLinks: false },
      ),
    );
  return async (text) => {
    const wanted = plain(text);
    if (wanted === '') return { kind: 'done', value: [] };
    if (keyLike.test(wanted)) {
      const found = await reading(host, 'finding an item to link', () =>
        host.tracker.issues.one(wanted.toUpperCase() as IssueKey, fields),
      );
      if (found.kind !== 'done') return found;
      if (found.value && found.value.id !== own.id) return { kind: 'done', value: [found.value] };
    }
    listed ??= candidates();
    const list = await listed;
    if (list.kind !== 'done') {
      // The next search asks again.
      listed = undefined;
      return list;
    }
    const words = wanted.split(' ');
    const fits = ({ id, key, summary }: Issue): boolean => {
      const all = plain(`${key} ${summary}`);
      return id !== own.id && words.every((word) => all.includes(word));
    };
    return { kind: 'done', value: list.value.filter(fits).slice(0, mostFound) };
  };
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
