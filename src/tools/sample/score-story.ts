import { expiryOf } from '#core/value/expiry';
import type { IsoDateTime } from '#core/result';
import { accountIdOf } from '#world/seed/chance';
import type { Sample, SampleVoice, ScoreStory } from '#world/seed/sample-form';
import { momentAgo, personNamed, type SampleNames } from './names';
import { writeIdOf, type SampleEntry, type SampleFileLine } from './sample-entry';

/** Days between two acts of one day: people answer one after the other. */
const fewMinutes = 4 / (24 * 60);

/** Somebody's ballot in a round that is still blind: only they themselves can give it. */
export interface BlindBallot {
  /** Account of the seed. */
  readonly by: string;
  readonly request: {
    readonly issueId: string;
    readonly round: number;
    readonly factors: SampleVoice['factors'];
    readonly note?: string;
  };
}

/** Scores whose answers everybody may see, each with its history. */
export function scoreEntries(
  { project, modelId, expiryDays, stories }: Sample['scores'],
  names: SampleNames,
): readonly SampleEntry[] {
  return stories
    .filter((story) => !isBlind(story))
    .map((story) => entryOf(story, { project, modelId, expiryDays }, names));
}

/** The ballots of rounds that are blind. */
export function blindBallots({ stories }: Sample['scores'], names: SampleNames): readonly BlindBallot[] {
  return stories.filter(isBlind).flatMap(({ issue, ballots }) =>
    ballots.map(({ by, factors, note }) => ({
      by: accountIdOf(by),
      request: { issueId: names.issueId(issue), round: 1, factors, ...(note !== undefined && { note }) },
    })),
  );
}

function isBlind({ revealed, agreed }: ScoreStory): boolean {
  return revealed === undefined && agreed === undefined;
}

interface Act {
  readonly by: string;
  readonly at: IsoDateTime;
  readonly line: Readonly<Record<string, unknown>>;
}

function entryOf(
  { issue, ballots, revealed, agreed }: ScoreStory,
  { project, modelId, expiryDays }: Omit<Sample['scores'], 'stories'>,
  names: SampleNames,
): SampleEntry {
  const place = { kind: 'score', id: names.issueId(issue), home: names.projectId(project) };
  const given = [...ballots, ...(revealed ? [revealed] : []), ...(agreed ? [agreed] : [])];
  const at = given.map(({ daysAgo }, index) => momentAgo(names, daysAgo - index * fewMinutes) as IsoDateTime);
  const stamps = given.map(({ by }, index) => ({ by: personNamed(names, by), at: at[index]! }));
  const acts: Act[] = [
    ...ballots.map((voice) => ({ action: 'submitted', ...answerOf(voice) })),
    ...(revealed ? [{ action: 'revealed' }] : []),
    ...(agreed ? [{ action: 'agreed', ...answerOf(agreed) }] : []),
  ].map((line, index) => ({ ...stamps[index]!, line: { round: 1, ...line } }));
  const last = acts.at(-1)!;
  const expires = agreed && expiryOf(last.at, expiryDays);
  return {
    record: {
      ...place,
      format: 1,
      version: acts.length,
      at: last.at,
      value: {
        round: 1,
        phase: agreed ? 'agreed' : 'revealed',
        ballots: ballots.map((voice, index) => ({ ...stamps[index]!, answer: answerOf(voice) })),
        ...(agreed && {
          agreed: { by: last.by, at: last.at, modelId, ...answerOf(agreed), ...(expires && { expires }) },
        }),
      },
    },
    lines: acts.map(({ by, at: moment, line }, index): SampleFileLine => {
      const version = index + 1;
      return { ...place, stamped: { writeId: writeIdOf(place.id, version), version, at: moment, by, line } };
    }),
  };
}

function answerOf({ factors, note }: SampleVoice): Pick<SampleVoice, 'factors' | 'note'> {
  return { factors, ...(note !== undefined && { note }) };
}
