import type { ScoreView } from '#app/value/calls';
import type { HistoryEntry } from '#app/value/forms';
import type { Doubt } from '#core/doubt';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { FactorValues, ScoringModel } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import type { Agreed, Ballot } from '#core/value/score';
import type { ProjectSettings } from '#core/value/settings';

/** An item's value as the viewer may see it, in the words of core. See `scoreViewSchema`. */
export interface ItemScore {
  readonly issueId: IssueId;
  readonly projectId: ProjectId;
  readonly version: number;
  readonly round: number;
  readonly phase: 'open' | 'revealed' | 'agreed';
  readonly model: ScoringModel;
  readonly settings: ProjectSettings;
  readonly voters: readonly AccountId[];
  readonly ballots: readonly Ballot[];
  readonly agreed?: Agreed;
  /** Why nothing of consequence follows from it. */
  readonly doubt?: Doubt;
  readonly can: { readonly score: boolean; readonly agree: boolean; readonly administer: boolean };
}

/** One line of history in the words of core. */
export interface ScoreHistoryEntry extends Omit<HistoryEntry, 'at' | 'by' | 'factors' | 'before'> {
  readonly at: IsoDateTime;
  readonly by: AccountId;
  readonly factors?: FactorValues;
  readonly before?: FactorValues;
}

/** A parsed reply has the shape already; only the brands are missing, and they exist for the compiler alone. */
export function itemScore(view: ScoreView): ItemScore {
  return view as unknown as ItemScore;
}

/** See {@link itemScore}. */
export function historyEntries(entries: readonly HistoryEntry[]): readonly ScoreHistoryEntry[] {
  return entries as unknown as readonly ScoreHistoryEntry[];
}

/** Everybody whose name the panel shows. */
export function peopleIn(score: ItemScore): readonly AccountId[] {
  return [
    ...new Set([...score.voters, ...score.ballots.map(({ by }) => by), ...(score.agreed ? [score.agreed.by] : [])]),
  ];
}
