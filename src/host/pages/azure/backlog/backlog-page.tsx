import { useState } from 'react';
import type { ProjectData } from '../../../azure/pages/page-data';
import type { ShownContribution } from '../../../azure/pages/start';
import { Skeleton } from '../../parts/skeleton';
import { go, useAddress } from '../../shell/address';
import { contributionsTo, nameOf } from '../host/contributions';
import { ExtensionFrame } from '../host/extension-frame';
import { ContributedTabs } from '../parts/contributed-tabs';
import { Problem } from '../parts/problem';
import { Zero } from '../parts/zero';
import { NewItemMenu } from '../parts/new-item-menu';
import { useItemChanges } from '../shell/item-changes';
import { placeIn } from '../shell/place';
import { ResultTable } from '../query/result-table';
import { useQuery } from '../query/results';
import { backlogQuery } from './backlog-query';
import { Planning } from './planning';
import { useLevels } from './use-levels';

/** A team's backlog with what is below each item, iterations to look at, and the panels of extensions beside it. */
export function BacklogPage({ project }: { readonly project: ProjectData }) {
  const address = useAddress();
  const team =
    project.teams.find(({ name }) => name === address.searchParams.get('team')) ??
    project.teams.find(({ isDefault }) => isDefault) ??
    project.teams[0];
  const { value: levels, problem: levelProblem, reload: reloadLevels } = useLevels(project, team?.name ?? '');
  const level =
    levels?.find(({ name }) => name === address.searchParams.get('level')) ??
    levels?.find(({ type }) => type === 'requirement') ??
    levels?.[0];
  const iteration = address.searchParams.get('iteration') ?? '';
  const hasAreas = (team?.areaPaths ?? []).length > 0;
  const query =
    level && hasAreas
      ? backlogQuery(project, {
          typeNames: level.workItemTypes.map(({ name }) => name),
          areaPaths: team?.areaPaths ?? [],
          iteration,
        })
      : undefined;
  const { value: result, problem, isLoading, reload } = useQuery(project.name, query);
  useItemChanges(reload, 1_000);
  const hasPlanning = address.searchParams.get('pane') === 'planning';
  const [panel, setPanel] = useState<ShownContribution>();
  const panes = [`ms.vss-work-web.${iteration === '' ? (level?.type ?? 'requirement') : 'iteration'}-backlog-toolpane`];
  const panels = contributionsTo(['ms.vss-work-web.backlog-panel'], panes);
  function set(name: string, value: string): void {
    const url = new URL(address);
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    go(url.href, { replace: true });
  }
  return (
    <div className="page page--fill">
      <header className="page__head">
        <h1>Backlog</h1>
        <label className="inline">
          <span>Team</span>
          <select className="input" value={team?.name} onChange={(event) => set('team', event.target.value)}>
            {project.teams.map(({ id, name }) => (
              <option key={id}>{name}</option>
            ))}
          </select>
        </label>
        <label className="inline">
          <span>Level</span>
          <select className="input" value={level?.name} onChange={(event) => set('level', event.target.value)}>
            {levels?.map(({ id, name }) => (
              <option key={id}>{name}</option>
            ))}
          </select>
        </label>
        <label className="inline">
          <span>Iteration</span>
          <select className="input" value={iteration} onChange={(event) => set('iteration', event.target.value)}>
            <option value="">All</option>
            {project.iterations.map(({ path }) => (
              <option key={path}>{path}</option>
            ))}
          </select>
        </label>
        <span className="subtle" role="status">
          {isLoading && !result ? 'Loading …' : result ? `${result.lines.length.toLocaleString()} work items` : ''}
        </span>
        <button
          className="button"
          aria-pressed={hasPlanning}
          onClick={() => set('pane', hasPlanning ? '' : 'planning')}
        >
          Planning
        </button>
        {panels.map((one) => (
          <button
            key={one.id}
            className="button"
            aria-pressed={panel === one}
            onClick={() => setPanel(panel === one ? undefined : one)}
          >
            {nameOf(one)}
          </button>
        ))}
        <NewItemMenu project={project} />
      </header>
      {levelProblem && <Problem problem={levelProblem} retry={reloadLevels} />}
      {problem && <Problem problem={problem} retry={reload} />}
      <ContributedTabs
        targets={[`ms.vss-work-web.${iteration === '' ? 'product' : 'iteration'}-backlog-tabs`]}
        own="Backlog"
        place={placeIn(project)}
        context={{ team: team && { id: team.id, name: team.name }, level: level?.name, iterationPath: iteration }}
      >
        <div className="backlog">
          <div className="backlog__list">
            {!result && isLoading && <Skeleton lines={10} />}
            {!hasAreas && (
              <Zero title="This team has no area">
                A team’s backlog holds the work items of its areas. Scripts that make teams choose their areas in the
                team’s settings.
              </Zero>
            )}
            {result?.lines.length === 0 && (
              <Zero title="This backlog is empty">
                Open work items of this level and iteration appear here as soon as there are any.
              </Zero>
            )}
            {result && result.lines.length > 0 && (
              <ResultTable key={query} project={project} result={result} menu="ms.vss-work-web.backlog-item-menu" />
            )}
          </div>
          {hasPlanning && <Planning project={project} chosen={iteration} onChoose={(path) => set('iteration', path)} />}
          {panel && panels.includes(panel) && (
            <aside className="backlog__panel" aria-label={nameOf(panel)}>
              <ExtensionFrame
                key={panel.id}
                contribution={panel}
                place={placeIn(project)}
                height="fill"
                onConnected={(connection) =>
                  void connection
                    .remote<{ workItemSelectionChanged?(items: readonly unknown[]): void }>()
                    .then((object) => object?.workItemSelectionChanged?.([]))
                }
              />
            </aside>
          )}
        </div>
      </ContributedTabs>
    </div>
  );
}
