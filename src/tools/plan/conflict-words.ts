import type { Conflict, Reason } from '#planner/conflict/conflict';
import type { Demand } from '#planner/conflict/demand';

/** A conflict in words, a line for each of its members. */
export function conflictLines({ demands, isMinimal, reason }: Conflict): readonly string[] {
  if (demands.length === 0) return [`There is no plan: ${reasonWords(reason)}.`];
  const head = isMinimal
    ? 'There is no plan: these cannot hold together, and without any one of them the others can:'
    : 'There is no plan: these cannot hold together:';
  return [head, ...demands.map((demand) => `  ${demandWords(demand)}`), `Because ${reasonWords(reason)}.`];
}

function demandWords(demand: Demand): string {
  switch (demand.kind) {
    case 'mandatory':
      return `${demand.feature} is mandatory`;
    case 'due':
      return `${demand.feature} is due by iteration ${demand.due}`;
    case 'pin':
      return `${demand.story} is pinned to iteration ${demand.iteration}`;
    case 'band-min':
      return `${demand.band} has at least ${demand.min} points`;
    case 'band-max':
      return `${demand.band} has at most ${demand.max} points`;
  }
}

function reasonWords(reason: Reason): string {
  switch (reason.kind) {
    case 'no-stories':
      return `${reason.feature} has no stories`;
    case 'no-iteration':
      return `no iteration of ${reason.team} is left for ${reason.story}`;
    case 'too-much':
      return `${reason.team} can take ${reason.available} points ${when(reason.from, reason.to)}, and ${shortList(reason.stories)} ${reason.stories.length === 1 ? 'needs' : 'need'} ${reason.needed}`;
    case 'band-over':
      return `${reason.band} would be ${reason.points} points over its most`;
    case 'band-under':
      return `${reason.band} would be ${reason.points} points under its least`;
    case 'exhausted':
      return 'every way to place what must be there was tried';
  }
}

function when(from: number, to: number): string {
  return from === to ? `in iteration ${from}` : `from iteration ${from} to ${to}`;
}

function shortList(ids: readonly string[]): string {
  return ids.length > 12 ? `${ids.slice(0, 12).join(', ')} and ${ids.length - 12} more` : ids.join(', ');
}
