import { useId, useState, type FormEvent } from 'react';
import type { ProjectData } from '../../../azure/pages/page-data';
import { Skeleton } from '../../parts/skeleton';
import { go, useAddress } from '../../shell/address';
import { AzureProblem } from '../api/rest';
import { ActionMenu } from '../parts/action-menu';
import { ContributedTabs } from '../parts/contributed-tabs';
import { MessageBar } from '../parts/message-bar';
import { NewItemMenu } from '../parts/new-item-menu';
import { Problem } from '../parts/problem';
import { Zero } from '../parts/zero';
import { useItemChanges } from '../shell/item-changes';
import { placeIn } from '../shell/place';
import { orderedBy, orderOf } from './order';
import { ResultTable } from './result-table';
import { useQuery } from './results';
import { viewsOf } from './views';

/** Work items by a query in WIQL, which is kept in the address. */
export function QueryPage({ project, hasEditor }: { readonly project: ProjectData; readonly hasEditor: boolean }) {
  const address = useAddress();
  const views = viewsOf(project);
  const query = address.searchParams.get('wiql') ?? views[0]?.query ?? '';
  const { value: result, problem, isLoading, reload } = useQuery(project.name, query);
  useItemChanges(reload, 1_000);
  function ask(next: string): void {
    const url = new URL(address);
    url.searchParams.set('wiql', next);
    go(url.href, { replace: !hasEditor });
    if (next === query) reload();
  }
  const place = placeIn(project);
  const context = {
    query: {
      name: views.find(({ query: wiql }) => wiql === query)?.name ?? '',
      wiql: query,
      queryText: query,
      projectId: project.id,
    },
    workItemIds: result?.lines.map(({ id }) => id) ?? [],
  };
  // What is wrong with the query itself stands at the query.
  const mistake = hasEditor && problem instanceof AzureProblem && problem.status === 400 ? problem.message : undefined;
  return (
    <div className="page page--fill">
      <header className="page__head">
        <h1>{hasEditor ? 'Queries' : 'Work items'}</h1>
        <span className="subtle" role="status">
          {isLoading && !result ? 'Running …' : result ? countText(result.lines.length) : ''}
        </span>
        <ActionMenu
          menu="ms.vss-work-web.work-item-query-results-toolbar-menu"
          label="Actions on the results"
          place={place}
          context={() => context}
        />
        {hasEditor && (
          <ActionMenu
            menu="ms.vss-work-web.work-item-query-menu"
            label="Actions on the query"
            place={place}
            context={() => context}
          />
        )}
        <NewItemMenu project={project} />
      </header>
      <div className="pills" role="group" aria-label="Views">
        {views.map(({ name, query: wiql }) => (
          <button
            key={name}
            className="pill"
            aria-pressed={unordered(wiql) === unordered(query) && orderOf(wiql)?.name === orderOf(query)?.name}
            onClick={() => ask(wiql)}
          >
            {name}
          </button>
        ))}
      </div>
      {hasEditor && <Editor key={`editor ${query}`} query={query} mistake={mistake} onRun={ask} />}
      <ContributedTabs
        targets={hasEditor ? ['ms.vss-work-web.query-tabs'] : []}
        own="Results"
        place={place}
        context={context}
      >
        {problem && mistake === undefined && <Problem problem={problem} retry={reload} />}
        {!result && isLoading && <Skeleton lines={10} />}
        {result?.lines.length === 0 && (
          <Zero title="No work items found">
            {hasEditor
              ? 'Nothing answers this query. Change a condition and run it again.'
              : 'Nothing is in this view yet.'}
          </Zero>
        )}
        {result && result.lines.length > 0 && (
          <ResultTable
            key={`results ${query}`}
            project={project}
            result={result}
            menu="ms.vss-work-web.query-result-work-item-menu"
            order={orderOf(query)}
            onOrder={({ referenceName }) => ask(orderedBy(query, referenceName))}
          />
        )}
      </ContributedTabs>
    </div>
  );
}

function Editor({
  query,
  mistake,
  onRun,
}: {
  readonly query: string;
  readonly mistake?: string;
  onRun(query: string): void;
}) {
  const [text, setText] = useState(query);
  const mistakeId = useId();
  function run(event: FormEvent): void {
    event.preventDefault();
    onRun(text);
  }
  const isOld = text !== query;
  return (
    <form className="editor" onSubmit={run}>
      <label className="field">
        <span className="field__label">Query in WIQL</span>
        <textarea
          className="input editor__text"
          rows={6}
          spellCheck={false}
          aria-invalid={(mistake !== undefined && !isOld) || undefined}
          aria-describedby={mistake === undefined ? undefined : mistakeId}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onRun(text);
          }}
        />
      </label>
      {mistake !== undefined && (
        <div id={mistakeId} className="editor__mistake">
          <MessageBar tone="error">{mistake}</MessageBar>
        </div>
      )}
      <span className="inline">
        <button className="button button--primary">Run query</button>
        <small className="subtle">{isOld ? 'Changed since it was run' : 'Ctrl + Enter runs it'}</small>
      </span>
    </form>
  );
}

function countText(count: number): string {
  return count === 1 ? '1 work item' : `${count.toLocaleString()} work items`;
}

function unordered(query: string): string {
  return query.replace(/\border\s+by\b[\s\S]*$/i, '').trim();
}
