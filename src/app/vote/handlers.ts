import { handle } from '#app/session';
import { castVoteCall, readVoteCall, restartVoteCall, revealVoteCall } from '#app/vote/calls';
import { castVote } from '#app/vote/cast';
import { readVote } from '#app/vote/read';
import { restartVote, revealVote } from '#app/vote/round';

/** What answers the calls about confidence votes. */
export const handlers = [
  handle(readVoteCall, readVote),
  handle(castVoteCall, castVote),
  handle(revealVoteCall, revealVote),
  handle(restartVoteCall, restartVote),
];
