import type { AnyKind } from '#app/records/record-kind';
import type { Home, RecordWrite, Stamped } from '#app/records/records';
import { canSign } from '#app/signing/can-sign';
import { isSignedWith, signatureOf } from '#app/signing/key-pair';
import { digestOf, lineStatement } from '#app/signing/line-statement';
import { changedIn, keysOf, withAnswer, withSighted } from '#app/signing/pins';
import type { ChangedKey, KeyNews } from '#app/ports/key-news';
import type { Claim, Signing } from '#app/signing/signing';
import type { Doubt } from '#core/doubt';
import type { AccountId } from '#core/issue';
import type { Background } from '#azure/background';
import type { Documents } from '#azure/documents';
import { KeyDocuments } from '#azure/key-documents';
import type { LineDocument, RecordDocument } from '#azure/record-document';

/** What signatures are made and looked at with. */
export interface DocumentSigningParts {
  readonly viewer: AccountId;
  readonly background: Background;
  /** Where the page is: keys that are known there are on their way before anything needs them. */
  readonly home: Home | undefined;
  readonly own: Documents;
  readonly shared: Documents;
}

/** Signs what this page writes, and says of what it reads whether it is its author's. */
export class DocumentSigning implements Signing, KeyNews {
  private readonly keys: KeyDocuments;
  private readonly published = new Map<Home, Promise<void>>();
  private readonly pinning = new Set<string>();
  /** People that no key was found for a moment ago, by home. */
  private readonly unknown = new Map<string, number>();
  /** Documents are looked at once, until a key is accepted. */
  private doubts = new WeakMap<object, Promise<Doubt | undefined>>();

  constructor(private readonly parts: DocumentSigningParts) {
    this.keys = new KeyDocuments(parts.viewer, parts.own, parts.shared);
    if (!canSign()) return;
    this.keys.mine().catch(() => undefined);
    if (parts.home !== undefined) this.sight(parts.home).catch(() => undefined);
  }

  async sign(statement: unknown, home: Home): Promise<string | undefined> {
    if (!canSign()) return undefined;
    const pair = await this.keys.pair();
    const known = this.published.get(home) ?? this.keys.publish(home, pair.publicKey);
    this.published.set(home, known);
    known.catch(() => this.published.delete(home));
    await known;
    return signatureOf(pair, statement);
  }

  async doubtOf({ statement, signature, by, home }: Claim): Promise<Doubt | undefined> {
    if (signature === undefined) return 'unsigned';
    if (!canSign()) return 'unchecked';
    try {
      for (const key of await this.keysOf(by, home))
        if (await isSignedWith(key, signature, statement)) return undefined;
      return 'unverified';
    } catch {
      // Without the keys there is nothing to compare with: the next look asks again.
      return 'unchecked';
    }
  }

  /** The line with its author's signature, when its author is the viewer. */
  async signed<Value, Line>(kind: AnyKind, write: RecordWrite<Value, Line>): Promise<LineDocument> {
    const { stamped, value, home } = write;
    const document = stamped as LineDocument;
    if (stamped.by !== this.parts.viewer || stamped.isImported || !canSign()) return document;
    const digest = await digestOf(kind, value);
    const signature = await this.sign(lineStatement(kind, write, stamped, digest), home);
    return signature === undefined ? document : { ...document, signed: { digest, signature } };
  }

  /** Whether a record is what its last line says, and that line its author's. */
  doubtOfRecord(kind: AnyKind, document: RecordDocument<unknown>): Promise<Doubt | undefined> {
    const known = this.doubts.get(document);
    if (known) return known;
    const doubts = this.doubts;
    const doubt = this.lookAt(kind, document);
    doubts.set(document, doubt);
    const forget = (): boolean => doubts.delete(document);
    doubt.then((found) => found !== undefined && forget(), forget);
    return doubt;
  }

  doubtOfLine(
    kind: AnyKind,
    place: { readonly id: string; readonly home: Home },
    { signed, isImported, ...stamped }: LineDocument,
  ): Promise<Doubt | undefined> {
    if (!signed || isImported) return Promise.resolve('unsigned');
    const statement = lineStatement(kind, place, stamped as Stamped<unknown>, signed.digest);
    return this.doubtOf({ statement, signature: signed.signature, by: stamped.by, home: place.home });
  }

  /** Takes keys along with records that move. */
  async carry(from: Home, to: Home): Promise<void> {
    await this.keys.carry(from, to);
  }

  async changed(): Promise<readonly ChangedKey[]> {
    const { home } = this.parts;
    if (home === undefined || !canSign()) return [];
    const [mine, published] = await Promise.all([this.keys.mine(), this.keys.publishedIn(home)]);
    return changedIn(mine, this.others(published));
  }

  async settle(changed: ChangedKey, isAccepted: boolean): Promise<void> {
    await this.keys.changeOwn((now) => ({ ...now, ...withAnswer(now, changed, isAccepted) }));
    this.doubts = new WeakMap();
  }

  private async lookAt(kind: AnyKind, document: RecordDocument<unknown>): Promise<Doubt | undefined> {
    const { id, home, version, value, stamped } = document;
    const doubt = await this.doubtOfLine(kind, { id, home: home as Home }, stamped);
    if (doubt !== undefined) return doubt;
    const isBound = stamped.version === version && stamped.signed?.digest === (await digestOf(kind, value));
    return isBound ? undefined : 'unverified';
  }

  /** The viewer's own key is what the viewer keeps, whatever was published; anybody else's is what was seen first. */
  private async keysOf(by: AccountId, home: Home): Promise<readonly string[]> {
    if (by === this.parts.viewer) {
      // Another device of the viewer's may have made their keys meanwhile.
      const isNew = (await this.keys.mine()).pair === undefined && this.isDue(by);
      const { pair } = await this.keys.mine(isNew);
      return pair ? [pair.publicKey] : [];
    }
    const mine = await this.keys.mine();
    const known = keysOf(mine.pinned, by);
    return known.length > 0 ? known : keysOf(await this.sight(home, by), by);
  }

  /** Keys of a home as the viewer relies on them. One of them is kept from now on, and any later one is told of. */
  private async sight(home: Home, wanted?: string): Promise<Readonly<Record<string, readonly string[]>>> {
    const [mine, known] = await Promise.all([this.keys.mine(), this.keys.publishedIn(home)]);
    let published = known;
    const missing = `${home} ${wanted ?? ''}`;
    if (wanted !== undefined && !Object.hasOwn(published, wanted) && this.isDue(missing)) {
      this.keys.forget(home);
      published = await this.keys.publishedIn(home);
    }
    const own = mine.pair?.publicKey;
    const others = this.others(published);
    if (own !== undefined && (published[this.parts.viewer] ?? own) !== own)
      this.parts.background.run(() => this.keys.publish(home, own));
    const { pinned } = withSighted(mine, others);
    const fresh = Object.keys(others).filter((by) => !Object.hasOwn(mine.pinned, by) && !this.pinning.has(by));
    if (fresh.length > 0) {
      fresh.forEach((by) => this.pinning.add(by));
      this.parts.background.run(() => this.keys.pin(others));
    }
    return pinned;
  }

  private others(published: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const { [this.parts.viewer]: _own, ...others } = published;
    return others;
  }

  private isDue(missing: string): boolean {
    const now = Date.now();
    if ((this.unknown.get(missing) ?? 0) > now - 5_000) return false;
    this.unknown.set(missing, now);
    return true;
  }
}
