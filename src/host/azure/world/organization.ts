import type {
  AzureCall,
  AzurePerson,
  ClassificationNode,
  Field,
  Organization,
  Project,
  Team,
  WorkItem,
} from '#host/azure/seams';
import { versionAt } from '#host/azure/world/history';
import { areaOf, mayAdminister, mayRead, mayWrite } from '#host/azure/world/rights';
import type { World } from '#host/azure/world/world';

/** The read side of a world. */
export class WorldOrganization implements Organization {
  readonly now: () => Date;
  /** For the organization's own routes, which write. */
  readonly world: World;

  constructor(world: World, now: () => Date) {
    this.world = world;
    this.now = now;
  }

  projects(): readonly Project[] {
    return this.world.projects.list();
  }

  project(idOrName: string): Project | undefined {
    return this.world.projectByIdOrName(idOrName);
  }

  teams(projectId: string): readonly Team[] {
    return this.world.teamsOf.of(projectId);
  }

  people(): readonly AzurePerson[] {
    return this.world.people.list();
  }

  person(id: string): AzurePerson | undefined {
    return this.world.people.get(id);
  }

  fields(): readonly Field[] {
    return this.world.fields.list();
  }

  field(name: string): Field | undefined {
    const wanted = name.toLowerCase();
    return this.world.fields.get(wanted) ?? this.world.fields.find((field) => field.name.toLowerCase() === wanted);
  }

  nodes(projectId: string, kind: ClassificationNode['kind']): readonly ClassificationNode[] {
    return this.world.nodesOf.of(`${projectId}/${kind}`);
  }

  item(id: number): WorkItem | undefined {
    return this.world.liveItem(id);
  }

  *items(): Iterable<WorkItem> {
    for (const item of this.world.items.values()) if (!this.world.deletions.get(String(item.id))) yield item;
  }

  itemAt(id: number, moment: Date): WorkItem | undefined {
    const item = this.world.liveItem(id);
    return item && versionAt(this.world, item, moment)?.item;
  }

  mayRead(personId: string, item: WorkItem): boolean {
    return mayRead(this.world, personId, areaOf(item));
  }

  mayWrite(personId: string, item: Pick<WorkItem, 'projectId' | 'fields'>): boolean {
    return mayWrite(this.world, personId, areaOf(item));
  }

  mayAdminister(personId: string, _projectId: string): boolean {
    return mayAdminister(this.world, personId);
  }
}

/** The world that a call reads and writes. */
export function worldOf(call: Pick<AzureCall, 'organization'>): World {
  if (call.organization instanceof WorldOrganization) return call.organization.world;
  throw new Error('This organization has no world behind it.');
}
