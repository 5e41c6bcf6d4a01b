import { chunks } from '#app/chunks';
import { inParallel } from '#app/parallel';
import { Progress } from '#app/progress';
import { findFields, type FoundFields } from '#app/fields/find-fields';
import { issueUses } from '#app/fields/issue-uses';
import type { ChosenFields, FieldUse } from '#app/ports/fields';
import type { CandidateQuery, ListReading } from '#app/ports/issues';
import type { Issue, IssueId, IssueKey, ProjectId } from '#core/issue';
import type { IterationId } from '#core/train/ids';
import { factsOf, namesAnywhere } from '#azure/fields';
import {
  foundLinksOf,
  parentOf,
  readIssue,
  systemFieldNames,
  textIn,
  type FoundLink,
  type LinkedItem,
} from '#azure/issue-reader';
import { callsAtOnce, isNumber, itemsABatch, numbersIn, type ItemSource } from '#azure/item-source';
import { iterationPlace } from '#azure/iteration-id';
import type { Process, Processes } from '#azure/process';
import type { ProjectNodes } from '#azure/project-nodes';
import type { Projects } from '#azure/projects';
import type { WiqlSearch } from '#azure/search';
import { candidateWiql, plannedWiql, wiqlOf } from '#azure/wiql';
import type { AzureField, WorkItem } from '#azure/wire';

/** Items of the first batch: few are there sooner, and fill a screen. */
const firstItems = 50;
/** What is shown of an item at the other end of a link. */
const linkedFields = ['System.Id', 'System.TeamProject', 'System.WorkItemType', 'System.State', 'System.Title'];

/** Which fields people chose, by project. */
interface Choices {
  readonly usual: ChosenFields;
  readonly fieldsIn?: ReadonlyMap<ProjectId, ChosenFields> | undefined;
}

const noLinks: ReadonlyMap<number, readonly FoundLink[]> = new Map();

/** What an item's own project says of it. */
interface Home {
  readonly projectId: ProjectId;
  readonly process: Process;
}

/** What issues are made from. */
export interface IssueParts {
  readonly items: ItemSource;
  readonly search: WiqlSearch;
  readonly processes: Processes;
  readonly projects: Projects;
  readonly nodes: ProjectNodes;
  /** Everything that is looked for in fields, whatever the settings of a project. */
  readonly uses: readonly FieldUse[];
}

/** Reads issues: items, what they are linked with, and what their project's process says of them. */
export class IssueSource {
  constructor(private readonly parts: IssueParts) {}

  /** One issue: the item first, then all that it is linked with at once. `pageProject`: the project that it most likely is in. */
  async issue(id: IssueId | IssueKey, chosen: ChosenFields, pageProject?: ProjectId): Promise<Issue | undefined> {
    const { items, processes } = this.parts;
    if (!isNumber(id)) return undefined;
    if (pageProject) processes.of(pageProject).catch(() => undefined);
    const [item] = await Promise.all([items.whole(Number(id)), processes.fields()]);
    if (!item) return undefined;
    const [issue] = await this.withLinks([item], new Map([[item.id, foundLinksOf(item)]]), { usual: chosen });
    return issue;
  }

  /** Issues in the order asked. */
  async issues(ids: readonly string[], chosen: ChosenFields): Promise<readonly Issue[]> {
    const { items, processes } = this.parts;
    const numbers = numbersIn(ids);
    if (numbers.length === 0) return [];
    const names = this.namesToRead(await processes.fields(), { usual: chosen });
    const [read, links] = await Promise.all([items.some(numbers, names), this.dependencies(numbers)]);
    const found = new Map(
      (await this.withLinks(read, links, { usual: chosen })).map((issue) => [issue.id as string, issue]),
    );
    return ids.flatMap((id) => found.get(isNumber(id) ? String(Number(id)) : id) ?? []);
  }

  /**
   * Candidates in the order of the backlog: their numbers in one query, then the items in batches, reported as they come.
   * The first report leaves out items of projects that would have to be asked for.
   */
  async candidates(query: CandidateQuery, reading: ListReading = {}): Promise<readonly Issue[]> {
    const { search, processes } = this.parts;
    const { signal } = reading;
    const [process] = await Promise.all([processes.of(query.projectId), processes.fields()]);
    signal?.throwIfAborted();
    const ids = await search.items(query.projectId, wiqlOf(candidateWiql(query, process)), signal);
    const issues = await this.listed(ids, query.fields, reading);
    return query.withDone ? issues : issues.filter(({ status }) => status.category !== 'done');
  }

  /** Items of iterations, as candidates are: a query a project. */
  async planned(
    iterationIds: readonly IterationId[],
    chosen: ChosenFields,
    reading: ListReading = {},
  ): Promise<readonly Issue[]> {
    const { signal } = reading;
    const byProject = new Map<ProjectId, IterationId[]>();
    for (const id of new Set(iterationIds)) {
      const projectId = iterationPlace(id)?.projectId;
      if (projectId !== undefined) byProject.set(projectId, [...(byProject.get(projectId) ?? []), id]);
    }
    const found = await inParallel([...byProject], callsAtOnce, async ([projectId, ids]) => {
      const queries = plannedWiql(await this.parts.nodes.pathsOf(projectId, ids));
      signal?.throwIfAborted();
      return Promise.all(queries.map((query) => this.parts.search.items(projectId, query, signal)));
    });
    const numbers = [...new Set(found.flat(2))].sort((one, other) => one - other);
    return this.listed(numbers, chosen, reading);
  }

  private async listed(
    all: readonly number[],
    chosen: ChosenFields,
    { onPage, onFound, except, fieldsIn, withLinks = true, signal }: ListReading,
  ): Promise<readonly Issue[]> {
    const { items, processes, projects } = this.parts;
    onFound?.(all.map((id) => String(id) as IssueId));
    const left = await except;
    const ids = left ? all.filter((id) => !left.has(String(id) as IssueId)) : all;
    const choices: Choices = { usual: chosen, fieldsIn };
    const names = this.namesToRead(await processes.fields(), choices);
    const linking = withLinks ? this.dependencies(ids, signal) : Promise.resolve(noLinks);
    // A query for links that fails is told of when the items are there.
    linking.catch(() => undefined);
    const read = new Map<number, WorkItem>();
    const arrived = (): readonly WorkItem[] => ids.flatMap((id) => read.get(id) ?? []);
    const progress = new Progress(Date.now);
    const toReport = (isFirst: boolean): readonly WorkItem[] => {
      const own = isFirst ? arrived().filter((item) => projects.isOwn(projectName(item))) : [];
      return own.length > 0 ? own : arrived();
    };
    const batches = [...chunks(ids.slice(0, firstItems), firstItems), ...chunks(ids.slice(firstItems), itemsABatch)];
    await inParallel(batches, callsAtOnce, async (part) => {
      for (const item of await items.some(part, names, signal)) read.set(item.id, item);
      const { isFirst } = progress;
      if (!onPage || !progress.isDue()) return;
      onPage(await this.plain(toReport(isFirst), choices), ids.length);
      signal?.throwIfAborted();
    });
    return this.withLinks(arrived(), await linking, choices, signal);
  }

  /** The project that an item is in; nothing for one that is gone. */
  projectOf(item: WorkItem): Promise<ProjectId | undefined> {
    return this.parts.projects.idOf(projectName(item));
  }

  /** The homes of items by the name of their project; without those that are gone. All projects are asked for at once. */
  async homesOf(items: readonly WorkItem[]): Promise<ReadonlyMap<string, Home>> {
    const names = [...new Set(items.map(projectName))];
    const homes = await Promise.all(names.map((name) => this.homeIn(name)));
    return new Map(names.flatMap((name, index) => (homes[index] ? [[name, homes[index]] as const] : [])));
  }

  /** The fields of items that may have to be read, whatever the settings of their project. */
  namesToRead(fields: readonly AzureField[], { usual, fieldsIn }: Choices): readonly string[] {
    const known = new Set(fields.map(({ referenceName }) => referenceName));
    const chosen = [usual, ...(fieldsIn?.values() ?? [])];
    return [
      ...new Set([
        ...systemFieldNames.filter((name) => known.has(name)),
        ...chosen.flatMap((choice) => namesAnywhere(fields, this.parts.uses, choice)),
      ]),
    ];
  }

  /** The process does not wait for the project's id: its name does as well. */
  private async homeIn(name: string): Promise<Home | undefined> {
    const { projects, processes } = this.parts;
    const process = processes.of(projects.placeOf(name));
    // Of a project that is gone, nothing is to be had.
    process.catch(() => undefined);
    const projectId = await projects.idOf(name);
    return projectId === undefined ? undefined : { projectId, process: await process };
  }

  /** Dependencies of many items in one query, so that no batch has to carry every field for their sake. */
  private dependencies(
    ids: readonly number[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<number, readonly FoundLink[]>> {
    return this.parts.search.dependencies(ids, signal);
  }

  /** Issues without their links, for a list that still grows. */
  private plain(items: readonly WorkItem[], choices: Choices): Promise<readonly Issue[]> {
    return this.read(items, noLinks, new Map(), choices);
  }

  private async withLinks(
    items: readonly WorkItem[],
    links: ReadonlyMap<number, readonly FoundLink[]>,
    choices: Choices,
    signal?: AbortSignal,
  ): Promise<readonly Issue[]> {
    const own = new Map(items.map((item) => [item.id, item]));
    const others = new Set(
      items.flatMap((item) => [parentOf(item) ?? [], (links.get(item.id) ?? []).map(({ id }) => id)].flat()),
    );
    const missing = [...others].filter((id) => !own.has(id));
    const read = await this.parts.items.some(missing, linkedFields, signal);
    const ends = [...items, ...read].filter(({ id }) => others.has(id));
    const homes = await this.homesOf(ends);
    const linked = new Map<number, LinkedItem>();
    for (const item of ends) {
      const home = homes.get(projectName(item));
      const status =
        home?.process.categoryOf(textIn(item.fields['System.WorkItemType']), textIn(item.fields['System.State'])) ??
        'new';
      linked.set(item.id, { title: textIn(item.fields['System.Title']), status });
    }
    return this.read(items, links, linked, choices);
  }

  private async read(
    items: readonly WorkItem[],
    links: ReadonlyMap<number, readonly FoundLink[]>,
    linked: ReadonlyMap<number, LinkedItem>,
    { usual, fieldsIn }: Choices,
  ): Promise<readonly Issue[]> {
    const [fields, homes] = await Promise.all([this.parts.processes.fields(), this.homesOf(items)]);
    const iterations = await this.iterationsOf(items, homes);
    const plans = new Map<ProjectId, FoundFields>();
    const issues: Issue[] = [];
    for (const item of items) {
      const home = homes.get(projectName(item));
      if (!home) continue;
      const { projectId, process } = home;
      const chosen = fieldsIn?.get(projectId) ?? usual;
      const found = plans.get(projectId) ?? findFields(factsOf(fields, process), { uses: issueUses, chosen });
      plans.set(projectId, found);
      const iteration = iterations.get(iterationPath(item));
      issues.push(readIssue(item, { projectId, process, found, links: links.get(item.id) ?? [], linked, iteration }));
    }
    return issues;
  }

  /** The iterations that items lie in, by path. */
  private async iterationsOf(
    items: readonly WorkItem[],
    homes: ReadonlyMap<string, Home>,
  ): Promise<ReadonlyMap<string, IterationId>> {
    const paths = new Map<ProjectId, Set<string>>();
    for (const item of items) {
      const projectId = homes.get(projectName(item))?.projectId;
      if (projectId === undefined) continue;
      paths.set(projectId, (paths.get(projectId) ?? new Set()).add(iterationPath(item)));
    }
    const found = await Promise.all([...paths].map((place) => this.parts.nodes.iterationsAt(...place)));
    return new Map(found.flatMap((ids) => [...ids]));
  }
}

function iterationPath({ fields }: WorkItem): string {
  return textIn(fields['System.IterationPath']);
}

/** The project in which an item says that it is. */
export function projectName({ fields }: WorkItem): string {
  return textIn(fields['System.TeamProject']);
}
