import type { Failure } from '../base/ask';

/** Why the backlog, or a part of it, is not here. `bad-query`: in the tracker's own words. */
export type LoadProblem = Failure | { readonly kind: 'bad-query'; readonly message: string };
