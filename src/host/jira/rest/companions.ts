import { issueOf } from '#host/jira/access';
import type { Call, Handler } from '#host/jira/call';
import type { ReadEdit } from '#host/jira/edit/creation';
import type { Issue } from '#host/jira/entities';
import { Refusal, refuseFields } from '#host/jira/refusal';
import { comments } from '#host/jira/rest/comments';
import { links } from '#host/jira/rest/links';
import { worklogs } from '#host/jira/rest/worklogs';

type Operations = ReadEdit['update'];

/** What an edit may bring along that is no value of the issue's own: the name in `update`, the verbs, and who answers each. */
const ways: Readonly<Record<string, Readonly<Record<string, Handler | undefined>>>> = {
  comment: { add: comments.addComment, edit: comments.updateComment, remove: comments.deleteComment },
  worklog: { add: worklogs.addWorklog, edit: worklogs.updateWorklog, remove: worklogs.deleteWorklog },
  issuelinks: { add: linkOwn },
};

/** Parts an edit into what changes the issue's own fields and what hangs something on it. */
export function parted(update: Operations): { readonly own: Operations; readonly companions: Operations } {
  const entries = Object.entries(update);
  return {
    own: Object.fromEntries(entries.filter(([name]) => !Object.hasOwn(ways, name))),
    companions: Object.fromEntries(entries.filter(([name]) => Object.hasOwn(ways, name))),
  };
}

/** Adds, edits and removes comments, worklogs and links that came along with an edit, each as its own resource would. */
export function bringAlong(call: Call, issue: Issue, companions: Operations): void {
  for (const [name, operations] of Object.entries(companions)) {
    for (const operation of operations) {
      const [verb = '', value] = Object.entries(operation)[0] ?? [];
      const answer = ways[name]?.[verb];
      if (!answer)
        throw refuseFields({
          [name]: `Field with id '${name}' does not support operation '${verb}' Supported operation(s) are: '${Object.keys(ways[name] ?? {}).join(', ')}'`,
        });
      const { id } = (value ?? {}) as { id?: unknown };
      try {
        answer({
          ...call,
          body: value,
          query: new URLSearchParams(),
          path: { issueIdOrKey: issue.id, ...(id !== undefined && { id: String(id) }) },
        });
      } catch (error) {
        throw asFieldProblem(name, error);
      }
    }
  }
}

/** A link of the issue being edited names the other end only. */
function linkOwn(call: Call) {
  const { key } = issueOf(call);
  const { inwardIssue, outwardIssue, ...link } = (call.body ?? {}) as Readonly<Record<string, unknown>>;
  return (links.linkIssues as Handler)({
    ...call,
    body:
      outwardIssue === undefined
        ? { ...link, inwardIssue, outwardIssue: { key } }
        : { ...link, inwardIssue: { key }, outwardIssue },
  });
}

/** Sentences without a field of their own belong to the one that brought them. */
function asFieldProblem(name: string, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const { errorMessages = [], errors = {} } = (error.body ?? {}) as {
    errorMessages?: readonly string[];
    errors?: object;
  };
  return errorMessages.length > 0 && Object.keys(errors).length === 0
    ? refuseFields({ [name]: errorMessages.join(' ') })
    : error;
}
