import { after, type Handshake, type Said } from '#core/dependency/handshake';
import type { AccountId, IssueId } from '#core/issue';
import type { CalendarDate, IsoDateTime } from '#core/result';
import type { IterationId } from '#core/train/ids';
import type { SampleSaying, SampleTalk } from '#world/seed/talks';
import { momentAgo, personNamed, type SampleNames } from './names';
import { writeIdOf, type SampleFileLine, type SampleFileRecord } from './sample-entry';
import type { SampleFile } from './sample-file';

/** Where talks take place. */
export interface TalkPlace {
  readonly projectId: string;
  /** The iteration of a team, by its name; slots are counted from 0. */
  iterationOf(team: string, slot: number): IterationId;
}

/** What one item keeps while its talks go on. */
interface ItemStory {
  readonly promises: Map<IssueId, Handshake>;
  readonly asked: Set<IssueId>;
  readonly lines: { readonly by: AccountId; readonly at: IsoDateTime; readonly line: object }[];
}

/** Talks about dependencies with their history, as a file: most of their people never sign in to the local host. */
export function handshakeFile(talks: readonly SampleTalk[], place: TalkPlace, names: SampleNames): SampleFile {
  const stories = new Map<IssueId, ItemStory>();
  const storyOf = (id: IssueId): ItemStory => {
    const story = stories.get(id) ?? { promises: new Map(), asked: new Set(), lines: [] };
    stories.set(id, story);
    return story;
  };
  const acts = talks
    .flatMap((talk) => talk.said.map((saying) => ({ talk, saying })))
    .sort((one, other) => other.saying.daysAgo - one.saying.daysAgo);
  for (const { talk, saying } of acts) tell(talk, saidOf(talk, saying, place, names), storyOf, names);
  const entries = [...stories].map(([id, story]) => entryOf(id, story, place.projectId));
  return {
    waybill: 'records',
    format: 2,
    exported: momentAgo(names, 0),
    records: entries.map(({ record }) => record),
    lines: entries.flatMap(({ lines }) => lines),
  };
}

/** Throws for what nobody could say there: then the sample is wrong. */
function tell(talk: SampleTalk, said: Said, storyOf: (id: IssueId) => ItemStory, names: SampleNames): void {
  const giverId = names.issueId(talk.giver) as IssueId;
  const neederId = names.issueId(talk.needer) as IssueId;
  const [giver, needer] = [storyOf(giverId), storyOf(neederId)];
  const before = giver.promises.get(neederId);
  const next = after(before, { neederId, seen: before?.version ?? 0, said });
  if (next.kind !== 'ok') throw new Error(`${talk.needer} and ${talk.giver}: ${said.action} is ${next.kind}`);
  giver.promises.set(neederId, next.value);
  const { by, at, ...saying } = said;
  giver.lines.push({ by, at, line: { ...saying, neederId } });
  if (needer.asked.has(giverId)) return;
  needer.asked.add(giverId);
  needer.lines.push({ by, at, line: { action: 'asked', giverId } });
}

function saidOf(
  { team }: SampleTalk,
  { action, by, daysAgo, slot, inDays, note }: SampleSaying,
  place: TalkPlace,
  names: SampleNames,
): Said {
  return {
    action,
    by: personNamed(names, by) as AccountId,
    at: momentAgo(names, daysAgo) as IsoDateTime,
    ...(slot !== undefined && { iterationId: place.iterationOf(team, slot) }),
    ...(inDays !== undefined && { day: momentAgo(names, -inDays).slice(0, 10) as CalendarDate }),
    ...(note !== undefined && { note }),
  };
}

function entryOf(
  id: IssueId,
  { promises, asked, lines }: ItemStory,
  home: string,
): { readonly record: SampleFileRecord; readonly lines: readonly SampleFileLine[] } {
  const place = { kind: 'handshake', id, home };
  const value = { promises: [...promises.values()], asked: [...asked] };
  return {
    record: { ...place, format: 1, version: lines.length, at: lines.at(-1)!.at, value },
    lines: lines.map((act, index) => {
      const version = index + 1;
      return { ...place, stamped: { ...act, writeId: writeIdOf(`handshake/${id}`, version), version } };
    }),
  };
}
