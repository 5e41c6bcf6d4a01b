import { inParallel } from '#app/parallel';
import { Refused } from '#app/rest-client';
import type { AccountId, Person, ProjectId } from '#core/issue';
import type { AzureClient } from '#azure/client';
import { personIn, readPerson } from '#azure/issue-reader';
import { Kept } from '#azure/kept';
import { memberList, teamList, type WorkItem } from '#azure/wire';

/** Fields of an item that name somebody. */
const personFields = ['System.AssignedTo', 'System.ChangedBy', 'System.CreatedBy'];

const teamsAProject = 100;
const membersATeam = 500;

/**
 * People by their ids, learnt from the items that are read anyway, else from the teams of the page's project.
 * The platform's own directory (`_apis/identities`) would take one more scope of every customer.
 */
export class People {
  private readonly known = new Map<string, Person>();
  private readonly teams = new Kept<void>(10 * 60_000);

  constructor(
    private readonly client: AzureClient,
    private readonly projectId: ProjectId | undefined,
  ) {}

  learn({ fields }: WorkItem): void {
    for (const name of personFields) {
      const person = personIn(fields[name]);
      if (person) this.known.set(person.id, person);
    }
  }

  /** Those who are found; whoever left the organization is not. */
  async find(ids: readonly AccountId[]): Promise<readonly Person[]> {
    const wanted = [...new Set(ids)];
    if (wanted.some((id) => !this.known.has(id))) await this.teams.get('', () => this.askTeams());
    return wanted.flatMap((id) => this.known.get(id) ?? []);
  }

  private async askTeams(): Promise<void> {
    if (this.projectId === undefined) return;
    const place = `_apis/projects/${encodeURIComponent(this.projectId)}/teams`;
    try {
      const { value } = await this.client.send({ area: 'core', path: `${place}?$top=${teamsAProject}`, answer: teamList, expects: [403, 404] });
      await inParallel(value, 4, async ({ id }) => {
        const path = `${place}/${encodeURIComponent(id)}/members?$top=${membersATeam}`;
        const members = await this.client.send({ area: 'core', path, answer: memberList, expects: [403, 404] });
        for (const { identity } of members.value) this.known.set(identity.id, readPerson(identity));
      });
    } catch (error) {
      // Teams that this person may not look into leave names unknown, no more.
      if (!(error instanceof Refused)) throw error;
    }
  }
}
