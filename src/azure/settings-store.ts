import * as z from 'zod/mini';
import { settingsSchema } from '#app/contract';
import type { WriteOutcome } from '#app/records/records';
import { sortedKeys } from '#app/sorted-keys';
import type { ProjectId } from '#core/issue';
import type { ProjectSettings } from '#core/value/settings';
import type { Documents } from '#azure/documents';
import { Kept } from '#azure/kept';

const collection = 'settings';

const settingsDocument = z.object({ id: z.string(), __etag: z.int(), settings: settingsSchema });
type SettingsDocument = z.infer<typeof settingsDocument>;

/** How projects are scored: one document each, kept for a few seconds as every call asks for it. */
export class SettingsStore {
  private readonly known = new Kept<SettingsDocument | undefined>(5_000);
  private readonly underWay = new Set<string>();

  constructor(private readonly documents: Documents) {}

  /** Nothing while the defaults hold. */
  async read(projectId: ProjectId): Promise<ProjectSettings | undefined> {
    return (await this.known.get(projectId, () => this.askOnce(projectId)))?.settings as ProjectSettings | undefined;
  }

  /** Reads them anew beside what a command reads anyway, so that it goes by what holds now. */
  refresh(projectId: ProjectId): void {
    if (this.underWay.has(projectId)) return;
    this.known.forget(projectId);
    this.known.get(projectId, () => this.askOnce(projectId)).catch(() => undefined);
  }

  async write(projectId: ProjectId, settings: ProjectSettings, expected: number): Promise<WriteOutcome> {
    const current = await this.ask(projectId);
    this.known.put(projectId, current);
    if (current && isSame(current.settings, settings)) return 'written';
    if ((current?.settings.version ?? 0) !== expected) return 'conflict';
    const document = { id: projectId, settings };
    const outcome = await this.documents.put(collection, document, current?.__etag);
    this.known.forget(projectId);
    if (outcome.kind !== 'refused') return outcome.kind;
    // Somebody wrote first; or it was this very write, whose answer was lost on the way.
    const now = await this.ask(projectId);
    return now && isSame(now.settings, settings) ? 'written' : 'conflict';
  }

  private askOnce(projectId: ProjectId): Promise<SettingsDocument | undefined> {
    this.underWay.add(projectId);
    return this.ask(projectId).finally(() => this.underWay.delete(projectId));
  }

  private ask(projectId: ProjectId): Promise<SettingsDocument | undefined> {
    return this.documents.get(collection, projectId, settingsDocument);
  }
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one, sortedKeys) === JSON.stringify(other, sortedKeys);
}
