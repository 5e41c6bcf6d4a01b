import { outcomeOf, persistently } from '#app/back-off';
import { chunks } from '#app/chunks';
import { HostUnreachable } from '#app/ports/failures';
import type { Later, MirroredRecord } from '#app/ports/later';
import type { IssueId } from '#core/issue';

/** Items of one delivery: as many as one batch of the platform takes. */
const itemsADelivery = 200;
/** How often a delivery is tried that the platform does not answer; then the outbox keeps it for the next page. */
const attempts = 5;
/** Longest pause before the next try that the platform may ask for, in seconds. */
const longestPause = 60;

/** What a delivery is made of. `deliver` writes the fields of these items; it may throw HostUnreachable. */
export interface DeliveryParts {
  readonly deliver: (issueIds: readonly IssueId[]) => Promise<void>;
  /** The same of fields that a record fills. */
  readonly deliverRecord: (record: MirroredRecord) => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 to 1; chance itself unless a test says otherwise. */
  readonly chance?: () => number;
}

/** Writes fields while the person goes on: items that are asked for meanwhile go along with the next ones. */
export class Delivery implements Later {
  private readonly pending = new Set<IssueId>();
  private readonly records = new Map<string, MirroredRecord>();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: DeliveryParts) {}

  async mirror(issueIds: readonly IssueId[], patience = 0): Promise<void> {
    issueIds.forEach((id) => this.pending.add(id));
    await this.go(patience);
  }

  async mirrorRecords(records: readonly MirroredRecord[], patience = 0): Promise<void> {
    for (const record of records) this.records.set(JSON.stringify(record), record);
    await this.go(patience);
  }

  private async go(patience: number): Promise<void> {
    if (this.pending.size + this.records.size === 0) return;
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
    while (this.pending.size + this.records.size > 0) {
      for (const [name, record] of this.records) {
        this.records.delete(name);
        await this.patiently(() => this.parts.deliverRecord(record));
      }
      const [part = []] = chunks([...this.pending], itemsADelivery);
      part.forEach((id) => this.pending.delete(id));
      if (part.length > 0) await this.patiently(() => this.parts.deliver(part));
    }
  }

  /** The records are written and know that their fields wait: nothing is lost, whatever this comes to. */
  private async patiently(deliver: () => Promise<void>): Promise<void> {
    const { wait, chance = Math.random } = this.parts;
    await persistently(
      () => outcomeOf(deliver()),
      (outcome) => {
        if (!(outcome instanceof HostUnreachable)) return undefined;
        const { retryAfterSeconds: asked } = outcome;
        return { retryAfterSeconds: asked === undefined ? undefined : Math.min(longestPause, asked) };
      },
      { attempts, firstPause: 2_000, wait, chance },
    );
  }
}
