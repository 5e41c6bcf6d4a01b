import { once } from '#app/once';
import type { IssueWrites } from '#app/ports/writes';
import type { Patience } from '#app/rest-client';
import { chunks } from '#app/chunks';
import { byKind } from '#app/writes/by-kind';
import { byGeneration, inTurns, realCourse, settle, writePatience, type Course } from '#app/writes/settle';
import { azureCan } from '#azure/can';
import { requestsABatch } from '#azure/batch';
import { AzureClient } from '#azure/client';
import { IterationNodes } from '#azure/iteration-nodes';
import { readLinkTypes } from '#azure/links';
import type { AzureRequest } from '#azure/request';
import { creationCarrier } from '#azure/write-creates';
import { fieldCarrier } from '#azure/write-fields';
import { linkCarrier } from '#azure/write-links';

/** What writes in Azure DevOps are made of; time and chance are the real ones unless a test says otherwise. */
export interface AzureWritesParts extends Partial<Omit<Course, 'signal'>> {
  readonly request: AzureRequest;
  readonly patience?: Patience;
  /** Told of items that were written, so that what was read of them before is not shown again. */
  readonly onWritten?: (issueId: string) => void;
}

/** Writes over Azure DevOps' REST API, as the user of `request`; `seen` is the revision of an item, System.Rev. */
export function createAzureWrites({
  request,
  patience = writePatience,
  onWritten,
  ...time
}: AzureWritesParts): IssueWrites {
  const client = new AzureClient(request, patience);
  const linkTypes = once(() => readLinkTypes(client));
  return {
    can: azureCan.writes,
    apply: async (writes, onOutcome, signal) => {
      const course: Course = { ...realCourse, ...time, signal };
      const parts = { client, linkTypes, iterations: new IterationNodes(client), course };
      const ends = new Map(writes.flatMap((write) => ('link' in write ? [[write.key, write.link] as const] : [])));
      const tell: typeof onOutcome = (outcome) => {
        if (outcome.kind === 'done' && outcome.issueId !== undefined) onWritten?.(outcome.issueId);
        const link = ends.get(outcome.key);
        if (link) [link.from, link.to].forEach((id) => onWritten?.(id));
        onOutcome(outcome);
      };
      const { creations, settings, linkings } = byKind(writes);
      // Parents stand before their children, in one batch where there is room.
      await settle(chunks(byGeneration(creations).flat(), requestsABatch), creationCarrier(parts), tell, course);
      const turns = inTurns(settings, ({ issueId }) => issueId).flatMap((part) => chunks(part, requestsABatch));
      await settle(turns, fieldCarrier(parts), tell, course);
      await settle(chunks(linkings, requestsABatch), linkCarrier(parts), tell, course);
    },
  };
}
