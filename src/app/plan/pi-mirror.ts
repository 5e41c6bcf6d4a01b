import type { RecordMirror } from '#app/mirror/record-mirror';
import { piField } from '#app/plan/field';
import { baselineKind } from '#app/plan/kind';
import type { MirroredRecord } from '#app/ports/later';
import type { Records } from '#app/records/records';
import { wholeList } from '#app/records/whole-list';
import { trainKind } from '#app/train/kind';
import type { IssueId } from '#core/issue';
import { committedPis } from '#core/train/committed-pi';

/** Writes which PI items are committed to, from all that was committed in the project that the train is kept in. */
export const piMirror: RecordMirror = async (records, record) => {
  const [trains, baselines] = await Promise.all([
    wholeList(records, trainKind, record.home),
    wholeList(records, baselineKind, record.home),
  ]);
  const own = baselines.items.find(({ id }) => id === record.id);
  const train = trains.items.find(({ id }) => id === own?.value.trainId);
  // Nothing is done to fields by what cannot be read, or by what nobody answers for.
  const isUnreadable = baselines.unreadable.includes(record.id) || trains.unreadable.length > 0;
  if (isUnreadable || own?.doubt !== undefined || train?.doubt !== undefined) return undefined;
  const names = new Map<string, string>(
    trains.items
      .filter(({ doubt }) => doubt === undefined)
      .flatMap(({ id, value }) => value.pis.map((pi) => [`${id} ${pi.id}`, pi.name] as const)),
  );
  const plans = baselines.items.flatMap(({ id, value: { trainId, at, slots }, doubt }) => {
    const name = names.get(`${trainId} ${id}`);
    return name === undefined || doubt !== undefined ? [] : [{ name, at, slots }];
  });
  const pis = committedPis(plans);
  // An item may be in one that cannot be read: then nobody knows that it is in none.
  const mayEmpty = baselines.unreadable.length === 0;
  return {
    ...(own && { version: own.version }),
    token: JSON.stringify([...names, baselines.items.map(({ id, version }) => [id, version])]),
    issueIds: [...new Set([...itemsOf(own?.value), ...(record.issueIds ?? [])])],
    valuesOf: (ids) =>
      ids.flatMap((issueId) => {
        const value = pis.get(issueId) ?? null;
        return value === null && !mayEmpty ? [] : [{ issueId, field: piField.use, value }];
      }),
  };
};

/** Items whose field a commitment fills, or has filled. */
function itemsOf(
  value: { readonly slots: Readonly<Record<IssueId, number>>; readonly left?: readonly IssueId[] | undefined } = {
    slots: {},
  },
): readonly IssueId[] {
  return [...(Object.keys(value.slots) as IssueId[]), ...(value.left ?? [])];
}

/** Commitments of a train, with the items whose fields they have filled: what is left to empty once they are gone. */
export async function commitmentsOf(
  records: Pick<Records, 'list'>,
  home: MirroredRecord['home'],
  trainId: string,
): Promise<readonly (MirroredRecord & { readonly version: number })[]> {
  const { items } = await wholeList(records, baselineKind, home);
  return items
    .filter(({ value, doubt }) => value.trainId === trainId && doubt === undefined)
    .map(({ id, version, value }) => ({ kind: baselineKind.name, id, home, version, issueIds: itemsOf(value) }));
}
