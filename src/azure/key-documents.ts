import * as z from 'zod/mini';
import { HostUnreachable } from '#app/ports/failures';
import type { Home } from '#app/records/records';
import { newKeyPair, type KeyPair } from '#app/signing/key-pair';
import { noPins, withSighted, type Pins, type PublishedKeys } from '#app/signing/pins';
import type { AccountId } from '#core/issue';
import { changeDocument, type Documents } from '#azure/documents';
import { TimedCache } from '#azure/timed-cache';

/** Public halves by person, one document for each home, so that a page has all it needs in one call. */
const sharedCollection = 'keys';
/** The viewer's own keys, and the pins of others, so that every device of theirs has both. */
const ownPlace = { collection: 'signing', id: 'own' } as const;

const keysDocument = z.object({ id: z.string(), __etag: z.int(), keys: z.record(z.string(), z.string()) });

const ownDocument = z.object({
  id: z.string(),
  __etag: z.int(),
  pair: z.optional(z.object({ publicKey: z.string(), privateKey: z.string() })),
  pinned: z.record(z.string(), z.array(z.string())),
  refused: z.array(z.string()),
});
/** What the viewer keeps for themself. */
export type OwnKeys = Pins & { readonly pair?: KeyPair | undefined };

/** How long published keys answer, in milliseconds; a person who is not among them is asked for anew. */
const keptMilliseconds = 60_000;

/** Where keys lie: the viewer's in documents that nobody else can read, everybody's public halves in the organization's. */
export class KeyDocuments {
  private known: Promise<OwnKeys> | undefined;
  private readonly published = new TimedCache<PublishedKeys>(keptMilliseconds);

  constructor(
    private readonly viewer: AccountId,
    private readonly own: Documents,
    private readonly shared: Documents,
  ) {}

  /** Read once a page, unless it is to be `isFresh`. */
  mine(isFresh = false): Promise<OwnKeys> {
    if (isFresh) this.known = undefined;
    this.known ??= this.readOwn().then((document) => document ?? noPins);
    this.known.catch(() => (this.known = undefined));
    return this.known;
  }

  publishedIn(home: Home): Promise<PublishedKeys> {
    return this.published.get(home, async () => (await this.readShared(home))?.keys ?? {});
  }

  /** Has the next reading ask again. */
  forget(home: Home): void {
    this.published.forget(home);
  }

  /** The viewer's keys. Of two pages that make them at once one wins, and both sign with the same. */
  async pair(): Promise<KeyPair> {
    const { pair } = await this.mine();
    if (pair) return pair;
    const made = await newKeyPair();
    const mine = await this.changeOwn((now) => (now.pair ? now : { ...now, pair: made }));
    return mine.pair ?? made;
  }

  /** Makes the viewer's key known in a home, over anything else that somebody has put there in the viewer's name. */
  publish(home: Home, key: string): Promise<void> {
    return this.changeShared(home, (keys) => (keys[this.viewer] === key ? keys : { ...keys, [this.viewer]: key }));
  }

  /** Takes keys along with what they were used for. */
  async carry(from: Home, to: Home): Promise<void> {
    const there = await this.publishedIn(from);
    await this.changeShared(to, (keys) =>
      Object.keys(there).every((by) => Object.hasOwn(keys, by)) ? keys : { ...there, ...keys },
    );
  }

  async pin(published: PublishedKeys): Promise<void> {
    await this.changeOwn((now) => withSighted(now, published));
  }

  /** The same again from `change`: nothing is written. */
  async changeOwn(change: (now: OwnKeys) => OwnKeys): Promise<OwnKeys> {
    let next: OwnKeys = noPins;
    const outcome = await changeDocument(
      () => this.readOwn(),
      (document) => {
        const now = document ?? noPins;
        next = change(now);
        const { pair, pinned, refused } = next;
        return next === now ? undefined : { id: ownPlace.id, ...(pair && { pair }), pinned, refused };
      },
      (document, etag) => this.own.put(ownPlace.collection, document, etag),
    );
    // Never sign with a key that is kept nowhere.
    if (outcome.kind === 'too-large') throw new HostUnreachable('The viewer’s keys do not fit into their document.');
    this.known = Promise.resolve(next);
    return next;
  }

  private async changeShared(home: Home, change: (keys: PublishedKeys) => PublishedKeys): Promise<void> {
    await changeDocument(
      () => this.readShared(home),
      (document) => {
        const now = document?.keys ?? {};
        const keys = change(now);
        return keys === now ? undefined : { id: home, keys };
      },
      (document, etag) => this.shared.put(sharedCollection, document, etag),
    );
    this.forget(home);
  }

  private readOwn() {
    return this.own.read(ownPlace.collection, ownPlace.id, ownDocument, { pinned: {}, refused: [] });
  }

  private readShared(home: Home) {
    return this.shared.read(sharedCollection, home, keysDocument, { keys: {} });
  }
}
