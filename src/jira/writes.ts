import type { CreateWrite, FieldWrite, IssueWrites, LinkWrite } from '#app/ports/writes';
import type { Patience } from '#app/rest-client';
import { chunks } from '#app/chunks';
import { byGeneration, inTurns, realCourse, settle, writePatience, type Course } from '#app/writes/settle';
import { JiraClient } from '#jira/client';
import { createJiraLinks } from '#jira/links';
import type { JiraRequest } from '#jira/request';
import { fieldList, type JiraField } from '#jira/wire';
import { creationCarrier, issuesACreation } from '#jira/write-creates';
import { fieldCarrier, issuesALook } from '#jira/write-fields';
import { linkCarrier, linksALook } from '#jira/write-links';

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
  const links = createJiraLinks({ request, patience });
  let known: Promise<readonly JiraField[]> | undefined;
  const fields = (): Promise<readonly JiraField[]> => {
    known ??= client.send({ path: '/rest/api/3/field', answer: fieldList });
    known.catch(() => (known = undefined));
    return known;
  };
  return {
    can: { guard: 'moment' },
    apply: async (writes, tell, signal) => {
      const course: Course = { ...realCourse, ...time, signal };
      const parts = { client, fields, course };
      const creations = writes.filter((write): write is CreateWrite => 'create' in write);
      const settings = writes.filter((write): write is FieldWrite => 'set' in write);
      const linkings = writes.filter((write): write is LinkWrite => 'link' in write);
      const generations = byGeneration(creations).flatMap((part) => chunks(part, issuesACreation));
      await settle(generations, creationCarrier(parts), tell, course);
      const turns = inTurns(settings, ({ issueId }) => issueId).flatMap((part) => chunks(part, issuesALook));
      await settle(turns, fieldCarrier(parts), tell, course);
      await settle(chunks(linkings, linksALook), linkCarrier(parts, links), tell, course);
    },
  };
}
