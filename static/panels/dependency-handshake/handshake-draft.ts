import * as z from 'zod/mini';
import type { HandshakeView } from '#app/dependency/calls';
import {
  commitHandshakeCall,
  deliverHandshakeCall,
  proposeHandshakeCall,
  rejectHandshakeCall,
  withdrawHandshakeCall,
} from '#app/dependency/calls';
import {
  sayingFault,
  type DependencyEnds,
  type HandshakeAction,
  type HandshakeFault,
  type Saying,
} from '#core/dependency/handshake';
import type { CalendarDate } from '#core/result';
import type { IterationId } from '#core/train/ids';
import { ask, type Answer, type Asking } from '../base/ask';
import type { DraftForm } from '../base/drafts';

/** Something that is being said; empty texts stand for nothing. */
export interface HandshakeDraft {
  readonly action: HandshakeAction;
  readonly iterationId: string;
  readonly day: string;
  readonly note: string;
}

/** How it is kept on the device. */
export const handshakeDraftForm: DraftForm<HandshakeDraft> = {
  version: 1,
  schema: z.object({
    action: z.enum(['proposed', 'committed', 'rejected', 'delivered', 'withdrawn']),
    iterationId: z.string(),
    day: z.string(),
    note: z.string(),
  }),
};

/** A draft in which nothing is typed. */
export function emptyDraft(action: HandshakeAction): HandshakeDraft {
  return { action, iterationId: '', day: '', note: '' };
}

/** What a draft says: the parts that its act has, and no others. */
export function sayingOf({ action, iterationId, day, note }: HandshakeDraft): Saying {
  const hasIteration = action === 'proposed' || action === 'committed';
  return {
    action,
    ...(hasIteration && iterationId !== '' && { iterationId: iterationId as IterationId }),
    ...(action === 'proposed' && day !== '' && { day: day as CalendarDate }),
    ...(note.trim() !== '' && { note: note.trim() }),
  };
}

/** What a draft lacks; nothing when it can be sent. */
export function draftFault(draft: HandshakeDraft): HandshakeFault | undefined {
  return sayingFault(sayingOf(draft));
}

/** Sends what is said. `version`: the handshake that it answers. */
export function send(
  asking: Asking,
  { giverId, neederId }: DependencyEnds,
  version: number,
  { action, ...saying }: Saying,
): Promise<Answer<HandshakeView, HandshakeView>> {
  const { iterationId, day, note } = saying;
  const toGiver = { issueId: neederId, giverId, version, note };
  const toNeeder = { issueId: giverId, neederId, version, note };
  switch (action) {
    case 'proposed':
      return ask(asking, proposeHandshakeCall, { ...toGiver, iterationId, day });
    case 'withdrawn':
      return ask(asking, withdrawHandshakeCall, toGiver);
    case 'committed':
      return ask(asking, commitHandshakeCall, { ...toNeeder, iterationId: iterationId! });
    case 'rejected':
      return ask(asking, rejectHandshakeCall, { ...toNeeder, note: note ?? '' });
    case 'delivered':
      return ask(asking, deliverHandshakeCall, toNeeder);
  }
}
