import { chunks } from '#app/chunks';
import { inParallel } from '#app/parallel';
import { noRights, type AppPermission, type IssueRights, type PlaceRights, type Rights } from '#app/ports/rights';
import type { IssueId, ProjectId } from '#core/issue';
import { isHidden, type JiraClient } from '#jira/client';
import { moduleAri, type Extension } from '#jira/extension';
import { grants, permissions, placedIssue } from '#jira/wire';

/** Most issues in one check of permissions. Source: POST /rest/api/3/permissions/check (2026-11-22). */
const issuesACheck = 1_000;

/** Jira's own permissions beside those that the app declares as modules, under their own names. */
export class JiraRights implements Rights {
  /** `granted`: what the manifest declares; Jira refuses a question for any other. */
  constructor(
    private readonly client: JiraClient,
    private readonly extension: Extension,
    readonly granted: ReadonlySet<AppPermission>,
  ) {}

  async ofIssue(issueId: IssueId): Promise<IssueRights> {
    const id = encodeURIComponent(issueId);
    try {
      const [may, { fields }] = await Promise.all([
        this.ask(`issueId=${id}`),
        this.client.send({ path: `/rest/api/3/issue/${id}?fields=project`, answer: placedIssue }),
      ]);
      return may.see ? { ...may, projectId: fields.project.id as ProjectId } : noRights;
    } catch (error) {
      if (isHidden(error)) return noRights;
      throw error;
    }
  }

  async ofProject(projectId: ProjectId): Promise<PlaceRights> {
    try {
      return await this.ask(`projectId=${encodeURIComponent(projectId)}`);
    } catch (error) {
      if (isHidden(error)) return noRights;
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
        isRepeatable: true,
        answer: grants,
      }),
    );
    return new Set(
      answers.flatMap(({ projectPermissions }) =>
        projectPermissions.flatMap(({ issues }) => issues.map((id) => String(id) as IssueId)),
      ),
    );
  }

  private async ask(place: string): Promise<PlaceRights> {
    const own = [...this.granted].map((permission) => [permission, moduleAri(this.extension, permission)] as const);
    const keys = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS', 'ADMINISTER', ...own.map(([, key]) => key)];
    const path = `/rest/api/3/mypermissions?${place}&permissions=${encodeURIComponent(keys.join(','))}`;
    const answer = await this.client.send({ path, answer: permissions });
    const has = (key: string): boolean => answer.permissions[key]?.havePermission === true;
    if (!has('BROWSE_PROJECTS')) return noRights;
    return {
      see: true,
      edit: has('EDIT_ISSUES'),
      administer: has('ADMINISTER_PROJECTS') || has('ADMINISTER'),
      holds: new Set(own.filter(([, key]) => has(key)).map(([permission]) => permission)),
    };
  }
}
