import type { LinkId } from '#app/ports/links';
import type { IssueWriteOutcome, LinkWrite } from '#app/ports/writes';
import type { Carrier, Tell } from '#app/writes/settle';
import { itemUri, onRevision, type BatchRequest } from '#azure/batch';
import { itemsWithRelations, linksOf, targetOf, type AzureLinkType } from '#azure/links';
import type { WorkItem } from '#azure/wire';
import { endPutOff, sendBatch } from '#azure/write-batch';
import type { WritingParts } from '#azure/write-fields';
import { addRelation, itemAddress } from '#azure/write-operations';

/** What the platform says of a relation that is there. */
const alreadyThere = /AlreadyExists/i;

/** One request of a batch, and the writes that it carries out. */
interface Errand {
  readonly writes: readonly LinkWrite[];
  readonly request: BatchRequest;
}

/** Makes and removes links, as changes of the items that give. */
export function linkCarrier({ client, linkTypes, course }: WritingParts): Carrier<LinkWrite> {
  let now: ReadonlyMap<string, WorkItem> = new Map();

  async function look(writes: readonly LinkWrite[]): Promise<readonly IssueWriteOutcome[]> {
    const { types } = await linkTypes();
    now = await itemsWithRelations(
      client,
      writes.map(({ link }) => link.from),
    );
    return writes.flatMap((write): IssueWriteOutcome[] => {
      const { key, link, remove } = write;
      const item = now.get(link.from);
      if (!item || !types.some(({ id }) => id === link.typeId))
        return [{ key, kind: 'refused', code: 'not-found', message: '' }];
      const linkId = linkIn(item, write, types);
      if (remove) return linkId === undefined ? [{ key, kind: 'done' }] : [];
      return linkId === undefined ? [] : [{ key, kind: 'done', linkId }];
    });
  }

  async function send(writes: readonly LinkWrite[], tell: Tell): Promise<ReadonlySet<string>> {
    const { types, base } = await linkTypes();
    const made = writes.filter(({ remove }) => !remove);
    const errands = [
      ...made.map((write) => makingOf(write, types, base)),
      ...removals(
        writes.filter(({ remove }) => remove),
        now,
        types,
      ),
    ];
    const answers = await sendBatch(
      client,
      errands.map(({ request }) => request),
      course,
    );
    const stale = new Set<string>();
    errands.forEach((errand, place) => {
      for (const { key, link, remove } of errand.writes) {
        const answer = answers[place];
        const isThere = answer?.kind === 'refused' && !remove && alreadyThere.test(answer.typeKey);
        const linkId = `${link.from}/${link.typeId}/${link.to}` as LinkId;
        if (answer?.kind === 'done' || isThere) tell({ key, kind: 'done', ...(!remove && { linkId }) });
        else if (answer?.kind === 'refused') tell({ key, kind: 'refused', code: answer.code, message: answer.message });
        else if (answer?.kind === 'stale') stale.add(key);
        else if (answer?.kind === 'open' && answers.some(({ kind }) => kind === 'put-off'))
          tell({ key, kind: 'doubtful' });
      }
    });
    endPutOff([], answers, tell);
    return stale;
  }

  return { look, send, mayResend: true };
}

function makingOf(write: LinkWrite, types: readonly AzureLinkType[], base: string): Errand {
  const { from, to, typeId } = write.link;
  const rel = types.find(({ id }) => id === typeId)?.giverRel ?? typeId;
  return { writes: [write], request: { uri: itemUri(from), operations: [addRelation(rel, itemAddress(base, to))] } };
}

/** One request an item, tied to the revision whose places it names, the last place first. */
function removals(
  writes: readonly LinkWrite[],
  now: ReadonlyMap<string, WorkItem>,
  types: readonly AzureLinkType[],
): readonly Errand[] {
  return [...new Set(writes.map(({ link }) => link.from))].flatMap((from): Errand[] => {
    const item = now.get(from);
    const own = writes.filter(({ link }) => link.from === from);
    if (item?.rev === undefined) return [];
    const places = own
      .map((write) => placeOf(item, write, types))
      .filter((place) => place >= 0)
      .sort((one, other) => other - one);
    const operations = [
      ...onRevision(item.rev),
      ...places.map((place) => ({ op: 'remove' as const, path: `/relations/${place}` })),
    ];
    return [{ writes: own, request: { uri: itemUri(from), operations } }];
  });
}

function placeOf({ relations }: WorkItem, { link }: LinkWrite, types: readonly AzureLinkType[]): number {
  const giverRel = types.find(({ id }) => id === link.typeId)?.giverRel;
  return (relations ?? []).findIndex(({ rel, url }) => rel === giverRel && targetOf(url) === link.to);
}

function linkIn(item: WorkItem, { link }: LinkWrite, types: readonly AzureLinkType[]): LinkId | undefined {
  const ends = [link.from, link.to];
  const type = types.find(({ id }) => id === link.typeId);
  const isEither = type?.giverRel === type?.neederRel;
  return linksOf(item, types).find(
    ({ from, to, typeId }) =>
      typeId === link.typeId &&
      (isEither ? ends.includes(from) && ends.includes(to) : from === link.from && to === link.to),
  )?.linkId;
}
