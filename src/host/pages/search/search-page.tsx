import { useState } from 'react';
import { Breadcrumbs } from '../parts/breadcrumbs';
import { go, useAddress } from '../shell/address';
import { useRemembered } from '../shell/remembered';
import { ColumnChooser } from './column-chooser';
import { IssueTable } from './issue-table';
import { NavigatorMenu } from './navigator-menu';
import { sortedBy } from './order';
import { useFields } from './use-fields';
import { useSearch } from './use-search';

const firstColumns = ['issuetype', 'issuekey', 'summary', 'status', 'assignee', 'priority', 'updated'];

/** Issues by JQL: the query in the address, columns as chosen, sorted by a column's header. */
export function SearchPage({ projectKey }: { readonly projectKey?: string }) {
  const address = useAddress();
  const first =
    projectKey === undefined
      ? 'project is not EMPTY order by created DESC'
      : `project = ${quoted(projectKey)} order by rank`;
  const jql = address.searchParams.get('jql') ?? first;
  const [columns, setColumns] = useRemembered('columns', firstColumns);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const fields = useFields();
  const search = useSearch(jql, columns);

  function show(next: string) {
    const url = new URL(location.href);
    url.searchParams.set('jql', next);
    go(url.href);
  }

  return (
    <div className="search">
      <header className="page-head">
        {projectKey !== undefined && <Breadcrumbs projectKey={projectKey} />}
        <h1>{projectKey === undefined ? 'All work' : 'List'}</h1>
      </header>
      <JqlForm key={jql} jql={jql} problem={search.problem} show={show} />
      <div className="row search__tools">
        <p role="status" className="subtle">
          {countText(search)}
        </p>
        <ColumnChooser columns={columns} fields={fields} choose={setColumns} />
        <NavigatorMenu jql={jql} ticked={[...ticked]} />
      </div>
      <IssueTable
        search={search}
        columns={columns}
        fields={fields}
        order={jql}
        sort={(clause) => show(sortedBy(jql, clause))}
        ticked={ticked}
        tick={setTicked}
      />
    </div>
  );
}

function JqlForm({ jql, problem, show }: { readonly jql: string; readonly problem?: Error; show(jql: string): void }) {
  const [draft, setDraft] = useState(jql);
  return (
    <form
      className="jql"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        show(draft);
      }}
    >
      <textarea
        className="field jql__field"
        aria-label="JQL"
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? 'jql-problem' : undefined}
        rows={1}
        spellCheck={false}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          show(draft);
        }}
      />
      <button className="button button--primary">Search</button>
      {problem && (
        <p id="jql-problem" className="jql__problem" role="alert">
          {('messages' in problem ? (problem.messages as readonly string[]) : []).join(' ') || problem.message}
        </p>
      )}
    </form>
  );
}

function countText(search: ReturnType<typeof useSearch>): string {
  if (search.problem) return '';
  if (search.total === undefined && search.issues.length === 0) return search.isLoading ? 'Searching…' : '';
  const total = search.total ?? search.issues.length;
  return `${total.toLocaleString()} ${total === 1 ? 'work item' : 'work items'}`;
}

function quoted(word: string): string {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(word) ? word : JSON.stringify(word);
}
