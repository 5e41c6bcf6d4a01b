import type { CandidateQuery, IssueRights, SiteRights, Tracker } from '#app/ports';
import type { Patience } from '#app/rest-client';
import type { AccountId, Issue, IssueId, IssueKey, Person, ProjectId } from '#core/issue';
import { modelOf, wsjf } from '#core/value/models';
import { rounded } from '#core/value/rank';
import { AzureClient } from '#azure/client';
import { planFields, trackerFields } from '#azure/fields';
import { Holdings, type MappingOf } from '#azure/holdings';
import { isNumber, IssueSource, projectName } from '#azure/issue-source';
import { textIn } from '#azure/issue-reader';
import { ItemSource } from '#azure/item-source';
import { People } from '#azure/people';
import { Processes } from '#azure/process';
import { Projects } from '#azure/projects';
import type { AzureRequest } from '#azure/request';
import { nothing, Rights } from '#azure/rights';
import { WiqlSearch } from '#azure/search';
import { candidateWiql, wiqlOf } from '#azure/wiql';

/** What a tracker for Azure DevOps is made of. */
export interface AzureTrackerParts {
  readonly request: AzureRequest;
  /** The project that the page is in; `key` is its name. */
  readonly project?: { readonly id: ProjectId; readonly key: string };
  readonly patience?: Patience;
}

/** The tracker over Azure DevOps' REST API, as the viewer. */
export class AzureTracker implements Tracker, SiteRights {
  readonly can = { standing: true, factorFields: true, agreePermission: false };
  readonly holder: Holdings;
  private readonly processes: Processes;
  private readonly items: ItemSource;
  private readonly search: WiqlSearch;
  private readonly source: IssueSource;
  private readonly directory: People;
  private readonly permissions: Rights;
  private readonly near: ProjectId | undefined;

  constructor({ request, project, patience }: AzureTrackerParts) {
    const client = new AzureClient(request, patience);
    this.near = project?.id;
    this.processes = new Processes(client);
    this.directory = new People(client, project?.id);
    this.items = new ItemSource(client, (item) => this.directory.learn(item));
    this.search = new WiqlSearch(client);
    this.source = new IssueSource({
      items: this.items,
      search: this.search,
      processes: this.processes,
      projects: new Projects(client, project),
    });
    this.holder = new Holdings(this.items, this.source, this.processes);
    this.permissions = new Rights(client);
  }

  issue(id: IssueId | IssueKey, fields: CandidateQuery['fields']): Promise<Issue | undefined> {
    return this.source.issue(id, fields, this.near);
  }

  issues(ids: readonly (IssueId | IssueKey)[], fields: CandidateQuery['fields']): Promise<readonly Issue[]> {
    return this.source.issues(ids, fields);
  }

  candidates(
    query: CandidateQuery,
    onPage?: (issues: readonly Issue[], total: number) => void,
    signal?: AbortSignal,
  ): Promise<readonly Issue[]> {
    return this.source.candidates(query, onPage, signal);
  }

  /** Two counts by the field that holds the score; nothing where the project has none for this model. */
  async standing(
    query: CandidateQuery,
    issueId: IssueId,
    { modelId, value }: { readonly modelId: string; readonly value: number },
  ): ReturnType<Tracker['standing']> {
    const model = modelOf(modelId);
    if (!model || !isNumber(issueId)) return undefined;
    const [process, fields] = await Promise.all([this.processes.of(query.projectId), this.processes.fields()]);
    const { score } = planFields(fields, process, { model, fields: query.fields });
    if (score === undefined) return undefined;
    const { where } = candidateWiql(query, process);
    const others = `${where} AND [System.Id] <> ${issueId}`;
    const [better, scored] = await Promise.all([
      this.search.items(query.projectId, wiqlOf({ where: `${others} AND [${score}] > ${rounded(value)}`, order: '' })),
      this.search.items(query.projectId, wiqlOf({ where: `${others} AND [${score}] <> ''`, order: '' })),
    ]);
    const inOrder = wiqlOf({ where: `${where} AND [${score}] <> ''`, order: `[${score}] DESC` }, [
      'System.Id',
      'System.WorkItemType',
      'System.Title',
      'System.State',
      score,
    ]);
    const among = process.backlog.filter((type) => process.has(type, score));
    return {
      rank: better.length + 1,
      of: scored.length + 1,
      inOrder,
      ...(among.length < process.backlog.length && { among }),
    };
  }

  people(ids: readonly AccountId[]): Promise<readonly Person[]> {
    return this.directory.find(ids);
  }

  async fields(mapping?: Parameters<Tracker['fields']>[0]): ReturnType<Tracker['fields']> {
    const projectId = mapping?.projectId ?? this.near;
    const [fields, process] = await Promise.all([
      this.processes.fields(),
      projectId === undefined ? { knows: () => true } : this.processes.of(projectId),
    ]);
    return trackerFields(fields, process, mapping?.model ?? wsjf);
  }

  holdings(ids: readonly IssueId[], mappingOf: MappingOf): ReturnType<Tracker['holdings']> {
    return this.holder.of(ids, mappingOf);
  }

  /** Two trips: the item beside the areas of the page's project, then what may be done there. */
  async rights(issueId: IssueId): Promise<IssueRights> {
    if (!isNumber(issueId)) return nothing;
    this.approach();
    const item = await this.items.whole(Number(issueId));
    const projectId = item && (await this.source.projectOf(item));
    if (!projectId) return nothing;
    const rights = await this.permissions.ofItem(projectId, textIn(item.fields['System.AreaPath']));
    return rights.see ? { ...rights, projectId } : nothing;
  }

  projectRights(projectId: ProjectId): ReturnType<Tracker['projectRights']> {
    return this.permissions.ofProject(projectId);
  }

  /** Waybill's documents are kept by project: who administers the page's project may see all of them there. */
  async administers(): Promise<boolean> {
    return this.near !== undefined && (await this.permissions.ofProject(this.near)).administer;
  }

  async visible(ids: readonly IssueId[]): Promise<ReadonlySet<IssueId>> {
    const numbers = [...new Set(ids.filter(isNumber).map(Number))];
    const unknown = numbers.filter((id) => !this.items.isRecent(id));
    const found = new Set(unknown.length === 0 ? [] : await this.search.visible(unknown));
    return new Set(numbers.filter((id) => found.has(id) || !unknown.includes(id)).map((id) => String(id) as IssueId));
  }

  /** Of these items those that the viewer may write to. */
  async writable(ids: readonly IssueId[]): Promise<ReadonlySet<IssueId>> {
    const mapped = await this.items.remembered(ids.filter(isNumber).map(Number), [
      'System.TeamProject',
      'System.AreaPath',
    ]);
    const byProject = new Map<ProjectId, { id: IssueId; area: string }[]>();
    const homes = await this.source.homesOf(mapped);
    for (const item of mapped) {
      const home = homes.get(projectName(item));
      if (!home) continue;
      const places = byProject.get(home.projectId) ?? [];
      places.push({ id: String(item.id) as IssueId, area: textIn(item.fields['System.AreaPath']) });
      byProject.set(home.projectId, places);
    }
    const writable = await Promise.all(
      [...byProject].map(async ([projectId, places]) => {
        const areas = await this.permissions.writableAreas(projectId, [...new Set(places.map(({ area }) => area))]);
        return places.filter(({ area }) => areas.has(area)).map(({ id }) => id);
      }),
    );
    return new Set(writable.flat());
  }

  /** Asks for what every look at the page's project needs: beside the first item, not after it. */
  approach(): void {
    if (this.near === undefined) return;
    for (const asked of [this.permissions.tree(this.near), this.processes.of(this.near), this.processes.fields()])
      asked.catch(() => undefined);
  }

  /** Drops what was read of an item, or of all: a form has saved it. */
  forget(id?: IssueId): void {
    this.items.forget(id === undefined ? undefined : Number(id));
  }
}
