import type { Iteration, IterationDraft, Team } from '#app/ports/schedule';
import type { TeamId } from '#core/train/ids';
import type { Pi } from '#core/train/train';

/** An iteration that a team lacks in a slot, as it could be made. */
export interface MissingIteration {
  readonly teamId: TeamId;
  readonly slot: number;
  readonly draft: IterationDraft;
}

/** What missing iterations are named after. */
export interface MissingSource {
  readonly pi: Pi;
  readonly teams: readonly Pick<Team, 'id' | 'name'>[];
  readonly iterations: readonly Iteration[];
  /** Iterations form a tree that the teams of a project choose from. */
  readonly canNest: boolean;
}

/**
 * Every slot in which a team has no iteration. Where teams choose from a tree they get the one that others have there;
 * elsewhere one of their own, called as the others call theirs.
 */
export function missingIn({ pi, teams, iterations, canNest }: MissingSource): readonly MissingIteration[] {
  const byId = new Map(iterations.map((iteration) => [iteration.id, iteration]));
  const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
  return teams.flatMap(({ id: teamId, name }) =>
    pi.slots.flatMap((slot, at): MissingIteration[] => {
      if ((pi.iterations[teamId]?.[at] ?? null) !== null) return [];
      const model = modelFor({ pi, teams, at, byId, teamId });
      const below = canNest ? belowOf(model?.iteration ?? modelOf(pi, teams, byId)) : undefined;
      const { start, end } = canNest && model?.iteration.start !== undefined ? model.iteration : slot;
      const draft: IterationDraft = {
        teamId,
        name: canNest ? (model?.iteration.name ?? slot.name) : ownName(name, slot.name, model, nameOf),
        ...(start !== undefined && end !== undefined && { start, end }),
        ...(below && below.length > 0 && { below }),
      };
      return [{ teamId, slot: at, draft }];
    }),
  );
}

interface Model {
  readonly teamId: TeamId;
  readonly iteration: Iteration;
}

/** What another team has in the slot. */
function modelFor({
  pi,
  teams,
  at,
  byId,
  teamId,
}: Pick<MissingSource, 'pi' | 'teams'> & {
  readonly at: number;
  readonly byId: ReadonlyMap<string, Iteration>;
  readonly teamId: TeamId;
}): Model | undefined {
  // Teams of one project share its tree: theirs come first.
  const project = teamId.split('/')[0];
  const sorted = [...teams].sort(
    (one, other) => Number(other.id.split('/')[0] === project) - Number(one.id.split('/')[0] === project),
  );
  for (const { id } of sorted) {
    const iterationId = pi.iterations[id]?.[at];
    const iteration = iterationId ? byId.get(iterationId) : undefined;
    if (iteration) return { teamId: id, iteration };
  }
  return undefined;
}

/** Any iteration of the PI, whose neighbours new ones become. */
function modelOf(pi: Pi, teams: MissingSource['teams'], byId: ReadonlyMap<string, Iteration>): Iteration | undefined {
  for (const { id } of teams)
    for (const iterationId of pi.iterations[id] ?? []) {
      const iteration = iterationId === null ? undefined : byId.get(iterationId);
      if (iteration) return iteration;
    }
  return undefined;
}

/** The nodes between the tree's root and an iteration. */
function belowOf(iteration: Iteration | undefined): readonly string[] {
  return (iteration?.path ?? '').split('\\').slice(1, -1);
}

function ownName(team: string, slot: string, model: Model | undefined, nameOf: ReadonlyMap<TeamId, string>): string {
  const other = model && nameOf.get(model.teamId);
  if (model && other && model.iteration.name.includes(other)) return model.iteration.name.replace(other, team);
  return slot.includes(team) ? slot : `${team} ${slot}`;
}
