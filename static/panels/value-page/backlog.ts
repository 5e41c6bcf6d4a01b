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
  /** Stored values that have arrived, of these and of other items. */
  readonly scores: readonly ScoreRow[];
  /** As the tracker counts them; absent until the first page. */
  readonly total: number | undefined;
  readonly phase: 'loading' | 'complete' | 'cancelled' | 'failed';
  readonly problem: LoadProblem | undefined;
}

/** Most items in one call of `scores.of`. */
const idsACall = 500;

/** A backlog of which nothing has arrived. */
export const emptyBacklog: Backlog = { setup: undefined, issues: [], scores: [], total: undefined, phase: 'loading', problem: undefined };

/**
 * Loads a project's backlog: settings and stored values side by side, then the candidates page by page.
 * `present` items stay in sight until as many have arrived anew. Resolves when all is here, or when it failed or `signal` stopped it; never rejects for what a host can do.
 */
export async function loadBacklog(host: Host, projectId: ProjectId, projectKey: string, withDone: boolean, present: number, onChange: (change: Partial<Backlog>) => void, signal: AbortSignal): Promise<void> {
  const isStopped = () => signal.aborted;
  onChange({ phase: 'loading', problem: undefined });
  try {
    // Asked first: the candidates wait for it, and a host may have to wake a second function for the other.
    const reading = host.commands.call('settings.read', { projectId });
    // Where fields hold factors, stored values are only half of it; read meanwhile, they are at hand when the fields are.
    const hasFields = host.tracker.can.factorFields;
    const scores = loadScores(host, projectId, (rows) => !hasFields && onChange({ scores: rows }), isStopped);
    // A failure of the settings is reported first; this one would count as unhandled meanwhile.
    scores.catch(() => undefined);
    const setup = valueOf(await reading) as unknown as Setup;
    if (isStopped()) return;
    onChange({ setup });
    const { candidates, fields } = setup.settings;
    const issues = await host.tracker.candidates(
      { projectId, projectKey, withDone, fields, ...(candidates === undefined ? {} : { query: candidates }) },
      (arrived, total) => !isStopped() && onChange(arrived.length < present ? { total } : { issues: arrived, total }),
      signal,
    );
    if (isStopped()) return;
    onChange({ issues, total: issues.length });
    await scores;
    if (hasFields) await loadScoresOf(host, issues, (rows) => onChange({ scores: rows }), isStopped);
    if (!isStopped()) onChange({ phase: 'complete' });
  } catch (error) {
    if (isStopped()) return;
    onChange({ phase: 'failed', problem: loadProblem(error) });
  }
}

/** Reads all stored values of a project, page by page; `onRows` hears all of them so far. */
export async function loadScores(host: Host, projectId: ProjectId, onRows: (rows: readonly ScoreRow[]) => void, isStopped: () => boolean): Promise<void> {
  let after: string | undefined;
  let rows: readonly ScoreRow[] = [];
  do {
    const page = valueOf(await host.commands.call('scores.list', { projectId, ...(after === undefined ? {} : { after }) }));
    if (isStopped()) return;
    rows = [...rows, ...page.rows];
    onRows(rows);
    after = page.next;
  } while (after !== undefined);
}

/** Reads the values of these items with what people have set in the tracker's fields; `onRows` hears all of them so far. */
export async function loadScoresOf(host: Host, issues: readonly Pick<Issue, 'id'>[], onRows: (rows: readonly ScoreRow[]) => void, isStopped: () => boolean): Promise<void> {
  let rows: readonly ScoreRow[] = [];
  for (let from = 0; from < issues.length; from += idsACall) {
    const part = issues.slice(from, from + idsACall);
    rows = [...rows, ...valueOf(await host.commands.call('scores.of', { issueIds: part.map(({ id }) => id) }))];
    if (isStopped()) return;
    onRows(rows);
  }
}
