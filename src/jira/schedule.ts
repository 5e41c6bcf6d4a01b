import * as z from 'zod/mini';
import { HostUnreachable } from '#app/ports/failures';
import type {
  CapacityOutcome,
  Iteration,
  IterationDraft,
  IterationOutcome,
  IterationState,
  PlaceCode,
  Schedule,
  Team,
} from '#app/ports/schedule';
import { mergedIterations } from '#app/merged-iterations';
import { readPlaces } from '#app/read-places';
import { patience as usual, Refused, type Patience } from '#app/rest-client';
import type { ProjectId } from '#core/issue';
import type { IterationId, TeamId } from '#core/train/ids';
import { jiraCan } from '#jira/can';
import { boardPage, sprint, sprintPage, type Sprint } from '#jira/agile-wire';
import { callsAtOnce, JiraClient } from '#jira/client';
import { momentOf } from '#app/fields/reading';
import type { JiraRequest } from '#jira/request';

/** Boards, and sprints of a board, in one call. Source: GET /rest/agile/1.0/board (2026-11-27). */
const rowsAPage = 50;

/** What a schedule of Jira is made of. */
export interface JiraScheduleParts {
  readonly request: JiraRequest;
  readonly patience?: Patience;
}

/**
 * Boards as teams and their sprints. Jira has no list of sprints over boards, so one takes a call a board, and so a
 * board that is on several projects is found by each of them.
 */
export function createJiraSchedule({ request, patience = usual }: JiraScheduleParts): Schedule {
  return new JiraSchedule(
    new JiraClient(request, patience),
    // A sprint that was made, and whose answer was lost, must not be made again.
    new JiraClient(request, { ...patience, attempts: 1 }),
  );
}

class JiraSchedule implements Schedule {
  readonly can = jiraCan.schedule;

  constructor(
    private readonly client: JiraClient,
    private readonly writer: JiraClient,
  ) {}

  async teams(projectIds: readonly ProjectId[], signal?: AbortSignal): ReturnType<Schedule['teams']> {
    const { found, unreadable } = await readPlaces([...new Set(projectIds)], {
      atOnce: callsAtOnce,
      read: (projectId) => this.boards(projectId, signal),
      // Jira answers 400 for a project that does not exist or that this person does not see.
      codeOf: ({ status }) => (status === 403 ? 'forbidden' : 'hidden'),
    });
    const teams = new Map<TeamId, Team>();
    for (const { place: projectId, value } of found)
      for (const { id, name } of value) {
        const teamId = String(id) as TeamId;
        const known = teams.get(teamId);
        teams.set(teamId, {
          id: teamId,
          name: name ?? teamId,
          projectIds: [...(known?.projectIds ?? []), projectId],
        });
      }
    return { teams: [...teams.values()], unreadable };
  }

  async iterations(
    teamIds: readonly TeamId[],
    { states, signal }: { readonly states?: readonly IterationState[]; readonly signal?: AbortSignal } = {},
  ): ReturnType<Schedule['iterations']> {
    const { found, unreadable } = await readPlaces([...new Set(teamIds)], {
      atOnce: callsAtOnce,
      read: async (teamId) => (await this.sprints(teamId, states, signal)).map((bean) => readSprint(bean, [teamId])),
      // 400: a board without sprints, as those of Kanban are.
      codeOf: ({ status }) => (status === 403 ? 'forbidden' : status === 400 ? 'no-iterations' : 'hidden'),
    });
    return { iterations: mergedIterations(found), unreadable };
  }

  async capacity(places: Parameters<Schedule['capacity']>[0]): ReturnType<Schedule['capacity']> {
    return { capacities: [], unreadable: places.map((place) => ({ place, code: 'not-kept' })) };
  }

  async setCapacity(...[, changes]: Parameters<Schedule['setCapacity']>): ReturnType<Schedule['setCapacity']> {
    return changes.map((): CapacityOutcome => ({ kind: 'refused', code: 'not-kept' }));
  }

  setDaysOff(): ReturnType<Schedule['setDaysOff']> {
    return Promise.resolve({ kind: 'refused', code: 'not-kept' });
  }

  async createIterations(
    drafts: readonly IterationDraft[],
    signal?: AbortSignal,
  ): Promise<readonly IterationOutcome[]> {
    const { iterations, unreadable } = await this.iterations(
      drafts.map(({ teamId }) => teamId),
      { states: ['active', 'future'], ...(signal && { signal }) },
    );
    const codes = new Map(unreadable.map(({ place, code }) => [place, code]));
    const open = [...iterations];
    const outcomes: IterationOutcome[] = [];
    let isSilent = false;
    // One after the other: sprints of a board stand in the order in which they were made. Behind one without an answer none
    // is tried.
    for (const draft of drafts) {
      signal?.throwIfAborted();
      const code: PlaceCode | undefined = isSilent ? 'unreachable' : codes.get(draft.teamId);
      const name = draft.name.trim();
      const existing = open.find((known) => known.name === name && known.origin === draft.teamId);
      const outcome: IterationOutcome = code
        ? { kind: 'refused', code }
        : existing
          ? { kind: 'existing', iteration: existing }
          : await this.create(draft, signal);
      if (outcome.kind === 'created') open.push(outcome.iteration);
      isSilent ||= !code && outcome.kind === 'refused' && outcome.code === 'unreachable';
      outcomes.push(outcome);
    }
    return outcomes;
  }

  private async create(
    { teamId, name, start, end }: IterationDraft,
    signal: AbortSignal | undefined,
  ): Promise<IterationOutcome> {
    const body = {
      name: name.trim(),
      originBoardId: Number(teamId),
      ...(start !== undefined && { startDate: start }),
      ...(end !== undefined && { endDate: end }),
    };
    try {
      const made = await this.writer.send({
        path: '/rest/agile/1.0/sprint',
        body,
        answer: sprint,
        signal,
      });
      return { kind: 'created', iteration: readSprint(made, [teamId]) };
    } catch (error) {
      if (error instanceof HostUnreachable) return { kind: 'refused', code: 'unreachable' };
      if (!(error instanceof Refused)) throw error;
      const code = error.status === 403 ? 'forbidden' : error.status === 404 ? 'hidden' : 'invalid';
      return { kind: 'refused', code, reason: error.message };
    }
  }

  private boards(
    projectId: ProjectId,
    signal: AbortSignal | undefined,
  ): Promise<readonly z.infer<typeof boardPage>['values'][number][]> {
    return allPages((startAt) =>
      this.client.send({
        path: `/rest/agile/1.0/board?projectKeyOrId=${encodeURIComponent(projectId)}&startAt=${startAt}&maxResults=${rowsAPage}`,
        answer: boardPage,
        signal,
      }),
    );
  }

  private sprints(
    teamId: TeamId,
    states: readonly IterationState[] | undefined,
    signal: AbortSignal | undefined,
  ): Promise<readonly Sprint[]> {
    const wanted = states ? `&state=${states.join(',')}` : '';
    return allPages((startAt) =>
      this.client.send({
        path: `/rest/agile/1.0/board/${encodeURIComponent(teamId)}/sprint?startAt=${startAt}&maxResults=${rowsAPage}${wanted}`,
        answer: sprintPage,
        signal,
      }),
    );
  }
}

/** A site may answer fewer rows than were asked for. */
async function allPages<Row>(
  ask: (startAt: number) => Promise<{ readonly isLast?: boolean | undefined; readonly values: readonly Row[] }>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const { isLast, values } = await ask(rows.length);
    rows.push(...values);
    if (isLast === true || values.length === 0) return rows;
  }
}

function readSprint(
  { id, name, state, startDate, endDate, originBoardId }: Sprint,
  teamIds: readonly TeamId[],
): Iteration {
  return {
    id: String(id) as IterationId,
    name,
    state: state === 'active' || state === 'closed' ? state : 'future',
    ...(startDate && { start: momentOf(startDate) }),
    ...(endDate && { end: momentOf(endDate) }),
    teamIds,
    ...(originBoardId !== undefined && originBoardId !== null && { origin: String(originBoardId) as TeamId }),
  };
}
