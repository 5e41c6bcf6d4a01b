import { once } from '#app/once';
import type { IssueWrites } from '#app/ports/writes';
import type { Patience } from '#app/rest-client';
import { chunks } from '#app/chunks';
import { byKind } from '#app/writes/by-kind';
import { byGeneration, inTurns, realCourse, settle, writePatience, type Course } from '#app/writes/settle';
import { jiraCan } from '#jira/can';
import { issuesAFetch } from '#jira/bulk-fetch';
import { JiraClient } from '#jira/client';
import type { JiraRequest } from '#jira/request';
import { fieldList } from '#jira/wire';
import { creationCarrier, issuesACreation } from '#jira/write-creates';
import { fieldCarrier } from '#jira/write-fields';
import { linkCarrier } from '#jira/write-links';

/** What writes in Jira are made of; time and chance are the real ones unless a test says otherwise. */
export interface JiraWritesParts extends Partial<Omit<Course, 'signal'>> {
  readonly request: JiraRequest;
  readonly patience?: Patience;
}

/**
 * Writes over Jira's REST API, as the user of `request`. Jira has no revisions: `seen` is Issue.updated, compared right before
 * the write.
 */
export function createJiraWrites({ request, patience = writePatience, ...time }: JiraWritesParts): IssueWrites {
  const client = new JiraClient(request, patience);
  const fields = once(() => client.send({ path: '/rest/api/3/field', answer: fieldList }));
  return {
    can: jiraCan.writes,
    apply: async (writes, tell, signal) => {
      const course: Course = { ...realCourse, ...time, signal };
      const parts = { client, fields, course };
      const { creations, settings, linkings } = byKind(writes);
      const generations = byGeneration(creations).flatMap((part) => chunks(part, issuesACreation));
      await settle(generations, creationCarrier(parts), tell, course);
      const turns = inTurns(settings, ({ issueId }) => issueId).flatMap((part) => chunks(part, issuesAFetch));
      await settle(turns, fieldCarrier(parts), tell, course);
      await settle(chunks(linkings, issuesAFetch), linkCarrier(parts), tell, course);
    },
  };
}
