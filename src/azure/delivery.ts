import { chunks } from '#app/transfer/export-file';
import { HostUnreachable, type Later } from '#app/ports';
import type { IssueId } from '#core/issue';

/** Items of one delivery: as many as one batch of the platform takes. */
const itemsADelivery = 200;
/** How often a delivery is tried that the platform does not answer; then the outbox keeps it for the next page. */
const attempts = 5;
/** Longest pause before the next try, in seconds. */
const longestPause = 60;

/** What a delivery is made of. `deliver` writes the fields of these items; it may throw HostUnreachable. */
export interface DeliveryParts {
  readonly deliver: (issueIds: readonly IssueId[]) => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Writes fields while the person goes on: items that are asked for meanwhile go along with the next ones. */
export class Delivery implements Later {
  private readonly pending = new Set<IssueId>();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: DeliveryParts) {}

  async mirror(issueIds: readonly IssueId[], patience = 0): Promise<void> {
    issueIds.forEach((id) => this.pending.add(id));
    if (this.pending.size === 0) return;
    this.running ??= Promise.resolve()
      .then(() => this.run())
      .finally(() => (this.running = undefined));
    if (patience > 0) await Promise.race([this.running, this.parts.wait(patience)]);
  }

  /** Resolves when nothing is left to deliver, or was given up until the next page. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    while (this.pending.size > 0) {
      const [part = []] = chunks([...this.pending], itemsADelivery);
      part.forEach((id) => this.pending.delete(id));
      await this.patiently(part);
    }
  }

  private async patiently(part: readonly IssueId[]): Promise<void> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      try {
        return await this.parts.deliver(part);
      } catch (error) {
        // The records are written and know that their fields wait: nothing is lost, whatever it was.
        if (!(error instanceof HostUnreachable) || attempt === attempts) return;
        await this.parts.wait(Math.min(longestPause, Math.max(error.retryAfterSeconds ?? 0, 2 ** attempt)) * 1_000);
      }
    }
  }
}
