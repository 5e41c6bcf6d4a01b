import { HostUnreachable } from '#app/ports/failures';
import type { ChangedKey, KeyNews } from '#app/ports/key-news';
import type { AnyKind } from '#app/records/record-kind';
import type { Home, RecordWrite } from '#app/records/records';
import type { Claim, Signing } from '#app/signing/signing';
import type { Doubt } from '#core/doubt';
import type { DocumentSigning, DocumentSigningParts } from '#azure/document-signing';
import type { LineDocument, RecordDocument } from '#azure/record-document';

type Doubted = Promise<Doubt | undefined>;

/** Signatures whose code comes beside the first data, so that no panel waits for it. Until it can be had nothing is relied on. */
export class LaterSigning implements Signing, KeyNews {
  private made: Promise<DocumentSigning> | undefined;

  constructor(private readonly parts: DocumentSigningParts) {
    this.loaded().catch(() => undefined);
  }

  sign = async (statement: unknown, home: Home) => (await this.loaded()).sign(statement, home);
  signed = async (kind: AnyKind, write: RecordWrite<unknown, unknown>) => (await this.loaded()).signed(kind, write);
  carry = async (from: Home, to: Home) => (await this.loaded()).carry(from, to);
  changed = async () => (await this.loaded()).changed();
  settle = async (key: ChangedKey, isAccepted: boolean) => (await this.loaded()).settle(key, isAccepted);

  doubtOf = (claim: Claim) => this.doubt((signing) => signing.doubtOf(claim));
  doubtOfRecord = (kind: AnyKind, document: RecordDocument<unknown>) =>
    this.doubt((signing) => signing.doubtOfRecord(kind, document));
  doubtOfLine = (kind: AnyKind, place: { readonly id: string; readonly home: Home }, line: LineDocument) =>
    this.doubt((signing) => signing.doubtOfLine(kind, place, line));

  private async doubt(look: (signing: DocumentSigning) => Doubted): Doubted {
    const signing = await this.loaded().catch(() => undefined);
    return signing ? look(signing) : 'unchecked';
  }

  private loaded(): Promise<DocumentSigning> {
    this.made ??= import('#azure/document-signing').then(
      ({ DocumentSigning: Made }) => new Made(this.parts),
      (error: unknown) => {
        this.made = undefined;
        throw new HostUnreachable('The code that signs did not come.', { cause: error });
      },
    );
    return this.made;
  }
}
