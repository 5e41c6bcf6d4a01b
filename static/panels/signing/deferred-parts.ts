import { deferred } from '../base/deferred';

/** Most people never see any of it: it comes as one file when there is something to doubt. */
const parts = () => import('./parts');

/** Why something is not relied on, see doubt-notice. */
export const DoubtNotice = deferred(async () => (await parts()).DoubtNotice).Part;
/** The same in two words, see doubt-notice. */
export const DoubtMark = deferred(async () => (await parts()).DoubtMark).Part;
/** How many values of a list are not relied on, see doubt-notice. */
export const DoubtfulRows = deferred(async () => (await parts()).DoubtfulRows).Part;
/** Whose answers nobody signed, see doubt-notice. */
export const UnsignedAnswers = deferred(async () => (await parts()).UnsignedAnswers).Part;
/** Whose key has changed, see key-notices. */
export const KeyNotices = deferred(async () => (await parts()).KeyNotices).Part;
