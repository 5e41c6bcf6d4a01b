import * as z from 'zod';
import { issueOf, projectOf } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import { listParameter, ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { boardThing, issueThing, projectThing, sprintThing, userThing } from '#host/jira/expression/entities';
import { evaluate, syntaxProblem } from '#host/jira/expression/expression';
import { search } from '#host/jira/jql/search';
import { jiraMoment } from '#host/jira/moment';
import { Refusal, refuse } from '#host/jira/refusal';
import { boardOf } from '#host/jira/rest/boards';
import { contextOf, placeAfter, tokenOf } from '#host/jira/rest/searching';
import { sprintOf } from '#host/jira/rest/sprints';

/** Evaluating and checking Jira expressions. How much work one is, and of which type, is not modelled. */
export const expressions: Handlers = {
  evaluateJiraExpression: (call) => evaluated(call, pageByPlace),
  evaluateJSISJiraExpression: (call) => evaluated(call, pageByToken),
  analyseExpression: (call) => {
    const check = call.query.get('check') ?? 'syntax';
    if (check !== 'syntax') throw refuse(501, `The local Jira does not check the ${check} of expressions.`);
    const { expressions: sources } = payload(
      call,
      z.object({ expressions: z.array(z.string()), contextVariables: z.record(z.string(), z.string()).optional() }),
    );
    const results = sources.map((expression) => {
      const message = syntaxProblem(expression);
      return {
        expression,
        valid: message === undefined,
        ...(message !== undefined && { errors: [{ message, type: 'syntax' }] }),
      };
    });
    return ok({ results });
  },
};

const named = z.object({ id: z.union([z.number(), z.string()]).optional(), key: z.string().optional() });
const jqlContext = z.object({
  query: z.string().default(''),
  maxResults: z.number().int().optional(),
  startAt: z.number().int().optional(),
  nextPageToken: z.string().optional(),
  validation: z.string().optional(),
});
const custom = z.looseObject({
  type: z.enum(['user', 'issue', 'json']),
  accountId: z.string().optional(),
  id: z.union([z.number(), z.string()]).optional(),
  key: z.string().optional(),
  value: z.unknown().optional(),
});
const request = z.object({
  expression: z.string(),
  context: z
    .object({
      issue: named.optional(),
      project: named.optional(),
      sprint: z.number().optional(),
      board: z.number().optional(),
      issues: z.object({ jql: jqlContext.optional() }).optional(),
      custom: z.array(custom).default([]),
      serviceDesk: z.number().optional(),
      customerRequest: z.number().optional(),
    })
    .default({ custom: [] }),
});

type Context = z.infer<typeof request>['context'];
type IssuePage = (
  call: Call,
  wanted: z.infer<typeof jqlContext>,
) => { readonly issues: readonly Parameters<typeof issueThing>[0][]; readonly meta: Bean };

function evaluated(call: Call, pageOf: IssuePage): Answer {
  const { expression, context } = payload(call, request);
  if (context.serviceDesk !== undefined || context.customerRequest !== undefined)
    throw refuse(501, 'The local Jira has no service projects.');
  const page = context.issues?.jql && pageOf(call, context.issues.jql);
  const outcome = evaluate(expression, {
    ...scopeOf(call, context),
    ...(page && { issues: page.issues.map((issue) => issueThing(issue, call.beans)) }),
  });
  if (outcome.kind === 'problem')
    throw new Refusal(400, { errorMessages: [`Evaluation failed: ${outcome.message}`], errors: {} });
  if (listParameter(call, 'expand').includes('meta.complexity'))
    throw refuse(501, 'The local Jira does not count the complexity of expressions.');
  return ok({ value: plain(outcome.value), ...(page && { meta: { issues: { jql: page.meta } } }) });
}

/** Variables that are there by themselves, and those of the request, looked up as the caller. */
function scopeOf(call: Call, context: Context): Readonly<Record<string, unknown>> {
  const { beans, session } = call;
  const nameOf = ({ id, key }: z.infer<typeof named>) => String(id ?? key ?? '');
  const issue = context.issue && issueOf(call, nameOf(context.issue));
  const project = context.project
    ? projectOf(call, nameOf(context.project))
    : issue && call.world.projects.get(issue.projectId);
  const { caller } = session;
  const app = caller.kind === 'anonymous' ? undefined : caller.app;
  const own = Object.fromEntries(
    context.custom.map((variable) => [String(variable['name'] ?? ''), customValue(call, variable)]),
  );
  return {
    user: userThing(session.accountId, beans),
    ...(app && { app: { id: app.appId } }),
    ...(issue && { issue: issueThing(issue, beans) }),
    ...(project && { project: projectThing(project, beans) }),
    ...(context.sprint !== undefined && {
      sprint: sprintThing(sprintOf({ ...call, path: { sprintId: String(context.sprint) } })),
    }),
    ...(context.board !== undefined && { board: boardThing(boardOf(call, String(context.board)), beans) }),
    ...own,
  };
}

function customValue(call: Call, { type, accountId, id, key, value }: z.infer<typeof custom>): unknown {
  if (type === 'json') return value;
  if (type === 'issue') return issueThing(issueOf(call, String(id ?? key ?? '')), call.beans);
  const person = userThing(accountId, call.beans);
  if (person) return person;
  throw refuse(404, 'The user does not exist.');
}

const mostIssues = 1000;

const pageByPlace: IssuePage = (call, { query, startAt = 0, maxResults = mostIssues }) => {
  const found = search(query, contextOf(call));
  const issues = found.slice(startAt, startAt + Math.min(mostIssues, maxResults));
  return {
    issues,
    meta: { startAt, maxResults: Math.min(mostIssues, maxResults), count: issues.length, totalCount: found.length },
  };
};

const pageByToken: IssuePage = (call, { query, nextPageToken, maxResults = mostIssues }) => {
  const found = search(query, contextOf(call), { mustBeBounded: true });
  const start = placeAfter(nextPageToken, query);
  const issues = found.slice(start, start + Math.min(mostIssues, maxResults));
  const end = start + issues.length;
  const isLast = end >= found.length;
  // The contract has a token on every page; what Jira writes on the last one is not known.
  return { issues, meta: { isLast, nextPageToken: isLast ? '' : tokenOf(end, query) } };
};

/** A value as JSON. Things of Jira's own are no answer: an expression has to say which of their members it wants. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return jiraMoment(value.getTime(), 'UTC');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'function') throw refuse(400, 'Evaluation failed: the result is a function.');
  if (typeof value !== 'object' || value === null) return value ?? null;
  const isThing = Object.values(Object.getOwnPropertyDescriptors(value)).some(({ get }) => get !== undefined);
  if (isThing)
    throw refuse(
      501,
      'The local Jira does not model expressions that answer a whole issue, project or user: ask for its members.',
    );
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
