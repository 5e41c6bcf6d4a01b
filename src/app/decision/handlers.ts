import { decisionsOfCall, listDecisionsCall, readDecisionCall, saveDecisionCall } from '#app/decision/calls';
import { decisionsOf, listDecisions, readDecision } from '#app/decision/read';
import { saveDecision } from '#app/decision/save';
import { handle } from '#app/session';

/** What answers the calls about decisions. */
export const handlers = [
  handle(listDecisionsCall, listDecisions),
  handle(decisionsOfCall, decisionsOf),
  handle(readDecisionCall, readDecision),
  handle(saveDecisionCall, saveDecision),
];
