import { nodeName } from '#host/azure/fill/names';
import type { IterationTree } from '#host/azure/fill/iterations';
import type { BacklogIssue, BacklogSprint } from '#host/jira/backlog';

/** Where an item is in both trees; whole paths. */
export interface Place {
  readonly areaPath: string;
  readonly iterationPath: string;
  readonly team?: string;
}

/** Finds the places of one project's issues. Equal paths are the same text, so that thousands of items share them. */
export class Places {
  readonly #root: string;
  readonly #tree: IterationTree;
  readonly #sprints: ReadonlyMap<number, BacklogSprint>;
  readonly #isOwn: boolean;
  readonly #areas = new Map<string, string>();

  /** isOwn: the issues are work items, which stay in the iteration that they name. */
  constructor(root: string, tree: IterationTree, sprints: ReadonlyMap<number, BacklogSprint>, isOwn: boolean) {
    this.#isOwn = isOwn;
    this.#root = root;
    this.#tree = tree;
    this.#sprints = sprints;
  }

  of(issue: BacklogIssue): Place {
    const sprintId = issue.sprintIds.at(-1);
    const team = issue.team ?? (sprintId === undefined ? undefined : this.#tree.teamOfSprint.get(sprintId));
    return {
      areaPath: team === undefined ? this.#root : this.areaOf(team),
      iterationPath: this.#iterationOf(issue, sprintId),
      ...(team !== undefined && { team }),
    };
  }

  /** The area of a team, named as it; work items name theirs by a path below the project. */
  areaOf(team: string): string {
    const known = this.#areas.get(team);
    if (known !== undefined) return known;
    const path = [this.#root, ...team.split('\\').map(nodeName)].join('\\');
    this.#areas.set(team, path);
    return path;
  }

  sprintNamed(name: string | undefined): string | undefined {
    const last = name?.split(',').at(-1)?.trim();
    const sprint = [...this.#sprints.values()].find((candidate) => candidate.name === name || candidate.name === last);
    return sprint === undefined ? undefined : this.#tree.pathOfSprint.get(sprint.id);
  }

  /** Work that is not done does not stay in a sprint that is over; what has only a PI is planned in it. */
  #iterationOf(issue: BacklogIssue, sprintId: number | undefined): string {
    const isOver =
      !this.#isOwn &&
      sprintId !== undefined &&
      this.#sprints.get(sprintId)?.state === 'closed' &&
      issue.status.category !== 'done';
    const inSprint = sprintId === undefined || isOver ? undefined : this.#tree.pathOfSprint.get(sprintId);
    const version = issue.fixVersions.findLast((name) => this.#tree.pathOfVersion.has(name));
    return inSprint ?? (version === undefined ? undefined : this.#tree.pathOfVersion.get(version)) ?? this.#root;
  }
}
