/** Messages between a page and an app's frame. Functions cross as `{ $function: id }` and are called back by that id. */
export type Message =
  | {
      readonly forge: 1;
      readonly kind: 'call';
      readonly id: number;
      readonly name: string;
      readonly args: readonly unknown[];
    }
  | {
      readonly forge: 1;
      readonly kind: 'callback';
      readonly id: number;
      readonly callee: string;
      readonly args: readonly unknown[];
    }
  | { readonly forge: 1; readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly forge: 1; readonly kind: 'failure'; readonly id: number; readonly error: WireError }
  | { readonly forge: 1; readonly kind: 'release'; readonly callee: string };

/** An error as it crosses. */
export interface WireError {
  readonly name: string;
  readonly message: string;
}

/** Tells a message of ours from anything else that arrives. */
export function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && (data as { forge?: unknown }).forge === 1;
}
