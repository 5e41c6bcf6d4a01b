import { mirrorStatusCall, repairMirrorCall } from '#app/mirror/calls';
import { mirrorStatus, repairNow } from '#app/mirror/repair';
import { handle } from '#app/session';

/** What answers the calls about search fields. */
export const handlers = [handle(mirrorStatusCall, mirrorStatus), handle(repairMirrorCall, repairNow)];
