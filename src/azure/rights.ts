import { noRights, type IssueRights, type PlaceRights, type Rights } from '#app/ports/rights';
import type { IssueId, ProjectId } from '#core/issue';
import { projectName, type IssueSource } from '#azure/issue-source';
import { textIn } from '#azure/issue-reader';
import { isNumber, numbersIn, type ItemSource } from '#azure/item-source';
import type { RightsByPlace } from '#azure/place-rights';
import type { WiqlSearch } from '#azure/search';

/** What rights are read from. */
export interface RightsParts {
  readonly places: RightsByPlace;
  readonly items: ItemSource;
  readonly issues: IssueSource;
  readonly search: WiqlSearch;
  readonly pageProject: ProjectId | undefined;
  /** Asks for what a look at the page's project needs anyway. */
  readonly prefetch: () => void;
}

/** What the viewer may do, by the areas that items are in. */
export class AzureRights implements Rights {
  readonly granted = new Set<never>();

  constructor(private readonly parts: RightsParts) {}

  /** Two trips: the item beside the areas of the page's project, then what may be done there. */
  async ofIssue(issueId: IssueId): Promise<IssueRights> {
    const { items, issues, places, prefetch } = this.parts;
    if (!isNumber(issueId)) return noRights;
    prefetch();
    const item = await items.whole(Number(issueId));
    const projectId = item && (await issues.projectOf(item));
    if (!projectId) return noRights;
    const rights = await places.ofItem(projectId, textIn(item.fields['System.AreaPath']));
    return rights.see ? { ...rights, projectId } : noRights;
  }

  /** Addresses take a project's name, too, which may look like an id of another tracker. */
  async ofProject(projectId: ProjectId): Promise<PlaceRights> {
    return isGuid(projectId) ? this.parts.places.ofProject(projectId) : noRights;
  }

  /** Waybill's documents are kept by project: who administers the page's project may see all of them there. */
  async administers(): Promise<boolean> {
    const { pageProject, places } = this.parts;
    return pageProject !== undefined && (await places.ofProject(pageProject)).administer;
  }

  async visible(ids: readonly IssueId[]): Promise<ReadonlySet<IssueId>> {
    const { items, search } = this.parts;
    const numbers = numbersIn(ids);
    const unknown = numbers.filter((id) => !items.isRecent(id));
    const found = new Set(unknown.length === 0 ? [] : await search.visible(unknown));
    return new Set(numbers.filter((id) => found.has(id) || !unknown.includes(id)).map((id) => String(id) as IssueId));
  }

  /** Of these items those that the viewer may write to. */
  async writable(ids: readonly IssueId[]): Promise<ReadonlySet<IssueId>> {
    const { items, issues, places } = this.parts;
    const names = ['System.TeamProject', 'System.AreaPath'];
    const read = await items.remembered(numbersIn(ids), names);
    const byProject = new Map<ProjectId, { id: IssueId; area: string }[]>();
    const homes = await issues.homesOf(read);
    for (const item of read) {
      const home = homes.get(projectName(item));
      if (!home) continue;
      const here = byProject.get(home.projectId) ?? [];
      here.push({ id: String(item.id) as IssueId, area: textIn(item.fields['System.AreaPath']) });
      byProject.set(home.projectId, here);
    }
    const writable = await Promise.all(
      [...byProject].map(async ([projectId, here]) => {
        const areas = await places.writableAreas(projectId, [...new Set(here.map(({ area }) => area))]);
        return here.filter(({ area }) => areas.has(area)).map(({ id }) => id);
      }),
    );
    return new Set(writable.flat());
  }
}

function isGuid(id: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
}
