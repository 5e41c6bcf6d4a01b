/** A token is asked for again this long before it expires: a call takes a while, and clocks differ. */
const margin = 60_000;
/** How long a token is kept that does not say when it expires. */
const unknownLife = 5 * 60_000;

/** Access tokens of the viewer; asked for together, kept until shortly before they expire. */
export interface Tokens {
  get(): Promise<string>;
  /** Throws away a token that was refused, unless another has taken its place already. */
  forget(refused: string): void;
}

/** Keeps the token that `ask` hands out; `now` in milliseconds. */
export function createTokens(ask: () => Promise<string>, now: () => number = Date.now): Tokens {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  return {
    get() {
      if (kept && kept.until > now()) return Promise.resolve(kept.token);
      asking ??= ask()
        .then((token) => {
          kept = { token, until: expiryOf(token, now()) - margin };
          return token;
        })
        .finally(() => (asking = undefined));
      return asking;
    },
    forget(refused) {
      if (kept?.token === refused) kept = undefined;
    },
  };
}

/** Moment in a JSON web token's `exp`; tokens of another kind do not say. */
function expiryOf(token: string, now: number): number {
  try {
    const body = token.split('.')[1] ?? '';
    const { exp } = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))) as { readonly exp?: unknown };
    if (typeof exp === 'number') return exp * 1_000;
  } catch {
    // Not a JSON web token.
  }
  return now + unknownLife;
}
