import type { Issue } from '../api/jira';
import { AppField, appFieldModule } from './app-field';
import { FieldEditor } from './field-editor';
import { Moment } from '../parts/moment';
import type { ShownIssue } from './use-issue';

const first = ['assignee', 'reporter', 'priority', 'labels', 'parent', 'fixVersions', 'components', 'duedate'];
/** Shown elsewhere on the page, or of no use to read. */
const elsewhere = new Set([
  'summary',
  'description',
  'status',
  'issuetype',
  'project',
  'subtasks',
  'issuelinks',
  'comment',
  'worklog',
  'attachment',
  'statuscategorychangedate',
  'watches',
  'votes',
  'lastViewed',
  'workratio',
  'progress',
  'aggregateprogress',
  'issuerestriction',
  'timetracking',
  'statusCategory',
  'created',
  'updated',
  'resolutiondate',
]);

/** Fields with their names: the usual ones always, others when they hold something or belong to the app. */
export function IssueFields({ issue, shown }: { readonly issue: Issue; readonly shown: ShownIssue }) {
  const others = Object.keys(issue.fields).filter(
    (id) =>
      !first.includes(id) &&
      !elsewhere.has(id) &&
      !isRank(issue, id) &&
      (hasValue(issue.fields[id]) || appFieldModule(issue, id) !== undefined),
  );
  const ids = [
    ...first.filter((id) => id in issue.fields),
    ...others.sort((one, other) => nameOf(issue, one).localeCompare(nameOf(issue, other))),
  ];
  return (
    <section className="block">
      <h2>Details</h2>
      <dl className="fields">
        {ids.map((id) => (
          <div key={id} className="fields__row" data-field={id}>
            <dt dir="auto">{nameOf(issue, id)}</dt>
            <dd>
              <Field id={id} issue={issue} shown={shown} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="subtle fields__dates">
        Created <Moment at={issue.fields['created']} />
        <br />
        Updated <Moment at={issue.fields['updated']} />
      </p>
    </section>
  );
}

function Field({ id, issue, shown }: { readonly id: string; readonly issue: Issue; readonly shown: ShownIssue }) {
  const module = appFieldModule(issue, id);
  return module === undefined ? (
    <FieldEditor id={id} issue={issue} shown={shown} />
  ) : (
    <AppField module={module} id={id} issue={issue} shown={shown} />
  );
}

/** A rank orders lists; nobody reads it. */
function isRank(issue: Issue, id: string): boolean {
  return issue.schema?.[id]?.custom?.endsWith(':gh-lexo-rank') ?? false;
}

function nameOf(issue: Issue, id: string): string {
  return issue.names?.[id] ?? id;
}

function hasValue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
