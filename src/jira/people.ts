import { chunks } from '#app/chunks';
import { inParallel } from '#app/parallel';
import type { People } from '#app/ports/people';
import type { AccountId, Person } from '#core/issue';
import type { JiraClient } from '#jira/client';
import { readPerson } from '#jira/issue-reader';
import { userPage } from '#jira/wire';

/** People in one look-up; the address of a longer list grows past what servers take. */
const peopleACall = 50;

/** People of a Jira site, by their account ids. */
export class JiraPeople implements People {
  constructor(private readonly client: JiraClient) {}

  async named(ids: readonly AccountId[]): Promise<readonly Person[]> {
    const pages = await inParallel(chunks([...new Set(ids)], peopleACall), 4, async (part) => {
      const query = part.map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
      return this.client.send({ path: `/rest/api/3/user/bulk?maxResults=${peopleACall}&${query}`, answer: userPage });
    });
    return pages.flatMap(({ values }) => values.map(readPerson));
  }
}
