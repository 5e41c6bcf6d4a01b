import { NotModelled, type Operation } from './operation';

/**
 * Bridge calls that reach services beside the product. Answered where the package says what a site without that
 * service answers; refused, and red in the call log, everywhere else.
 */
export const platformOperations: Readonly<Record<string, Operation>> = {
  /** There is no Rovo on this site; `openRovo` answering false makes the package say so. */
  isRovoEnabled: () => false,
  openRovo: () => false,
  /** null: the host has not published preferences (`getCookieConsentPreferences.d.ts`). */
  getCookieConsentPreferences: () => null,
  /** No flag is defined here, so that each check falls back to its default (`featureFlags/evaluator.js`). */
  initFeatureFlags: () => ({ feature_flags: {} }),
  /** Usage statistics, whose answer the package does not read (`object-store/upload.js`). */
  trackObjectStoreAction: () => undefined,
  fetchRemote: () => refuse('fetchRemote: the local host calls no remotes'),
  fetchUserRecommendations: () => refuse('fetchUserRecommendations'),
  requestTeamworkGraph: () => refuse('requestTeamworkGraph'),
  emitFrontendCustomMetric: () => refuse('emitFrontendCustomMetric'),
  getFrameDispatch: () => refuse('getFrameDispatch'),
};

function refuse(name: string): never {
  throw new NotModelled(name);
}
