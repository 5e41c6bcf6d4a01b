import { Refused } from '#app/rest-client';
import type { ProjectId } from '#core/issue';
import type { AzureClient } from '#azure/client';
import { TimedCache } from '#azure/timed-cache';
import { project } from '#azure/wire';

/** Items name their project; documents and addresses take its id. */
export class Projects {
  private readonly ids = new TimedCache<ProjectId | undefined>(10 * 60_000);

  constructor(
    private readonly client: AzureClient,
    private readonly own?: { readonly id: ProjectId; readonly key: string },
  ) {}

  /** How addresses name a project without a look-up. */
  placeOf(name: string): string {
    return this.isOwn(name) && this.own ? this.own.id : name;
  }

  /** The id of a project by its name; nothing where it is gone. One call for each project. */
  async idOf(name: string): Promise<ProjectId | undefined> {
    if (this.own && this.isOwn(name)) return this.own.id;
    return this.ids.get(name.toLowerCase(), async () => {
      try {
        const { id } = await this.client.send({
          area: 'core',
          path: `_apis/projects/${encodeURIComponent(name)}`,
          answer: project,
          expects: [404],
        });
        return id as ProjectId;
      } catch (error) {
        if (error instanceof Refused) return undefined;
        throw error;
      }
    });
  }

  /** Whether it is the page's own, of which nothing has to be asked. */
  isOwn(name: string): boolean {
    return name.toLowerCase() === this.own?.key.toLowerCase();
  }
}
