import * as z from 'zod/mini';
import { changeDocument, type Documents } from '#azure/documents';
import { Kept } from '#azure/kept';
import type { OwnBallot } from '#azure/score-document';

const collection = 'ballots';

/** Ballots of one item that their author keeps, replaced ones too: the author's history shows them. */
const keptBallots = 20;

const boxDocument = z.object({
  id: z.string(),
  __etag: z.int(),
  ballots: z.array(
    z.object({
      seal: z.string(),
      nonce: z.string(),
      round: z.int(),
      at: z.string(),
      factors: z.record(z.string(), z.number()),
      note: z.optional(z.string()),
    }),
  ),
});

/** The viewer's own sealed ballots, in documents that nobody else can read: one for each item. */
export class BallotBox {
  private readonly known = new Kept<readonly OwnBallot[]>(60_000);

  constructor(private readonly documents: Documents) {}

  of(issueId: string): Promise<readonly OwnBallot[]> {
    return this.known.get(issueId, async () => (await this.read(issueId))?.ballots ?? []);
  }

  /** The same, whatever was read before. */
  again(issueId: string): Promise<readonly OwnBallot[]> {
    this.known.forget(issueId);
    return this.of(issueId);
  }

  /** By item; for lists. */
  async all(): Promise<ReadonlyMap<string, readonly OwnBallot[]>> {
    const boxes = await this.documents.list(collection, boxDocument);
    return new Map(boxes.map(({ id, ballots }) => [id, ballots]));
  }

  /** Stored before anybody sees the seal: a seal without its answers could never be opened. */
  async keep(issueId: string, ballot: OwnBallot): Promise<void> {
    await changeDocument(
      () => this.read(issueId),
      (box) => ({ id: issueId, ballots: [...(box?.ballots ?? []), ballot].slice(-keptBallots) }),
      (document, etag) => this.documents.put(collection, document, etag),
    );
    this.known.forget(issueId);
  }

  async remove(issueId: string): Promise<void> {
    await this.documents.remove(collection, issueId);
    this.known.forget(issueId);
  }

  private read(issueId: string): Promise<z.infer<typeof boxDocument> | undefined> {
    return this.documents.get(collection, issueId, boxDocument);
  }
}
