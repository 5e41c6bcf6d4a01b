import type { ScoreRow } from '#app/contract';
import type { Issue, ProjectId } from '#core/issue';
import type { ScoringModel } from '#core/model';
import type { ProjectSettings } from '#core/settings';
import type { Host } from '../host';
import { loadProblem, valueOf, type LoadProblem } from './load-problem';

/** How a project is scored, and what the viewer may do. */
export interface Setup {
  readonly settings: ProjectSettings;
  readonly model: ScoringModel;
  readonly can: { readonly score: boolean; readonly agree: boolean; readonly administer: boolean };
}

/** What has arrived of a backlog. A problem leaves what is already here. */
export interface Backlog {
  readonly setup: Setup | undefined;
  readonly issues: readonly Issue[];
  /** As the tracker counts them; absent until the first page. */
  readonly total: number | undefined;
  readonly phase: 'loading' | 'complete' | 'cancelled' | 'failed';
  readonly problem: LoadProblem | undefined;
}

/** A backlog of which nothing has arrived. */
export const emptyBacklog: Backlog = { setup: undefined, issues: [], total: undefined, phase: 'loading', problem: undefined };

interface BacklogListener {
  onChange(change: Partial<Backlog>): void;
  onScores(rows: readonly ScoreRow[]): void;
}

/**
 * Loads a project's backlog: settings and stored values side by side, then the candidates page by page.
 * Resolves when all is here, or when it failed or `signal` stopped it; never rejects for what a host can do.
 */
export async function loadBacklog(host: Host, projectId: ProjectId, projectKey: string, withDone: boolean, listener: BacklogListener, signal: AbortSignal): Promise<void> {
  const isStopped = () => signal.aborted;
  try {
    const scores = loadScores(host, projectId, listener, isStopped);
    // A failure of the settings is reported first; this one would count as unhandled meanwhile.
    scores.catch(() => undefined);
    const setup = valueOf(await host.commands.call('settings.read', { projectId })) as unknown as Setup;
    if (isStopped()) return;
    listener.onChange({ setup });
    const { candidates, fields } = setup.settings;
    const issues = await host.tracker.candidates(
      { projectId, projectKey, withDone, fields, ...(candidates === undefined ? {} : { query: candidates }) },
      (arrived, total) => !isStopped() && listener.onChange({ issues: arrived, total }),
      signal,
    );
    if (isStopped()) return;
    listener.onChange({ issues, total: issues.length });
    await scores;
    if (!isStopped()) listener.onChange({ phase: 'complete' });
  } catch (error) {
    if (isStopped()) return;
    listener.onChange({ phase: 'failed', problem: loadProblem(error) });
  }
}

/** Reads all stored values of a project, page by page. */
export async function loadScores(host: Host, projectId: ProjectId, listener: Pick<BacklogListener, 'onScores'>, isStopped: () => boolean): Promise<void> {
  let after: string | undefined;
  do {
    const page = valueOf(await host.commands.call('scores.list', { projectId, ...(after === undefined ? {} : { after }) }));
    if (isStopped()) return;
    listener.onScores(page.rows);
    after = page.next;
  } while (after !== undefined);
}
