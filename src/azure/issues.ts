import { findFields } from '#app/fields/find-fields';
import { issueUses } from '#app/fields/issue-uses';
import type { ChosenFields, FieldUse } from '#app/ports/fields';
import type { CandidateQuery, IssuePlace, Issues } from '#app/ports/issues';
import type { Issue, IssueId, IssueKey, ProjectId } from '#core/issue';
import { factsOf } from '#azure/fields';
import type { IssueSource } from '#azure/issue-source';
import { isNumber } from '#azure/item-source';
import type { Processes } from '#azure/process';
import type { WiqlSearch } from '#azure/search';
import { candidateWiql, wiqlOf } from '#azure/wiql';

/** What issues and their places are read from. */
export interface IssuesParts {
  readonly source: IssueSource;
  readonly search: WiqlSearch;
  readonly processes: Processes;
  readonly uses: readonly FieldUse[];
  readonly pageProject: ProjectId | undefined;
}

/** Work items of an organization, as the viewer sees them. */
export class AzureIssues implements Issues {
  constructor(private readonly parts: IssuesParts) {}

  one(id: IssueId | IssueKey, fields: ChosenFields): Promise<Issue | undefined> {
    return this.parts.source.issue(id, fields, this.parts.pageProject);
  }

  some(ids: readonly (IssueId | IssueKey)[], fields: ChosenFields): Promise<readonly Issue[]> {
    return this.parts.source.issues(ids, fields);
  }

  candidates(...words: Parameters<Issues['candidates']>): Promise<readonly Issue[]> {
    return this.parts.source.candidates(...words);
  }

  planned(...words: Parameters<Issues['planned']>): Promise<readonly Issue[]> {
    return this.parts.source.planned(...words);
  }

  /** Two counts by the field that holds the value; nothing where the project has none. */
  async placeOf(
    query: CandidateQuery,
    issueId: IssueId,
    field: string,
    value: number,
  ): Promise<IssuePlace | undefined> {
    const { processes, search, uses } = this.parts;
    const wanted = uses.find(({ use }) => use === field);
    if (!wanted || !isNumber(issueId)) return undefined;
    const [process, fields] = await Promise.all([processes.of(query.projectId), processes.fields()]);
    const mapping = { uses: [...issueUses, wanted], chosen: query.fields };
    const name = findFields(factsOf(fields, process), mapping)[field]?.[0];
    if (name === undefined) return undefined;
    const { where } = candidateWiql(query, process);
    const others = `${where} AND [System.Id] <> ${issueId}`;
    const [better, all] = await Promise.all([
      search.items(query.projectId, wiqlOf({ where: `${others} AND [${name}] > ${value}`, order: '' })),
      search.items(query.projectId, wiqlOf({ where: `${others} AND [${name}] <> ''`, order: '' })),
    ]);
    const inOrder = wiqlOf({ where: `${where} AND [${name}] <> ''`, order: `[${name}] DESC` }, [
      'System.Id',
      'System.WorkItemType',
      'System.Title',
      'System.State',
      name,
    ]);
    const among = process.backlog.filter((type) => process.has(type, name));
    return {
      rank: better.length + 1,
      of: all.length + 1,
      inOrder,
      ...(among.length < process.backlog.length && { among }),
    };
  }
}
