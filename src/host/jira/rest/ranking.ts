import * as z from 'zod';
import { demand } from '#host/jira/access';
import { noContent, ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { fieldIds } from '#host/jira/defaults';
import { changeItem, differences, edited } from '#host/jira/edit/edit';
import { scopeOf } from '#host/jira/edit/meta';
import { recordChange } from '#host/jira/edit/record';
import type { Issue } from '#host/jira/entities';
import { rankBetween } from '#host/jira/rank';
import { refuse } from '#host/jira/refusal';
import { boardOf, epicBean } from '#host/jira/rest/boards';
import { epicNamed, seenIssue } from '#host/jira/rest/sprints';

/** The order of issues and epics, and what boards change of epics. */
export const ranking: Handlers = {
  rankIssues: (call) => {
    const { issues, rankBeforeIssue, rankAfterIssue } = payload(call, rankRequest);
    return rank(
      call,
      issues.map((idOrKey) => seenIssue(call, idOrKey)),
      rankBeforeIssue,
      rankAfterIssue,
    );
  },
  rankEpics: (call) => {
    const { rankBeforeEpic, rankAfterEpic } = payload(
      call,
      z.object({ rankBeforeEpic: z.string().optional(), rankAfterEpic: z.string().optional() }),
    );
    return rank(call, [epicNamed(call)], rankBeforeEpic, rankAfterEpic);
  },
  // Every issue of a board's project is on it: what is left to do is to rank.
  moveIssuesToBoard: (call) => {
    const board = boardOf(call);
    const { issues, rankBeforeIssue, rankAfterIssue } = payload(call, rankRequest);
    const moved = issues.map((idOrKey) => seenIssue(call, idOrKey));
    if (moved.some(({ projectId }) => projectId !== board.projectId))
      throw refuse(400, 'Issues can only be moved to a board of their own project.');
    return rankBeforeIssue === undefined && rankAfterIssue === undefined
      ? noContent()
      : rank(call, moved, rankBeforeIssue, rankAfterIssue);
  },
  partiallyUpdateEpic,
};

const rankRequest = z.object({
  issues: z.array(z.string()).min(1).max(50),
  rankBeforeIssue: z.string().optional(),
  rankAfterIssue: z.string().optional(),
});

/** Puts issues, in the order given, just before or after another one. */
function rank(call: Call, moved: readonly Issue[], before: string | undefined, after: string | undefined): Answer {
  const anchorName = before ?? after;
  if (anchorName === undefined) throw refuse(400, 'One of rankBeforeIssue and rankAfterIssue must be given.');
  for (const issue of moved) demand(call, 'SCHEDULE_ISSUES', issue, 'You do not have permission to rank this issue.');
  const anchor = seenIssue(call, anchorName);
  const others = call.world.issues
    .list()
    .filter((issue) => !moved.includes(issue))
    .map(({ rank }) => rank);
  const neighbour = before
    ? greatest(others.filter((rank) => rank < anchor.rank))
    : least(others.filter((rank) => rank > anchor.rank));
  let low = before ? neighbour : anchor.rank;
  const high = before ? anchor.rank : neighbour;
  for (const issue of moved) {
    low = rankBetween(low, high);
    const words = before ? 'Ranked higher' : 'Ranked lower';
    recordChange(call, { ...issue, rank: low }, [changeItem('Rank', fieldIds.rank, true, {}, { text: words })]);
  }
  return noContent();
}

function greatest(ranks: readonly string[]): string | undefined {
  return ranks.reduce<string | undefined>((top, rank) => (top === undefined || rank > top ? rank : top), undefined);
}

function least(ranks: readonly string[]): string | undefined {
  return ranks.reduce<string | undefined>(
    (bottom, rank) => (bottom === undefined || rank < bottom ? rank : bottom),
    undefined,
  );
}

const epicRequest = z.object({
  name: z.string().optional(),
  summary: z.string().optional(),
  color: z.object({ key: z.string() }).optional(),
  done: z.boolean().optional(),
});

function partiallyUpdateEpic(call: Call): Answer {
  const epic = epicNamed(call);
  demand(call, 'EDIT_ISSUES', epic, 'You do not have permission to edit issues in this project.');
  const { name, summary, color, done } = payload(call, epicRequest);
  if (color !== undefined || done !== undefined)
    throw refuse(501, 'The local Jira does not model colours of epics, nor marking one as done.');
  const fields = {
    ...(summary !== undefined && { summary }),
    ...(name !== undefined && { [fieldIds.epicName]: name }),
  };
  const scope = scopeOf(epic, call.beans);
  const after = edited(epic, { fields }, scope, call);
  return ok(epicBean(call, recordChange(call, after, differences(epic, after, scope, call))));
}
