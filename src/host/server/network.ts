import type { CallEntry } from './seams';

/** One request as the emulated network sees it. */
export interface Passage {
  readonly from: CallEntry['from'];
  /** `GET`, `POST` …; a bridge call counts as `POST`. */
  readonly method: string;
  /** `/rest/api/3/…`, `/api/v1/set`, `/invoke/FUNCTION-KEY` */
  readonly path: string;
}

/**
 * The network between pages, functions and platform, where `--latency` and `--faults` strike.
 * `carry` waits as long as a real round trip would, and answers a fault instead of calling `answer`, or after it.
 */
export interface Network {
  carry(passage: Passage, answer: () => Promise<Response>): Promise<Response>;
}
