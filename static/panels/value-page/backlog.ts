import { readSettingsCall } from '#app/settings/calls';
import { listScoresCall, scoresOfCall, type ScoreRow } from '#app/value/calls';
import { chunks } from '#app/chunks';
import type { Issue, ProjectId } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';
import { ask, reading, type Answer } from '../base/ask';
import type { Host } from '../host';
import type { LoadProblem } from './load-problem';

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

/** Which backlog is loaded. `present` items stay in sight until as many have arrived anew. */
export interface BacklogRequest {
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly withDone: boolean;
  readonly present: number;
}

/** Hears what has arrived. */
type OnChange = (change: Partial<Backlog>) => void;
/** Hears all rows that have arrived so far. */
type OnRows = (rows: readonly ScoreRow[]) => void;

/**
 * Loads a project's backlog: settings and stored values side by side, then the candidates page by page.
 * Resolves when all is here, or when it failed or `signal` stopped it; never rejects.
 */
export async function loadBacklog(
  host: Host,
  request: BacklogRequest,
  onChange: OnChange,
  signal: AbortSignal,
): Promise<void> {
  onChange({ phase: 'loading', problem: undefined });
  const problem = await load(host, request, (change) => !signal.aborted && onChange(change), signal);
  if (!signal.aborted) onChange(problem ? { phase: 'failed', problem } : { phase: 'complete' });
}

async function load(
  host: Host,
  { projectId, projectKey, withDone, present }: BacklogRequest,
  onChange: OnChange,
  signal: AbortSignal,
): Promise<LoadProblem | undefined> {
  // Asked first: the candidates wait for it, and a host may have to wake a second function for the other.
  const settings = ask(host, readSettingsCall, { projectId });
  // Where fields hold factors, stored values are only half of it; read meanwhile, they are at hand when the fields are.
  const hasFields = host.tracker.fields.areShared;
  const onRows: OnRows = (scores) => onChange({ scores });
  const listing = loadScores(host, projectId, { signal, ...(!hasFields && { onRows, pages: 1 }) });
  const read = await settings;
  if (read.kind !== 'done') return read;
  const setup = read.value as unknown as Setup;
  onChange({ setup });
  const { candidates, fields } = setup.settings;
  const query = { projectId, projectKey, withDone, fields, ...(candidates === undefined ? {} : { query: candidates }) };
  const found = await reading(
    host,
    'reading the backlog',
    () =>
      host.tracker.issues.candidates(query, {
        onPage: (arrived, total) => onChange(arrived.length < present ? { total } : { issues: arrived, total }),
        signal,
      }),
    signal,
  );
  if (found.kind === 'stopped') return undefined;
  if (found.kind !== 'done') return found;
  onChange({ issues: found.value, total: found.value.length });
  const listed = await listing;
  if (listed.kind !== 'done') return listed;
  return loadOthers(host, found.value, listed.value, { hasFields, onRows, signal });
}

/** Reads the values that the list did not bring: of all items where fields hold factors, else of those beyond its first page. */
async function loadOthers(
  host: Host,
  issues: readonly Issue[],
  { rows, hasMore }: Listing,
  { hasFields, onRows, signal }: { readonly hasFields: boolean; readonly onRows: OnRows; readonly signal: AbortSignal },
): Promise<LoadProblem | undefined> {
  if (!hasFields && !hasMore) return undefined;
  // Pages of a list come one after the other; of items that are known by now, all values can be asked for at once.
  const known = new Set(hasFields ? [] : rows.map(({ issueId }) => issueId));
  const left = issues.filter(({ id }) => !known.has(id));
  const answer = await loadScoresOf(host, left, {
    signal,
    onRows: hasFields ? onRows : (others) => onRows([...rows, ...others]),
  });
  return answer.kind === 'done' ? undefined : answer;
}

/** Stored values of a project, as far as they were read. */
interface Listing {
  readonly rows: readonly ScoreRow[];
  readonly hasMore: boolean;
}

/** How stored values are read: when to stop, and who hears all of them so far. */
export interface Loading {
  readonly signal: AbortSignal;
  readonly onRows?: OnRows;
}

/** Reads stored values of a project, page by page, all of them or so many pages. */
export async function loadScores(
  host: Host,
  projectId: ProjectId,
  { signal, onRows, pages = Infinity }: Loading & { readonly pages?: number },
): Promise<Answer<Listing>> {
  let after: string | undefined;
  let rows: readonly ScoreRow[] = [];
  for (let page = 0; page < pages; page += 1) {
    const answer = await ask(host, listScoresCall, { projectId, ...(after === undefined ? {} : { after }) });
    if (answer.kind !== 'done') return answer;
    if (signal.aborted) break;
    rows = [...rows, ...answer.value.rows];
    onRows?.(rows);
    after = answer.value.next;
    if (after === undefined) break;
  }
  return { kind: 'done', value: { rows, hasMore: after !== undefined } };
}

/** Reads the values of these items with what people have set in the tracker's fields. */
export async function loadScoresOf(
  host: Host,
  issues: readonly Pick<Issue, 'id'>[],
  { signal, onRows }: Loading,
): Promise<Answer<readonly ScoreRow[]>> {
  let rows: readonly ScoreRow[] = [];
  for (const parts of chunks(chunks(issues, idsACall), callsAtOnce)) {
    const answers = await Promise.all(
      parts.map((part) => ask(host, scoresOfCall, { issueIds: part.map(({ id }) => id) })),
    );
    for (const answer of answers) {
      if (answer.kind !== 'done') return answer;
      rows = [...rows, ...answer.value];
    }
    if (signal.aborted) break;
    onRows?.(rows);
  }
  return { kind: 'done', value: rows };
}
