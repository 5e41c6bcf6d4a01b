import type { Issue } from '#host/jira/entities';
import { compileJql } from '#host/jira/jql/compile';
import type { JqlContext } from '#host/jira/jql/context';
import { Refusal } from '#host/jira/refusal';

/** Issues that a query finds and the caller may see, in its order. Throws Jira's refusal of a query that does not compile. */
export function search(jql: string, context: JqlContext, options: { readonly mustBeBounded?: boolean } = {}): Issue[] {
  const compiled = compileJql(jql, context);
  if (compiled.kind === 'invalid') throw new Refusal(400, { errorMessages: compiled.messages, errors: {} });
  if (options.mustBeBounded && !compiled.isBounded) {
    throw new Refusal(400, {
      errorMessages: ['Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
      errors: {},
    });
  }
  const found: Issue[] = [];
  for (const issue of context.world.issues.values())
    if (compiled.test(issue) && context.session.canSee(issue)) found.push(issue);
  return found.sort(compiled.compare);
}
