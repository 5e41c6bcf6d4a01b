import * as z from 'zod';
import { issueOf } from '#host/jira/access';
import {
  flagParameter,
  listParameter,
  ok,
  page,
  payload,
  type Answer,
  type Call,
  type Handlers,
} from '#host/jira/call';
import { changeBean, changesOf } from '#host/jira/changelog';
import { editMeta } from '#host/jira/edit/meta';
import { bareIssueEvent } from '#host/jira/edit/record';
import { selectFields } from '#host/jira/field/selection';
import { fieldIndex, issueBean, type IssueWish } from '#host/jira/issue-view';
import { refuse } from '#host/jira/refusal';

/** Reading one issue, or many by id. */
export const issueReading: Handlers = {
  getIssue,
  bulkFetchIssues,
  getEditIssueMeta: (call) => ok(editMeta(issueOf(call), call.beans)),
  getChangeLogs: (call) => {
    const issue = issueOf(call);
    return page(call, changesOf(issue, call.beans), 100, (change) => changeBean(change, call.beans));
  },
  getChangeLogsByIds,
  getBulkChangelogs,
};

function wishOf(call: Call, otherwise: '*all' | '*navigable'): IssueWish {
  return {
    fields: selectFields(call.fields, listParameter(call, 'fields'), otherwise),
    expand: listParameter(call, 'expand'),
    properties: listParameter(call, 'properties'),
    byKeys: flagParameter(call, 'fieldsByKeys'),
  };
}

function getIssue(call: Call): Answer {
  const issue = issueOf(call);
  const wish = wishOf(call, '*all');
  const { accountId, caller } = call.session;
  // Pages of the product say that somebody is looking by adding the issue to what they viewed.
  if (caller.kind === 'user' && !caller.app && flagParameter(call, 'updateHistory')) {
    call.emit('avi:jira:viewed:issue', { ...bareIssueEvent(call, issue), user: { accountId } });
  }
  return ok({ ...issueBean(issue, wish, call.beans), ...fieldIndex(wish) });
}

const bulkFetch = z.object({
  issueIdsOrKeys: z.array(z.union([z.string(), z.number().transform(String)])),
  fields: z.array(z.string()).default([]),
  expand: z.array(z.string()).default([]),
  properties: z.array(z.string()).default([]),
  fieldsByKeys: z.boolean().default(false),
});

function bulkFetchIssues(call: Call): Answer {
  const wanted = payload(call, bulkFetch);
  if (wanted.issueIdsOrKeys.length > 100)
    throw refuse(400, 'The number of issue IDs or keys exceeds the limit of 100.');
  const { expand, properties, fieldsByKeys: byKeys } = wanted;
  const wish: IssueWish = {
    fields: selectFields(call.fields, wanted.fields, '*navigable'),
    expand,
    properties,
    byKeys,
  };
  const { world, session, beans } = call;
  const index = fieldIndex(wish);
  const found = [...new Set(wanted.issueIdsOrKeys)].map((idOrKey) => ({
    idOrKey,
    issue: world.issueByIdOrKey(idOrKey),
  }));
  const seen = found
    .flatMap(({ issue }) => (issue && session.canSee(issue) ? [issue] : []))
    .sort((one, other) => Number(one.id) - Number(other.id));
  const missing = found.filter(({ issue }) => !issue || !session.canSee(issue));
  return ok({
    issues: seen.map((issue) => ({ ...issueBean(issue, wish, beans), ...index })),
    issueErrors: missing.map(({ idOrKey }) => ({
      id: idOrKey,
      errorMessage: 'Issue does not exist or you do not have permission to see it.',
    })),
  });
}

function getChangeLogsByIds(call: Call): Answer {
  const issue = issueOf(call);
  const { changelogIds } = payload(call, z.object({ changelogIds: z.array(z.number()) }));
  const found = changesOf(issue, call.beans).filter(({ id }) => changelogIds.includes(Number(id)));
  const histories = found.map((change) => changeBean(change, call.beans));
  return ok({ startAt: 0, maxResults: histories.length, total: histories.length, histories });
}

const bulkChangelogs = z.object({
  issueIdsOrKeys: z.array(z.string()).min(1).max(1000),
  fieldIds: z.array(z.string()).max(10).optional(),
  maxResults: z.number().int().min(1).max(10_000).default(1000),
  nextPageToken: z.string().optional(),
});

function getBulkChangelogs(call: Call): Answer {
  const { issueIdsOrKeys, fieldIds, maxResults, nextPageToken } = payload(call, bulkChangelogs);
  const { world, session, beans } = call;
  const issues = issueIdsOrKeys
    .flatMap((idOrKey) => world.issueByIdOrKey(idOrKey) ?? [])
    .filter((issue) => session.canSee(issue));
  const all = [...new Set(issues)]
    .flatMap((issue) => changesOf(issue, beans))
    .filter(({ items }) => !fieldIds || items.some(({ fieldId }) => fieldIds.includes(fieldId)));
  const start = Number(nextPageToken ?? 0);
  const chosen = all.slice(start, start + maxResults);
  const ids = [...new Set(chosen.map(({ issueId }) => issueId))];
  return ok({
    issueChangeLogs: ids.map((id) => ({
      issueId: id,
      changeHistories: chosen
        .filter(({ issueId }) => issueId === id)
        .map((change) => ({ ...changeBean(change, beans), created: change.at })),
    })),
    ...(start + chosen.length < all.length ? { nextPageToken: String(start + chosen.length) } : {}),
  });
}
