import { toHtml } from '#host/jira/adf';
import type { Bean, Beans } from '#host/jira/beans';
import type { Issue, RichText } from '#host/jira/entities';
import { evaluate } from '#host/jira/expression/expression';
import { commentBean } from '#host/jira/field/discussion';
import type { Field } from '#host/jira/field/field';

/** Values as HTML or as people read them, by field id; null where a field has no such form. */
export function rendered(issue: Issue, fields: readonly Field[], beans: Beans): Bean {
  return Object.fromEntries(fields.map((field) => [field.id, renderedValue(issue, field, beans)]));
}

function renderedValue(issue: Issue, field: Field, beans: Beans): unknown {
  switch (field.id) {
    case 'description':
    case 'environment': {
      const text: RichText | undefined = issue[field.id];
      return text === undefined ? '' : toHtml(text);
    }
    case 'comment': {
      const project = beans.world.projects.get(issue.projectId)!;
      const visible = beans.world.commentsOf
        .of(issue.id)
        .filter((comment) => beans.session.canSeeComment(comment, project));
      const comments = visible.map((comment) => ({ ...commentBean(comment, beans), body: toHtml(comment.body) }));
      return { comments, maxResults: comments.length, total: comments.length, startAt: 0 };
    }
    case 'created':
      return readable(issue.created, beans);
    case 'updated':
      return readable(issue.updated, beans);
    case 'resolutiondate':
      return issue.resolved === undefined ? null : readable(issue.resolved, beans);
    case 'duedate':
      return issue.due === undefined ? null : shortDay(issue.due);
    default:
      return formatted(issue, field);
  }
}

/** An app's field reads as its own expression says. */
function formatted(issue: Issue, { stored }: Field): string | null {
  const value = stored && issue.custom[stored.id];
  if (stored?.formatter === undefined || value === undefined) return null;
  const outcome = evaluate(stored.formatter, { value });
  return outcome.kind === 'value' && outcome.value !== null ? String(outcome.value) : null;
}

/** Jira's default look of a moment: `26/Jun/21 3:45 PM`. */
function readable(at: number, beans: Beans): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: beans.session.timeZone,
    day: '2-digit',
    month: 'short',
    year: '2-digit',
    hour: 'numeric',
    minute: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('day')}/${of('month')}/${of('year')} ${of('hour')}:${of('minute')} ${of('dayPeriod')}`;
}

function shortDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2000, Number(month) - 1, 1),
  );
  return `${date}/${name}/${year.slice(2)}`;
}
