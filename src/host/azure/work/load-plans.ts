import type { DaysOff, MemberCapacity } from '#host/azure/work/team-settings';
import type { World } from '#host/azure/world/world';

/** What a team can take in one iteration, by names: for what fills an organization. */
export interface NamedPlan {
  readonly project: string;
  readonly team: string;
  /** Whole path. */
  readonly iteration: string;
  readonly daysOff: readonly DaysOff[];
  readonly capacities: readonly MemberCapacity[];
}

/** Stores days off and capacities of teams. Throws for a team or an iteration that is not loaded. */
export function loadPlans(world: World, plans: readonly NamedPlan[]): void {
  for (const { project: projectName, team: teamName, iteration, daysOff, capacities } of plans) {
    const project = world.projectByIdOrName(projectName);
    const team = project && world.teamsOf.of(project.id).find(({ name }) => name === teamName);
    const node = project && world.nodeAt(project.id, 'iteration', iteration);
    if (!team || !node)
      throw new Error(`There is no team ${teamName} with the iteration ${iteration} in ${projectName}.`);
    world.iterationPlans.put({ teamId: team.id, iterationId: node.identifier, daysOff, capacities });
  }
}
