import { chunks } from '#app/transfer/export-file';
import type { CandidateQuery, IssueRights, SiteRights, Tracker } from '#app/ports';
import type { AccountId, Issue, IssueId, IssueKey, Person, ProjectId } from '#core/issue';
import { rounded } from '#core/value/rank';
import type { Patience } from '#app/rest-client';
import { JiraClient } from '#jira/client';
import { agreePermission, moduleAri, ownFields, type Extension } from '#jira/extension';
import { detectFields, usesOf } from '#jira/fields';
import { readPerson } from '#jira/issue-reader';
import { isHidden, IssueSource } from '#jira/issue-source';
import { candidateJql } from '#jira/jql';
import { inParallel } from '#app/parallel';
import type { JiraRequest } from '#jira/request';
import { count, grants, permissions, placedIssue, userPage } from '#jira/wire';

/** Most issues in one check of permissions. Source: POST /rest/api/3/permissions/check (2026-11-22). */
const issuesACheck = 1_000;
/** People in one look-up; the address of a longer list grows past what servers take. */
const peopleACall = 50;

/** What a tracker for Jira is made of. */
export interface JiraTrackerParts {
  readonly request: JiraRequest;
  readonly extension: Extension;
  readonly patience?: Patience;
}

/** The tracker over Jira's REST API; the same in the page and in functions. */
export function createTracker(parts: JiraTrackerParts): Tracker & SiteRights {
  return new JiraTracker(parts);
}

class JiraTracker implements Tracker, SiteRights {
  readonly can = { standing: true, factorFields: false, agreePermission: true };
  private readonly client: JiraClient;
  private readonly source: IssueSource;
  private readonly extension: Extension;
  /** Ids of the app's own fields, learnt from the first issue that was read. */
  private own: ReadonlyMap<string, string> = new Map();

  constructor({ request, extension, patience }: JiraTrackerParts) {
    this.client = new JiraClient(request, patience);
    this.source = new IssueSource(this.client);
    this.extension = extension;
  }

  async issue(id: IssueId | IssueKey, fields: CandidateQuery['fields']): Promise<Issue | undefined> {
    const read = await this.source.issue(id, fields);
    if (read) this.own = ownFields(this.extension, read.fields);
    return read?.issue;
  }

  issues(ids: readonly (IssueId | IssueKey)[], fields: CandidateQuery['fields']): Promise<readonly Issue[]> {
    return this.source.issues(ids, fields);
  }

  candidates(
    query: CandidateQuery,
    onPage?: (issues: readonly Issue[], total: number) => void,
    signal?: AbortSignal,
  ): Promise<readonly Issue[]> {
    return this.source.candidates(query, onPage, signal);
  }

  async standing(
    query: CandidateQuery,
    issueId: IssueId,
    score: { readonly modelId: string; readonly value: number },
  ): ReturnType<Tracker['standing']> {
    const field =
      this.own.get(score.modelId) ?? ownFields(this.extension, await this.source.fields()).get(score.modelId);
    if (field === undefined) return undefined;
    const { where } = candidateJql(query);
    const clause = `cf[${field.replace(/^customfield_/, '')}]`;
    const others = `${where} AND id != ${issueId}`;
    const [better, scored] = await Promise.all([
      this.count(`${others} AND ${clause} > ${rounded(score.value)}`),
      this.count(`${others} AND ${clause} is not EMPTY`),
    ]);
    return { rank: better + 1, of: scored + 1, inOrder: `${where} AND ${clause} is not EMPTY ORDER BY ${clause} DESC` };
  }

  async people(ids: readonly AccountId[]): Promise<readonly Person[]> {
    const pages = await inParallel(chunks([...new Set(ids)], peopleACall), 4, async (part) => {
      const query = part.map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
      return this.client.send({ path: `/rest/api/3/user/bulk?maxResults=${peopleACall}&${query}`, answer: userPage });
    });
    return pages.flatMap(({ values }) => values.map(readPerson));
  }

  async fields(): ReturnType<Tracker['fields']> {
    const fields = await this.source.fields();
    const found = detectFields(fields, {});
    return fields.flatMap((field) => {
      const fits = usesOf(field);
      const detected = fits.filter((use) => found[use].includes(field.id));
      return fits.length === 0
        ? []
        : [{ id: field.id, name: field.name, fits, ...(detected.length > 0 && { detected }) }];
    });
  }

  /** The app's own fields are written by the app alone: they hold nothing that Waybill does not know. */
  async holdings(): ReturnType<Tracker['holdings']> {
    return new Map();
  }

  async rights(issueId: IssueId): Promise<IssueRights> {
    const id = encodeURIComponent(issueId);
    try {
      const [may, { fields }] = await Promise.all([
        this.permissions(`issueId=${id}`),
        this.client.send({ path: `/rest/api/3/issue/${id}?fields=project`, answer: placedIssue }),
      ]);
      return may.see ? { ...may, projectId: fields.project.id as ProjectId } : nothing;
    } catch (error) {
      if (isHidden(error)) return nothing;
      throw error;
    }
  }

  async projectRights(projectId: ProjectId): ReturnType<Tracker['projectRights']> {
    try {
      return await this.permissions(`projectId=${encodeURIComponent(projectId)}`);
    } catch (error) {
      if (isHidden(error)) return nothing;
      throw error;
    }
  }

  async administers(): Promise<boolean> {
    const answer = await this.client.send({
      path: '/rest/api/3/mypermissions?permissions=ADMINISTER',
      answer: permissions,
    });
    return answer.permissions['ADMINISTER']?.havePermission === true;
  }

  async visible(ids: readonly IssueId[]): Promise<ReadonlySet<IssueId>> {
    // Ids that are no numbers belong to no issue; Jira refuses a check that holds one.
    const numbers = [...new Set(ids)].filter((id) => /^\d{1,18}$/.test(id)).map(Number);
    const answers = await inParallel(chunks(numbers, issuesACheck), 4, (issues) =>
      this.client.send({
        path: '/rest/api/3/permissions/check',
        body: { projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues }] },
        answer: grants,
      }),
    );
    return new Set(
      answers.flatMap(({ projectPermissions }) =>
        projectPermissions.flatMap(({ issues }) => issues.map((id) => String(id) as IssueId)),
      ),
    );
  }

  private async count(jql: string): Promise<number> {
    return (await this.client.send({ path: '/rest/api/3/search/approximate-count', body: { jql }, answer: count }))
      .count;
  }

  private async permissions(
    place: string,
  ): Promise<{ see: boolean; edit: boolean; agree: boolean; administer: boolean }> {
    const agree = moduleAri(this.extension, agreePermission);
    const keys = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS', 'ADMINISTER', agree];
    const path = `/rest/api/3/mypermissions?${place}&permissions=${encodeURIComponent(keys.join(','))}`;
    const answer = await this.client.send({ path, answer: permissions });
    const has = (key: string): boolean => answer.permissions[key]?.havePermission === true;
    return {
      see: has('BROWSE_PROJECTS'),
      edit: has('EDIT_ISSUES'),
      agree: has(agree),
      administer: has('ADMINISTER_PROJECTS') || has('ADMINISTER'),
    };
  }
}

const nothing = { see: false, edit: false, agree: false, administer: false } as const;
