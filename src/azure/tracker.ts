import type { FieldUse } from '#app/ports/fields';
import { lazyPorts } from '#app/lazy-ports';
import type { PlanningPorts, Tracker } from '#app/ports/tracker';
import type { Patience } from '#app/rest-client';
import type { IssueId, ProjectId } from '#core/issue';
import { azureCan } from '#azure/can';
import { AzureClient } from '#azure/client';
import { AzureIssues } from '#azure/issues';
import { IssueSource } from '#azure/issue-source';
import { ItemSource } from '#azure/item-source';
import { MappedItems } from '#azure/mapped-items';
import { AzurePeople } from '#azure/people';
import { RightsByPlace } from '#azure/place-rights';
import { Processes } from '#azure/process';
import { ProjectNodes } from '#azure/project-nodes';
import { Projects } from '#azure/projects';
import type { AzureRequest } from '#azure/request';
import { AzureRights } from '#azure/rights';
import { WiqlSearch } from '#azure/search';

/** What a tracker for Azure DevOps is made of. */
export interface AzureTrackerParts {
  readonly request: AzureRequest;
  /** The project that the page is in; `key` is its name. */
  readonly project?: { readonly id: ProjectId; readonly key: string };
  readonly patience?: Patience;
  /** Everything that is looked for in fields, whatever the settings of a project. */
  readonly uses: readonly FieldUse[];
}

/** The ports over Azure DevOps' REST API, as the viewer. */
export class AzureTracker implements Tracker {
  readonly issues: AzureIssues;
  readonly fields: MappedItems;
  readonly rights: AzureRights;
  readonly people: AzurePeople;
  readonly schedule: PlanningPorts['schedule'];
  readonly links: PlanningPorts['links'];
  readonly writes: PlanningPorts['writes'];
  readonly changelog: PlanningPorts['changelog'];
  readonly workLog: PlanningPorts['workLog'];
  private readonly items: ItemSource;
  private readonly processes: Processes;
  private readonly nodes: ProjectNodes;
  private readonly pageProject: ProjectId | undefined;

  constructor({ request, project, patience, uses }: AzureTrackerParts) {
    const client = new AzureClient(request, patience);
    const pageProject = project?.id;
    const search = new WiqlSearch(client);
    const people = new AzurePeople(client, pageProject);
    const processes = new Processes(client);
    const items = new ItemSource(client, (item) => people.learn(item));
    const nodes = new ProjectNodes(client);
    const projects = new Projects(client, project);
    const source = new IssueSource({ items, search, processes, projects, nodes, uses });
    const places = new RightsByPlace(client, nodes);
    this.pageProject = pageProject;
    this.processes = processes;
    this.items = items;
    this.nodes = nodes;
    this.people = people;
    this.issues = new AzureIssues({ source, search, processes, uses, pageProject });
    this.fields = new MappedItems(items, source, processes, pageProject);
    const onWritten = (id: string): void => this.forget(id as IssueId);
    const planningParts = { request, ...(patience && { patience }), onWritten };
    const planning = lazyPorts(azureCan, async () =>
      (await import('#azure/planning-ports')).createPlanningPorts(planningParts),
    );
    this.schedule = planning.schedule;
    this.links = planning.links;
    this.writes = planning.writes;
    this.changelog = planning.changelog;
    this.workLog = planning.workLog;
    const prefetch = (): void => this.prefetch();
    this.rights = new AzureRights({ places, items, issues: source, search, pageProject, prefetch });
  }

  /** Asks for what every look at the page's project needs: beside the first item, not after it. */
  prefetch(): void {
    const { pageProject, nodes, processes } = this;
    if (pageProject === undefined) return;
    for (const asked of [nodes.of(pageProject), processes.of(pageProject), processes.fields()])
      asked.catch(() => undefined);
  }

  /** Drops what was read of an item, or of all: a form has saved it. */
  forget(id?: IssueId): void {
    this.items.forget(id === undefined ? undefined : Number(id));
  }
}
