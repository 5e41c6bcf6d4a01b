import type { Cause, Change, Displacement, Explanation, Remedy } from '#planner/explanation/claim';
import { figure, listed, pointsText } from '#planner/explanation/wording';

/** An explanation in one English line; iterations are counted from 0, as in the problem. */
export function explanationText(explanation: Explanation): string {
  const { feature, state, finish, alone, causes, remedy, alternatives, displacement } = explanation;
  const fact =
    state === 'left-out'
      ? `${feature} is left out`
      : `${feature} is done in iteration ${finish} and could be in ${alone!} alone`;
  const sentences = [
    `${fact}: ${listed(causes.map(causeText))}.`,
    ...(remedy === undefined ? [] : [remedyText(explanation, remedy)]),
    ...alternatives.map((each) => `Or ${lowered(remedyText(explanation, each))}`),
    ...(displacement === undefined ? [] : [displacementText(displacement)]),
    ...(displacement === undefined && causes.some(({ kind }) => kind === 'capacity' || kind === 'band')
      ? ['As it is, nothing was found that could make way.']
      : []),
  ];
  return sentences.join(' ');
}

function causeText(cause: Cause): string {
  switch (cause.kind) {
    case 'capacity':
      return `team ${cause.team} lacks ${pointsText(cause.missing)} in iteration ${cause.iteration} (${figure(cause.needed)} needed, ${figure(cause.free)} free)`;
    case 'predecessor':
      if (cause.state === 'late') return `it waits for ${cause.feature}, which is late`;
      return `it needs ${cause.feature}, which ${cause.state === 'impossible' ? 'cannot be done' : 'is left out'}`;
    case 'band':
      return `band ${cause.band} would be ${pointsText(cause.missing)} over its maximum`;
    case 'pin':
      return `story ${cause.story} is pinned to iteration ${cause.iteration}, ${cause.takes === 'order' ? 'too late for what waits for it' : 'where room is missing'}`;
    case 'due':
      return `${cause.feature} is due in iteration ${cause.due}, where room is missing`;
    case 'horizon':
      return `stories ${listed(cause.chain)} wait for one another and end ${cause.missing === 1 ? '1 iteration' : `${cause.missing} iterations`} after the last`;
    case 'no-stories':
      return 'it has no stories';
    case 'worthless':
      return 'it is worth nothing when it could be done';
    case 'flat':
      return 'done earlier, it would be worth no more';
    case 'fits':
      return 'there is room, and the plan can be better';
  }
}

function remedyText({ causes }: Explanation, { changes, moves, finish, with: along, gain }: Remedy): string {
  const [only] = causes;
  const isPlain =
    causes.length === 1 && changes.length === 1 && only!.kind === 'capacity' && changes[0]!.kind === 'capacity';
  const change = isPlain ? `${pointsText(only.missing)} more` : listed(changes.map(changeText));
  const condition =
    changes.length === 0
      ? `With ${moves.length === 1 ? '1 story' : `${moves.length} stories`} laid otherwise`
      : `With ${change}`;
  const company = along.length === 0 ? '' : ` together with ${listed(along)}`;
  return `${condition} it would be done in iteration ${finish}${company} and add ${figure(gain)}.`;
}

function changeText(change: Change): string {
  switch (change.kind) {
    case 'capacity':
      return `${pointsText(change.points)} more for ${change.team} in iteration ${change.iteration}`;
    case 'band':
      return `${pointsText(change.points)} more for band ${change.band}`;
    case 'pin':
      return `story ${change.story} pinned to iteration ${change.to} instead of ${change.from}`;
    case 'due':
      return `${change.feature} due in iteration ${change.to} instead of ${change.from}`;
    case 'lag':
      return change.to === 0
        ? `story ${change.story} in the same iteration as ${change.after}`
        : `story ${change.story} waiting ${change.to} instead of ${change.from} iterations for ${change.after}`;
    case 'dependency':
      return `story ${change.story} no longer waiting for ${change.after}`;
  }
}

function displacementText({ leaves, later, net }: Displacement): string {
  const ways = [
    ...(leaves.length === 0 ? [] : [`${listed(leaves)} would have to leave`]),
    ...later.map(({ feature, from, to }) => `${feature} would be done in iteration ${to} instead of ${from}`),
  ];
  const effect = net > 0 ? `${figure(net)} gained in all, so the plan can be better` : `${figure(-net)} lost in all`;
  return `As it is, ${ways.length === 0 ? 'only stories would move' : listed(ways)}: ${effect}.`;
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
