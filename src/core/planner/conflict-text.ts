import type { Conflict, Reason } from '#core/planner/conflict';
import type { Demand } from '#core/planner/conflict-demand';
import { listed, pointsText, figure } from '#core/planner/wording';

/** A conflict in one English line; iterations are counted from 0, as in the problem. */
export function conflictText({ demands, isMinimal, reason }: Conflict): string {
  const fact = demands.length === 1 ? `This cannot hold: ${demandText(demands[0]!)}.` : `These cannot hold together: ${demands.map(demandText).join('; ')}.`;
  const because = reasonText(reason);
  return [fact, ...(because === undefined ? [] : [because]), ...(isMinimal ? [] : ['Maybe fewer of them are enough.'])].join(' ');
}

function demandText(demand: Demand): string {
  switch (demand.kind) {
    case 'mandatory':
      return `${demand.feature} is mandatory`;
    case 'due':
      return `${demand.feature} is due by iteration ${demand.due}`;
    case 'pin':
      return `story ${demand.story} is pinned to iteration ${demand.iteration}`;
    case 'band-min':
      return `band ${demand.band} has at least ${pointsText(demand.min)}`;
    case 'band-max':
      return `band ${demand.band} has at most ${pointsText(demand.max)}`;
  }
}

function reasonText(reason: Reason): string | undefined {
  switch (reason.kind) {
    case 'no-stories':
      return `${reason.feature} has no stories.`;
    case 'no-iteration':
      return `Story ${reason.story} has no iteration left in which team ${reason.team} has room and its dependencies hold.`;
    case 'too-much':
      return `Team ${reason.team} has ${pointsText(reason.available)} in iterations ${reason.from} to ${reason.to}, and stories ${listed(reason.stories)} need ${figure(reason.needed)} there.`;
    case 'band-over':
      return `Band ${reason.band} would be ${pointsText(reason.points)} over.`;
    case 'band-under':
      return `All its features together leave band ${reason.band} ${pointsText(reason.points)} short.`;
    case 'exhausted':
      return undefined;
  }
}
