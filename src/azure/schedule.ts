import { mergedIterations } from '#app/merged-iterations';
import type { IterationDraft, IterationOutcome, IterationState, Schedule, Team } from '#app/ports/schedule';
import { readPlaces } from '#app/read-places';
import type { Patience } from '#app/rest-client';
import type { ProjectId } from '#core/issue';
import type { TeamId } from '#core/train/ids';
import { azureCan } from '#azure/can';
import { Capacities } from '#azure/capacity';
import { AzureClient } from '#azure/client';
import { IterationMaking } from '#azure/iteration-making';
import { readIteration } from '#azure/iteration-reader';
import { callsAtOnce } from '#azure/item-source';
import type { AzureRequest } from '#azure/request';
import { codeOf, placeRefusals, settingsAddress, teamIdOf } from '#azure/team-place';
import { teamIterations, teamPage } from '#azure/work-wire';

/** Teams in one call. Source: GET _apis/projects/{project}/teams (2026-11-27). */
const teamsAPage = 100;

/** What a schedule of Azure DevOps is made of. */
export interface AzureScheduleParts {
  readonly request: AzureRequest;
  readonly patience?: Patience;
  /** Teams in one call. */
  readonly pageSize?: number;
}

/**
 * Teams of projects and the iterations that they chose. Which teams chose an iteration is told team by team only, so a
 * list takes a call a team.
 */
export function createAzureSchedule({ request, patience, pageSize = teamsAPage }: AzureScheduleParts): Schedule {
  return new AzureSchedule(new AzureClient(request, patience), pageSize);
}

class AzureSchedule implements Schedule {
  readonly can = azureCan.schedule;
  private readonly capacities: Capacities;
  private readonly making: IterationMaking;

  constructor(
    private readonly client: AzureClient,
    private readonly pageSize: number,
  ) {
    this.capacities = new Capacities(client);
    this.making = new IterationMaking(client);
  }

  async teams(projectIds: readonly ProjectId[], signal?: AbortSignal): ReturnType<Schedule['teams']> {
    const { found, unreadable } = await readPlaces([...new Set(projectIds)], {
      atOnce: callsAtOnce,
      read: (projectId) => this.teamsOf(projectId, signal),
      codeOf,
    });
    return { teams: found.flatMap(({ value }) => value), unreadable };
  }

  async iterations(
    teamIds: readonly TeamId[],
    { states, signal }: { readonly states?: readonly IterationState[]; readonly signal?: AbortSignal } = {},
  ): ReturnType<Schedule['iterations']> {
    const { found, unreadable } = await readPlaces([...new Set(teamIds)], {
      atOnce: callsAtOnce,
      read: async (teamId) => {
        const path = `${settingsAddress(teamId)}/iterations`;
        const call = { area: 'work', path, answer: teamIterations, signal, expects: placeRefusals } as const;
        return (await this.client.send(call)).value.map((each) => readIteration(each, teamId));
      },
      codeOf,
    });
    const iterations = mergedIterations(found).filter(({ state }) => states?.includes(state) ?? true);
    return { iterations, unreadable };
  }

  capacity(...[places, signal]: Parameters<Schedule['capacity']>): ReturnType<Schedule['capacity']> {
    return this.capacities.read(places, signal);
  }

  setCapacity(...[place, changes, signal]: Parameters<Schedule['setCapacity']>): ReturnType<Schedule['setCapacity']> {
    return this.capacities.write(place, changes, signal);
  }

  setDaysOff(...[place, change, signal]: Parameters<Schedule['setDaysOff']>): ReturnType<Schedule['setDaysOff']> {
    return this.capacities.writeDaysOff(place, change, signal);
  }

  /** Teams of a project share a node: it is made once, and chosen by each of them. */
  async createIterations(
    drafts: readonly IterationDraft[],
    signal?: AbortSignal,
  ): Promise<readonly IterationOutcome[]> {
    return this.making.make(drafts, signal);
  }

  private async teamsOf(projectId: ProjectId, signal: AbortSignal | undefined): Promise<readonly Team[]> {
    const teams: Team[] = [];
    for (;;) {
      const { value } = await this.client.send({
        area: 'core',
        path: `_apis/projects/${encodeURIComponent(projectId)}/teams?$top=${this.pageSize}&$skip=${teams.length}`,
        answer: teamPage,
        signal,
        expects: placeRefusals,
      });
      teams.push(...value.map(({ id, name }) => ({ id: teamIdOf(projectId, id), name, projectIds: [projectId] })));
      if (value.length < this.pageSize) return teams;
    }
  }
}
