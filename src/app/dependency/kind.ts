import * as z from 'zod/mini';
import { handshakeForm, sayingParts } from '#app/dependency/forms';
import { issueIdForm } from '#app/forms';
import type { RecordKind } from '#app/records/record-kind';

/**
 * What one item promises to others, and whom it has asked itself. A handshake stands with its giver alone; `asked` is
 * where those of an item that waits are found, and may name a giver that has none.
 */
const handshakeValue = z.object({ promises: z.array(handshakeForm), asked: z.array(issueIdForm) });

/** Who said what is a line with the giver. `asked`: the item that waits turned to another one. */
const handshakeLine = z.object({
  action: z.enum(['proposed', 'committed', 'rejected', 'delivered', 'withdrawn', 'asked', 'imported']),
  neederId: z.optional(issueIdForm),
  giverId: z.optional(issueIdForm),
  ...sayingParts,
});

/** What is stored of one item's handshakes. */
export type HandshakeValue = z.infer<typeof handshakeValue>;
/** A line of its history. */
export type HandshakeLine = z.infer<typeof handshakeLine>;

/** An item of which nothing has been said. */
export const unsaid: HandshakeValue = { promises: [], asked: [] };

/** The handshakes of an item; the record's id is the item's. */
export const handshakeKind: RecordKind<HandshakeValue, HandshakeLine> = {
  name: 'handshake',
  format: 1,
  value: handshakeValue,
  line: handshakeLine,
  followsIssue: true,
};
