import { useState, type FormEvent } from 'react';
import type { ProjectData } from '../../../azure/pages/page-data';
import { go, useAddress } from '../../shell/address';
import { Skeleton } from '../../parts/skeleton';
import { Problem } from '../parts/problem';
import { Zero } from '../parts/zero';
import { NewItemMenu } from '../parts/new-item-menu';
import { orderedBy, orderOf } from './order';
import { ResultTable } from './result-table';
import { useQuery } from './results';

const columns = ['System.Id', 'System.Title', 'System.State', 'System.AssignedTo', 'System.IterationPath', 'System.Tags'];

function standardQuery(project: ProjectData): string {
  const names = new Set(project.types.flatMap(({ fields }) => fields.map(({ referenceName }) => referenceName)));
  const more = ['Microsoft.VSTS.Common.BusinessValue', 'Custom.WSJF'].filter((name) => names.has(name));
  return `SELECT ${[...columns, ...more].map((name) => `[${name}]`).join(', ')}\nFROM WorkItems\nWHERE [System.TeamProject] = @project\nORDER BY [System.ChangedDate] DESC`;
}

/** Work items by a query in WIQL, which is kept in the address. */
export function QueryPage({ project, hasEditor }: { readonly project: ProjectData; readonly hasEditor: boolean }) {
  const address = useAddress();
  const query = address.searchParams.get('wiql') ?? standardQuery(project);
  const { value: result, problem, isLoading, reload } = useQuery(project.name, query);
  function ask(next: string): void {
    const url = new URL(address);
    url.searchParams.set('wiql', next);
    go(url.href, { replace: !hasEditor });
    if (next === query) reload();
  }
  return (
    <div className="page page--fill">
      <header className="page__head">
        <h1>{hasEditor ? 'Queries' : 'Work items'}</h1>
        <span className="subtle" role="status">
          {isLoading ? 'Running …' : result ? `${result.lines.length.toLocaleString()} work items` : ''}
        </span>
        <NewItemMenu project={project} />
      </header>
      {hasEditor && <Editor key={`editor ${query}`} query={query} onRun={ask} />}
      {problem && <Problem problem={problem} retry={reload} />}
      {!result && isLoading && <Skeleton lines={10} />}
      {result?.lines.length === 0 && <Zero title="No work items found">{hasEditor ? 'Nothing answers this query. Change a condition and run it again.' : 'This project has no work items yet.'}</Zero>}
      {result && result.lines.length > 0 && <ResultTable key={`results ${query}`} project={project} result={result} menu="ms.vss-work-web.query-result-work-item-menu" order={orderOf(query)} onOrder={({ referenceName }) => ask(orderedBy(query, referenceName))} />}
    </div>
  );
}

function Editor({ query, onRun }: { readonly query: string; onRun(query: string): void }) {
  const [text, setText] = useState(query);
  function run(event: FormEvent): void {
    event.preventDefault();
    onRun(text);
  }
  return (
    <form className="editor" onSubmit={run}>
      <label className="field">
        <span className="field__label">Query in WIQL</span>
        <textarea
          className="input editor__text"
          rows={6}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onRun(text);
          }}
        />
      </label>
      <button className="button button--primary">Run query</button>
    </form>
  );
}
