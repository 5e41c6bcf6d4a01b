/**
 * Why something that lies where anybody may write is not relied on. `unsigned`: nobody signed it, it is from before or
 * came with a file; `unverified`: its signature does not hold; `unchecked`: signatures cannot be looked at here and now.
 * Absent: there is nothing to doubt.
 */
export type Doubt = 'unsigned' | 'unverified' | 'unchecked';
