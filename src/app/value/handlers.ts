import { handle } from '#app/session';
import { agreeScore } from '#app/value/agree';
import { submitBallot, withdrawBallot } from '#app/value/ballot';
import {
  agreeScoreCall,
  editScoreCall,
  listScoresCall,
  readHistoryCall,
  readScoreCall,
  reopenRoundCall,
  restartRoundCall,
  revealRoundCall,
  scoresOfCall,
  submitBallotCall,
  withdrawBallotCall,
} from '#app/value/calls';
import { editScore } from '#app/value/edit';
import { readHistory } from '#app/value/history';
import { listScores, listSomeScores } from '#app/value/list';
import { readScore } from '#app/value/read';
import { reopenRound } from '#app/value/reopen';
import { restartRound, revealRound } from '#app/value/round';

/** What answers the calls about items' values. */
export const handlers = [
  handle(readScoreCall, readScore),
  handle(submitBallotCall, submitBallot),
  handle(withdrawBallotCall, withdrawBallot),
  handle(revealRoundCall, revealRound),
  handle(agreeScoreCall, agreeScore),
  handle(restartRoundCall, restartRound),
  handle(reopenRoundCall, reopenRound),
  handle(editScoreCall, editScore),
  handle(readHistoryCall, readHistory),
  handle(scoresOfCall, listSomeScores),
  handle(listScoresCall, listScores),
];
