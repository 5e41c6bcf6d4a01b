/** Why a feature is left out of a plan, or done later than it could be alone. Ids and points of the problem; plain data. */
export interface Explanation {
  readonly feature: string;
  readonly state: 'left-out' | 'late';
  /** Iteration in which it is done; −1: left out. */
  readonly finish: number;
  /** Iteration in which it could be done on an empty train, as far as was searched; only of what is late. */
  readonly alone?: number;
  /** Binding causes; never empty. */
  readonly causes: readonly Cause[];
  /** The smallest change found that lets it in, or lets it be done earlier: checked by planning it. */
  readonly remedy?: Remedy;
  /** Other ways: a pin or a due date moved instead; checked likewise. */
  readonly alternatives: readonly Remedy[];
  /** What would have to go if nothing is changed; `undefined`: no such way was found. */
  readonly displacement?: Displacement;
}

/** What holds a feature back. */
export type Cause =
  /** The team has `free` of the `needed` points in that iteration, after stories with slack made way. */
  | {
      readonly kind: 'capacity';
      readonly team: string;
      readonly iteration: number;
      readonly needed: number;
      readonly free: number;
      readonly missing: number;
    }
  /** It needs a feature that is held back itself: the last one in the chain, not those between. */
  | { readonly kind: 'predecessor'; readonly feature: string; readonly state: 'left-out' | 'late' | 'impossible' }
  | { readonly kind: 'band'; readonly band: string; readonly missing: number }
  /** A story that waits for this pinned one has no iteration left (`order`), or it takes the room that is missing (`room`). */
  | { readonly kind: 'pin'; readonly story: string; readonly iteration: number; readonly takes: 'order' | 'room' }
  /** A story of that feature takes the room that is missing, and could lie later but for the due date. */
  | { readonly kind: 'due'; readonly feature: string; readonly due: number }
  /** Stories that wait for one another, the last one `missing` iterations after the end. */
  | { readonly kind: 'horizon'; readonly chain: readonly string[]; readonly missing: number }
  | { readonly kind: 'no-stories' }
  /** It is worth nothing when it could be done. */
  | { readonly kind: 'worthless' }
  /** Done earlier, it is worth no more. */
  | { readonly kind: 'flat' }
  /** Nothing: there is room, and the plan could be better. */
  | { readonly kind: 'fits' };

/** One number of the problem set otherwise; points are added to what is there. */
export type Change =
  | { readonly kind: 'capacity'; readonly team: string; readonly iteration: number; readonly points: number }
  | { readonly kind: 'band'; readonly band: string; readonly points: number }
  | { readonly kind: 'pin'; readonly story: string; readonly from: number; readonly to: number }
  | { readonly kind: 'due'; readonly feature: string; readonly from: number; readonly to: number }
  /** `story` waits `to` instead of `from` iterations for `after`. */
  | { readonly kind: 'lag'; readonly story: string; readonly after: string; readonly from: number; readonly to: number }
  /** `story` does not wait for `after` at all. */
  | { readonly kind: 'dependency'; readonly story: string; readonly after: string };

/** A story laid from one iteration into another; −1: out of the plan. */
export interface Move {
  readonly story: string;
  readonly from: number;
  readonly to: number;
}

/** Changes under which the plan with these moves holds and is worth `gain` more. */
export interface Remedy {
  /** All of them together; none: there is room as it is. */
  readonly changes: readonly Change[];
  readonly moves: readonly Move[];
  /** Iteration in which the feature is then done. */
  readonly finish: number;
  /** Left-out features that come in with it because it needs them. */
  readonly with: readonly string[];
  readonly gain: number;
  /** Nothing needs fewer points as long as all other stories keep their places. */
  readonly isLeast: boolean;
}

/** A plan without any change to the problem, in which others make way. */
export interface Displacement {
  readonly leaves: readonly string[];
  readonly later: readonly { readonly feature: string; readonly from: number; readonly to: number }[];
  readonly moves: readonly Move[];
  /** Iteration in which the feature is then done. */
  readonly finish: number;
  /** Value won less value lost; above zero: the plan could be better. */
  readonly net: number;
}
