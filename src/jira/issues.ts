import type { ChosenFields } from '#app/ports/fields';
import type { CandidateQuery, IssuePlace, Issues } from '#app/ports/issues';
import type { Issue, IssueId, IssueKey } from '#core/issue';
import type { JiraClient } from '#jira/client';
import { ownFields, type Extension } from '#jira/extension';
import type { IssueSource } from '#jira/issue-source';
import { candidateJql } from '#jira/jql';
import { count } from '#jira/wire';

/** Issues of a Jira site. */
export class JiraIssues implements Issues {
  /** Ids of the app's own fields, learnt from the first issue that was read. */
  private own: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly client: JiraClient,
    private readonly source: IssueSource,
    private readonly extension: Extension,
  ) {}

  async one(id: IssueId | IssueKey, fields: ChosenFields): Promise<Issue | undefined> {
    const read = await this.source.issue(id, fields);
    if (read) this.own = ownFields(this.extension, read.fields);
    return read?.issue;
  }

  some(ids: readonly (IssueId | IssueKey)[], fields: ChosenFields): Promise<readonly Issue[]> {
    return this.source.issues(ids, fields);
  }

  candidates(...words: Parameters<Issues['candidates']>): Promise<readonly Issue[]> {
    return this.source.candidates(...words);
  }

  planned(...words: Parameters<Issues['planned']>): Promise<readonly Issue[]> {
    return this.source.planned(...words);
  }

  async placeOf(
    query: CandidateQuery,
    issueId: IssueId,
    field: string,
    value: number,
  ): Promise<IssuePlace | undefined> {
    const id = this.own.get(field) ?? ownFields(this.extension, await this.source.fields()).get(field);
    if (id === undefined) return undefined;
    const { where } = candidateJql(query);
    const clause = `cf[${id.replace(/^customfield_/, '')}]`;
    const others = `${where} AND id != ${issueId}`;
    const [better, all] = await Promise.all([
      this.count(`${others} AND ${clause} > ${value}`),
      this.count(`${others} AND ${clause} is not EMPTY`),
    ]);
    return { rank: better + 1, of: all + 1, inOrder: `${where} AND ${clause} is not EMPTY ORDER BY ${clause} DESC` };
  }

  private async count(jql: string): Promise<number> {
    const path = '/rest/api/3/search/approximate-count';
    return (await this.client.send({ path, body: { jql }, isRepeatable: true, answer: count })).count;
  }
}
