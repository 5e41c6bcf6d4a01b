import * as z from 'zod/mini';
import { call } from '#app/calls';
import { momentForm } from '#app/forms';

/** Search fields that still wait to be written. Administrators only. */
export const mirrorStatusCall = call('mirror.status', {
  effect: 'reads',
  request: z.object({}),
  value: z.object({ waiting: z.int(), oldest: z.optional(momentForm) }),
});

/** Pushes what waits. Administrators only. */
export const repairMirrorCall = call('mirror.repair', {
  effect: 'writes-fields',
  request: z.object({}),
  value: z.object({ queued: z.int() }),
});
