import type { VoteView } from '#app/vote/calls';
import type { Host } from '../host';
import type { BoardSession } from '../train/board-session';
import type { TrainVoteWords } from '../words/en-train-vote';
import type { VoteBook, VoteState } from './vote-book';

/** What the parts of the vote are drawn with. */
export interface VoteContext {
  readonly host: Host;
  readonly words: TrainVoteWords;
  readonly book: VoteBook;
  readonly state: VoteState;
  readonly view: VoteView;
  readonly session: BoardSession;
}
