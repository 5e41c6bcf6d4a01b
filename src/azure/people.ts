import { chunks } from '#app/chunks';
import { inParallel } from '#app/parallel';
import type { People } from '#app/ports/people';
import { Refused } from '#app/rest-client';
import type { AccountId, Person, ProjectId } from '#core/issue';
import type { AzureClient } from '#azure/client';
import { personIn, readPerson } from '#azure/issue-reader';
import { TimedCache } from '#azure/timed-cache';
import { identityList, memberList, type WorkItem } from '#azure/wire';
import { teamPage } from '#azure/work-wire';

/** Fields of an item that name somebody. */
const personFields = ['System.AssignedTo', 'System.ChangedBy', 'System.CreatedBy'];

const teamsAProject = 100;
const membersATeam = 500;

/** Ids in one look-up; the address of a longer list grows past what servers take. */
const peopleACall = 50;

/**
 * People by their ids, learnt from the items that are read anyway, else from the teams of the page's project. The
 * organization's directory is asked last: it may want a scope (`vso.identity`) that Waybill does not ask of its customers.
 */
export class AzurePeople implements People {
  private readonly known = new Map<string, Person>();
  private readonly teams = new TimedCache<void>(10 * 60_000);
  private readonly asked = new Set<string>();

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

  /** Those who are found; whoever left the organization may not be. */
  async named(ids: readonly AccountId[]): Promise<readonly Person[]> {
    const wanted = [...new Set(ids)];
    const isUnknown = (id: AccountId): boolean => !this.known.has(id) && !this.asked.has(id);
    if (wanted.some(isUnknown)) await this.teams.get('', () => this.askTeams());
    await inParallel(chunks(wanted.filter(isUnknown), peopleACall), 4, (part) => this.askDirectory(part));
    return wanted.flatMap((id) => this.known.get(id) ?? []);
  }

  private async askDirectory(ids: readonly AccountId[]): Promise<void> {
    const list = ids.map(encodeURIComponent).join(',');
    try {
      const { value } = await this.client.send({
        area: 'identities',
        path: `_apis/identities?identityIds=${list}&queryMembership=None`,
        answer: identityList,
        expects: [400, 403, 404],
      });
      for (const found of value) {
        if (found) this.known.set(found.id, { id: found.id as AccountId, name: found.providerDisplayName ?? found.id });
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    ids.forEach((id) => this.asked.add(id));
  }

  private async askTeams(): Promise<void> {
    if (this.projectId === undefined) return;
    const place = `_apis/projects/${encodeURIComponent(this.projectId)}/teams`;
    try {
      const { value } = await this.client.send({
        area: 'core',
        path: `${place}?$top=${teamsAProject}`,
        answer: teamPage,
        expects: [403, 404],
      });
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
