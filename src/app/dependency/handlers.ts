import {
  commitHandshakeCall,
  deliverHandshakeCall,
  handshakesOfCall,
  proposeHandshakeCall,
  readHandshakeCall,
  rejectHandshakeCall,
  waitingHandshakesCall,
  withdrawHandshakeCall,
} from '#app/dependency/calls';
import { handshakesOf, readHandshake, waitingHandshakes } from '#app/dependency/read';
import {
  commitHandshake,
  deliverHandshake,
  proposeHandshake,
  rejectHandshake,
  withdrawHandshake,
} from '#app/dependency/say';
import { handle } from '#app/session';

/** What answers the calls about handshakes. */
export const handlers = [
  handle(readHandshakeCall, readHandshake),
  handle(handshakesOfCall, handshakesOf),
  handle(waitingHandshakesCall, waitingHandshakes),
  handle(proposeHandshakeCall, proposeHandshake),
  handle(withdrawHandshakeCall, withdrawHandshake),
  handle(commitHandshakeCall, commitHandshake),
  handle(rejectHandshakeCall, rejectHandshake),
  handle(deliverHandshakeCall, deliverHandshake),
];
