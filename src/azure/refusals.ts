import type { IssueId } from '#core/issue';

/** An item whose fields did not take what Waybill holds; `reason` is the platform's own sentence. */
export interface FieldRefusal {
  readonly issueId: IssueId;
  readonly reason: string;
}

/** Items whose fields refused a write since the page was opened, and have not taken one since. */
export class FieldRefusals {
  private readonly reasons = new Map<IssueId, string>();
  private readonly listeners = new Set<() => void>();

  list(): readonly FieldRefusal[] {
    return [...this.reasons].map(([issueId, reason]) => ({ issueId, reason }));
  }

  /** Answers how to stop listening. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** `reason` absent: the item took everything. */
  note(issueId: IssueId, reason: string | undefined): void {
    if (this.reasons.get(issueId) === reason) return;
    if (reason === undefined) this.reasons.delete(issueId);
    else this.reasons.set(issueId, reason);
    this.listeners.forEach((listener) => listener());
  }
}
