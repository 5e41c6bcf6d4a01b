import { Queue } from '@forge/events';
import { chunks } from '#app/chunks';
import { HostUnreachable } from '#app/ports/failures';
import type { Later, MirroredRecord } from '#app/ports/later';
import type { IssueId } from '#core/issue';

/** Most events in one push. Source: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/ (2026-11-22). */
const eventsAPush = 50;
const issuesAnEvent = 50;

/** What an event of the queue carries. */
export interface MirrorEvent extends Record<string, unknown> {
  readonly issueIds?: readonly IssueId[];
  readonly record?: MirroredRecord;
}

/** The queue `mirror` of the manifest. */
export class MirrorQueue implements Later {
  private readonly queue = new Queue<MirrorEvent>({ key: 'mirror' });

  async mirror(issueIds: readonly IssueId[]): Promise<void> {
    await this.push(chunks([...new Set(issueIds)], issuesAnEvent).map((part) => ({ issueIds: part })));
  }

  async mirrorRecords(records: readonly MirroredRecord[]): Promise<void> {
    await this.push(records.map((record) => ({ record })));
  }

  private async push(bodies: readonly MirrorEvent[]): Promise<void> {
    for (const push of chunks(bodies, eventsAPush)) {
      try {
        await this.queue.push(push.map((body) => ({ body })));
      } catch (error) {
        throw new HostUnreachable('The queue did not take the work.', { cause: error });
      }
    }
  }
}
