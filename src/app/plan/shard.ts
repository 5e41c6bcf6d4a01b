import type { IssueId } from '#core/issue';
import type { PiId } from '#core/train/ids';

/** Documents that the placements of a PI lie in: two people who move items at once rarely meet in one. */
export const shardCount = 16;

/** Which of a PI's documents holds an item: FNV-1a over its id, so that neighbours in the backlog lie apart. */
export function shardOf(issueId: IssueId): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < issueId.length; index += 1)
    hash = Math.imul(hash ^ issueId.charCodeAt(index), 0x01000193) >>> 0;
  return hash % shardCount;
}

/** The id of one of a PI's documents. */
export function shardId(piId: PiId, shard: number): string {
  return `${piId}.${shard}`;
}

/** The PI that a document's id names, and which of its documents it is; nothing for an id that is none of theirs. */
export function shardIn(id: string): { readonly piId: string; readonly shard: number } | undefined {
  const found = /^([a-z0-9-]{8,40})\.(\d{1,2})$/.exec(id);
  const shard = Number(found?.[2]);
  return found && shard < shardCount && String(shard) === found[2] ? { piId: found[1]!, shard } : undefined;
}
