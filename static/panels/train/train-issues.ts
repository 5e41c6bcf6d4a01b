import { readSettingsCall } from '#app/settings/calls';
import { carriedLinks } from '#app/ports/carried-links';
import { chunks } from '#app/chunks';
import type { ChosenFields } from '#app/ports/fields';
import type { ListReading } from '#app/ports/issues';
import type { LinkEnds, LinksOfItems } from '#app/ports/links';
import type { TrainRow } from '#app/train/calls';
import type { Issue, IssueId, ProjectId } from '#core/issue';
import type { IterationId } from '#core/train/ids';
import type { Pi, Train } from '#core/train/train';
import type { ScoringModel } from '#core/value/model';
import { ask, reading, type Answer, type Reading, type ValueOf } from '../base/ask';
import type { Host } from '../host';
import type { ItemsLoad } from './board-session';

/** What the tracker has of a train, as far as it has come. */
export interface TrainIssues {
  readonly issues: readonly Issue[];
  readonly links: readonly LinkEnds[];
  /** How each project is scored. */
  readonly models: ReadonlyMap<ProjectId, ScoringModel>;
  readonly load: ItemsLoad;
}

/** What is read: the items of a train's projects, and what lies in the iterations of one PI. */
export interface TrainIssuesQuery {
  readonly row: TrainRow;
  readonly pi: Pi;
  /** Keys and names of projects, as far as the viewer sees them. */
  readonly projects: ReadonlyMap<ProjectId, { readonly key: string; readonly name: string }>;
}

type Problem = NonNullable<ItemsLoad['problem']>;

/** Where items go that are read, and which are read otherwise. */
interface Into {
  readonly gathered: Gathering;
  readonly planned: Promise<ReadonlySet<IssueId>>;
  readonly signal: AbortSignal;
}

/** Projects that are read at once. */
const projectsAtOnce = 6;

/** A train of which nothing has come yet. */
export const noIssues: TrainIssues = {
  issues: [],
  links: [],
  models: new Map(),
  load: { phase: 'loading', arrived: 0, hiddenLinks: 0, unreadablePlaces: [] },
};

/** The projects that a train's teams work in, each once. */
export function projectsOf({ teams }: Pick<Train, 'teams'>): readonly ProjectId[] {
  return [...new Set(teams.flatMap(({ projectIds }) => projectIds))];
}

/** The iterations that a PI's teams have, each once. */
export function iterationsOf({ iterations }: Pick<Pi, 'iterations'>): readonly IterationId[] {
  const all = Object.values<readonly (IterationId | null)[]>(iterations).flat();
  return [...new Set(all.filter((id) => id !== null))];
}

/**
 * Reads a train's items, page by page, then their links. One project that cannot be read is named, and takes no other
 * one down. Resolves when all is here, or when it failed or `signal` stopped it; never rejects.
 */
export async function readTrainIssues(
  host: Host,
  query: TrainIssuesQuery,
  onChange: (issues: TrainIssues) => void,
  signal: AbortSignal,
): Promise<void> {
  const gathered = new Gathering(host, (issues) => !signal.aborted && onChange(issues));
  const planned = plannedSet();
  const found = await Promise.all([
    readProjects(host, query, { gathered, planned: planned.known, signal }),
    readPlanned(host, query, { gathered, onFound: planned.found, signal }).finally(() => planned.found([])),
  ]);
  const problem = found.find((one) => one !== undefined);
  if (signal.aborted) return;
  const above = await readAbove(host, query, gathered, signal);
  const links = await readLinks(host, gathered.all, signal);
  if (signal.aborted || links.kind === 'stopped') return;
  if (links.kind === 'done') gathered.linked(links.value.links, sum(links.value.hidden.values()));
  gathered.end(problem ?? above ?? (links.kind === 'done' ? undefined : links));
}

function readLinks(host: Host, issues: readonly Issue[], signal: AbortSignal): Promise<Reading<LinksOfItems>> {
  const { links } = host.tracker;
  const read = async (): Promise<LinksOfItems> =>
    links.can.comeWithIssues
      ? { links: carriedLinks(issues), hidden: new Map() }
      : links.of(
          issues.map(({ id }) => id),
          signal,
        );
  return reading(host, 'reading the links of a train', read, signal);
}

/** Which items lie in iterations: known once they were found, so that no project reads them a second time. */
function plannedSet() {
  let found: (ids: readonly IssueId[]) => void = () => undefined;
  const known = new Promise<ReadonlySet<IssueId>>((resolve) => {
    found = (ids) => resolve(new Set(ids));
  });
  return { known, found };
}

async function readProjects(host: Host, query: TrainIssuesQuery, into: Into): Promise<Problem | undefined> {
  let problem: Problem | undefined;
  for (const some of chunks(projectsOf(query.row.train), projectsAtOnce)) {
    const problems = await Promise.all(some.map((projectId) => readProject(host, query, projectId, into)));
    problem ??= problems.find((one) => one !== undefined);
  }
  return problem;
}

async function readProject(
  host: Host,
  { projects }: TrainIssuesQuery,
  projectId: ProjectId,
  { gathered, planned, signal }: Into,
): Promise<Problem | undefined> {
  const setup = await gathered.settings(projectId);
  if (setup.kind === 'refused' && isHidden(setup.problem.kind)) {
    gathered.unreadable(projects.get(projectId)?.name ?? projectId);
    return undefined;
  }
  if (setup.kind !== 'done') return setup;
  gathered.scoredBy(projectId, setup.value.model as unknown as ScoringModel);
  const projectKey = projects.get(projectId)?.key ?? '';
  const fields = setup.value.settings.fields as ChosenFields;
  const read = await reading(
    host,
    'reading the items of a train',
    () =>
      host.tracker.issues.candidates(
        { projectId, projectKey, withDone: false, fields },
        {
          onPage: (issues, total) => gathered.arrived(projectId, issues, total),
          except: planned,
          withLinks: false,
          signal,
        },
      ),
    signal,
  );
  return problemOf(read, (issues) => gathered.arrived(projectId, issues, issues.length, true));
}

/** What lies in the PI's iterations: done items, too, and those of projects that are no team's own. */
async function readPlanned(
  host: Host,
  { row, pi }: TrainIssuesQuery,
  { gathered, onFound, signal }: Pick<Into, 'gathered' | 'signal'> & Pick<ListReading, 'onFound'>,
): Promise<Problem | undefined> {
  const iterationIds = iterationsOf(pi);
  if (iterationIds.length === 0) return undefined;
  const fieldsIn = await gathered.fieldsIn([...new Set([row.projectId, ...projectsOf(row.train)])]);
  const read = await reading(
    host,
    'reading the iterations of a train',
    () =>
      host.tracker.issues.planned(iterationIds, fieldsIn.get(row.projectId) ?? {}, {
        onPage: (issues, total) => gathered.arrived('planned', issues, total),
        ...{ onFound, fieldsIn, signal },
        withLinks: false,
      }),
    signal,
  );
  return problemOf(read, (issues) => gathered.arrived('planned', issues, issues.length, true));
}

/** Features of stories that came without them: done ones, and those of projects that are no team's own. */
async function readAbove(
  host: Host,
  { row }: TrainIssuesQuery,
  gathered: Gathering,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const ids = gathered.missingAbove;
  if (ids.length === 0) return undefined;
  const setup = await gathered.settings(row.projectId);
  const fields = (setup.kind === 'done' ? setup.value.settings.fields : {}) as ChosenFields;
  const read = await reading(
    host,
    'reading the features of a train',
    () => host.tracker.issues.some(ids, fields),
    signal,
  );
  return problemOf(read, (issues) => gathered.arrived('above', issues, issues.length, true));
}

function problemOf<Value>(read: Reading<Value>, onValue: (value: Value) => void): Problem | undefined {
  if (read.kind === 'stopped') return undefined;
  if (read.kind !== 'done') return read;
  onValue(read.value);
  return undefined;
}

function isHidden(kind: string): boolean {
  return kind === 'not-found' || kind === 'not-permitted';
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const one of numbers) total += one;
  return total;
}

/** Puts together what comes from several sides; an item that came twice counts once. */
class Gathering {
  private readonly parts = new Map<ProjectId | 'planned' | 'above', { issues: readonly Issue[]; total: number }>();
  private readonly places: string[] = [];
  private readonly models = new Map<ProjectId, ScoringModel>();
  private links: readonly LinkEnds[] = [];
  private hiddenLinks = 0;

  private readonly asked = new Map<ProjectId, ReturnType<Gathering['settings']>>();

  constructor(
    private readonly host: Host,
    private readonly onChange: (issues: TrainIssues) => void,
  ) {}

  /** How a project is set up, asked for once. */
  settings(projectId: ProjectId): Promise<Answer<ValueOf<typeof readSettingsCall>>> {
    const answer = this.asked.get(projectId) ?? ask(this.host, readSettingsCall, { projectId });
    this.asked.set(projectId, answer);
    return answer;
  }

  /** How fields are chosen in projects; those whose settings cannot be read are left out. */
  async fieldsIn(projectIds: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, ChosenFields>> {
    const found = new Map<ProjectId, ChosenFields>();
    for (const some of chunks(projectIds, projectsAtOnce))
      await Promise.all(
        some.map(async (projectId) => {
          const setup = await this.settings(projectId);
          if (setup.kind === 'done') found.set(projectId, setup.value.settings.fields as ChosenFields);
        }),
      );
    return found;
  }

  get all(): readonly Issue[] {
    return this.issues;
  }

  scoredBy(projectId: ProjectId, model: ScoringModel): void {
    this.models.set(projectId, model);
  }

  /** Ids of features that stories name and that are not here. */
  get missingAbove(): readonly IssueId[] {
    const { issues } = this;
    const known = new Set(issues.map(({ id }) => id));
    const above = issues.flatMap(({ epic, type }) => (epic && !type.isSubtask && !known.has(epic.id) ? [epic.id] : []));
    return [...new Set(above)];
  }

  unreadable(place: string): void {
    this.places.push(place);
  }

  arrived(from: ProjectId | 'planned' | 'above', issues: readonly Issue[], total: number, isAll = false): void {
    this.parts.set(from, { issues, total: isAll ? issues.length : total });
    this.tell({ phase: 'loading' });
  }

  linked(links: readonly LinkEnds[], hiddenLinks: number): void {
    this.links = links;
    this.hiddenLinks = hiddenLinks;
  }

  end(problem: Problem | undefined): void {
    this.tell(problem ? { phase: 'failed', problem } : { phase: 'complete' });
  }

  private get issues(): readonly Issue[] {
    const all = new Map<IssueId, Issue>();
    for (const { issues } of this.parts.values()) for (const issue of issues) all.set(issue.id, issue);
    return [...all.values()];
  }

  private tell(how: Pick<ItemsLoad, 'phase' | 'problem'>): void {
    const { issues, links, hiddenLinks, places } = this;
    const counted = [...this.parts.values()].reduce((total, part) => total + part.total, 0);
    const total = how.phase === 'complete' ? issues.length : Math.max(counted, issues.length);
    this.onChange({
      issues,
      links,
      models: new Map(this.models),
      load: { ...how, arrived: issues.length, total, hiddenLinks, unreadablePlaces: [...places] },
    });
  }
}
