import type { ScoreRow } from '#app/contract';
import { chunks } from '#app/transfer/export-file';
import type { Issue, ProjectId } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';
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
/** Calls of it under way at once. */
const callsAtOnce = 6;

/** A backlog of which nothing has arrived. */
export const emptyBacklog: Backlog = {
  setup: undefined,
  issues: [],
  scores: [],
  total: undefined,
  phase: 'loading',
  problem: undefined,
};

/**
 * Loads a project's backlog: settings and stored values side by side, then the candidates page by page.
 * `present` items stay in sight until as many have arrived anew. Resolves when all is here, or when it failed or `signal` stopped it; never rejects for what a host can do.
 */
export async function loadBacklog(
  host: Host,
  projectId: ProjectId,
  projectKey: string,
  withDone: boolean,
  present: number,
  onChange: (change: Partial<Backlog>) => void,
  signal: AbortSignal,
): Promise<void> {
  const isStopped = () => signal.aborted;
  onChange({ phase: 'loading', problem: undefined });
  try {
    // Asked first: the candidates wait for it, and a host may have to wake a second function for the other.
    const reading = host.commands.call('settings.read', { projectId });
    // Where fields hold factors, stored values are only half of it; read meanwhile, they are at hand when the fields are.
    const hasFields = host.tracker.can.factorFields;
    const scores = hasFields
      ? loadScores(host, projectId, () => undefined, isStopped)
      : loadScores(host, projectId, (rows) => onChange({ scores: rows }), isStopped, 1);
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
    const { rows: listed, hasMore } = await scores;
    if (hasFields) await loadScoresOf(host, issues, (rows) => onChange({ scores: rows }), isStopped);
    else if (hasMore) {
      // Pages of a list come one after the other; of items that are known by now, all values can be asked for at once.
      const known = new Set(listed.map(({ issueId }) => issueId));
      await loadScoresOf(
        host,
        issues.filter(({ id }) => !known.has(id)),
        (rows) => onChange({ scores: [...listed, ...rows] }),
        isStopped,
      );
    }
    if (!isStopped()) onChange({ phase: 'complete' });
  } catch (error) {
    if (isStopped()) return;
    onChange({ phase: 'failed', problem: loadProblem(error) });
  }
}

/** Reads stored values of a project, page by page, all of them or so many pages; `onRows` hears all of them so far. */
export async function loadScores(
  host: Host,
  projectId: ProjectId,
  onRows: (rows: readonly ScoreRow[]) => void,
  isStopped: () => boolean,
  pages = Infinity,
): Promise<{ readonly rows: readonly ScoreRow[]; readonly hasMore: boolean }> {
  let after: string | undefined;
  let rows: readonly ScoreRow[] = [];
  for (let page = 0; page < pages; page += 1) {
    const reply = valueOf(
      await host.commands.call('scores.list', { projectId, ...(after === undefined ? {} : { after }) }),
    );
    if (isStopped()) break;
    rows = [...rows, ...reply.rows];
    onRows(rows);
    after = reply.next;
    if (after === undefined) break;
  }
  return { rows, hasMore: after !== undefined };
}

/** Reads the values of these items with what people have set in the tracker's fields; `onRows` hears all of them so far. */
export async function loadScoresOf(
  host: Host,
  issues: readonly Pick<Issue, 'id'>[],
  onRows: (rows: readonly ScoreRow[]) => void,
  isStopped: () => boolean,
): Promise<void> {
  let rows: readonly ScoreRow[] = [];
  for (const parts of chunks(chunks(issues, idsACall), callsAtOnce)) {
    const replies = await Promise.all(
      parts.map((part) => host.commands.call('scores.of', { issueIds: part.map(({ id }) => id) })),
    );
    if (isStopped()) return;
    rows = [...rows, ...replies.flatMap(valueOf)];
    onRows(rows);
  }
}
