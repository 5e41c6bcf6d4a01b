import type { PiId, TeamId, TrainId } from '#core/train/ids';
import type { SampleTrainPlan } from '#world/seed/train-plan';
import { momentAgo, personNamed, type SampleNames } from './names';
import { writeIdOf } from './sample-entry';
import type { SampleFile } from './sample-file';

/** Days before today on which people voted. */
const votedDaysAgo = 3;
/** Days between two votes. */
const aMinute = 1 / (24 * 60);

/** The PI that is voted on, as a tracker has it. */
export interface VotedPi {
  readonly projectId: string;
  readonly trainId: TrainId;
  readonly piId: PiId;
  readonly teams: readonly { readonly id: TeamId; readonly name: string }[];
}

/** A confidence vote that was revealed, with its history, as a file: most of its people never sign in to the local host. */
export function voteFile(
  { by, votes }: Pick<SampleTrainPlan, 'by' | 'votes'>,
  { projectId, trainId, piId, teams }: VotedPi,
  names: SampleNames,
): SampleFile {
  const place = { kind: 'vote', id: piId, home: projectId };
  const acts = [...votes.map((vote) => ({ by: vote.by, action: 'voted' })), { by, action: 'revealed' }].map(
    (act, index) => ({
      by: personNamed(names, act.by),
      at: momentAgo(names, votedDaysAgo - index * aMinute),
      line: { round: 1, action: act.action },
    }),
  );
  const answers = votes.map(({ team, confidence, note }, index) => ({
    by: acts[index]!.by,
    at: acts[index]!.at,
    answer: {
      teamId: teams.find(({ name }) => name === team)!.id,
      confidence,
      ...(note !== undefined && { note }),
    },
  }));
  const value = { trainId, piId, round: 1, phase: 'revealed', answers };
  return {
    waybill: 'records',
    format: 2,
    exported: momentAgo(names, 0),
    records: [{ ...place, format: 1, version: acts.length, at: acts.at(-1)!.at, value }],
    lines: acts.map((act, index) => {
      const version = index + 1;
      return { ...place, stamped: { ...act, writeId: writeIdOf(`vote/${piId}`, version), version } };
    }),
  };
}
