import type { Unbranded } from '#core/result';

/** A request as tests write it: ids are plain text. */
export type Loose<Request> = Unbranded<Request>;
