import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ExtensionGrant } from '../seams';

/** What an access token says, once its signature is found good. */
export type TokenAnswer =
  | { readonly kind: 'ok'; readonly personId: string; readonly extension: ExtensionGrant }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

/** Tokens that extension pages call REST with. They are JSON Web Tokens, as the product's are; a restart ends all of them. */
export interface AccessTokens {
  issue(personId: string, extension: ExtensionGrant): { readonly token: string; readonly expiresAt: Date };
  /** A token that says who looks at an extension's page, for the extension's own server; REST takes none. */
  issueForApp(personId: string, extension: ExtensionGrant): { readonly token: string; readonly expiresAt: Date };
  read(token: string): TokenAnswer;
}

/** The product's own live about an hour. */
const lifetimeSeconds = 3_600;

const claimsSchema = z.object({
  aud: z.literal('499b84ac-1321-427f-aa17-267ca6975798'),
  nameid: z.string(),
  exp: z.number(),
  extension: z.object({
    publisherId: z.string(),
    extensionId: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
  }),
});

/** Makes and reads tokens with a secret of their own. */
export function createAccessTokens(now: () => Date, secret: Buffer = randomBytes(32)): AccessTokens {
  function signed(claims: Readonly<Record<string, unknown>>) {
    const issued = Math.floor(now().getTime() / 1000);
    const payload = { ...claims, iss: 'app.vstoken.visualstudio.com', nbf: issued, exp: issued + lifetimeSeconds };
    const content = `${encoded({ typ: 'JWT', alg: 'HS256' })}.${encoded(payload)}`;
    return {
      token: `${content}.${signature(content).toString('base64url')}`,
      expiresAt: new Date((issued + lifetimeSeconds) * 1000),
    };
  }
  function signature(content: string): Buffer {
    return createHmac('sha256', secret).update(content).digest();
  }
  return {
    issue: (personId, { publisherId, extensionId, name, scopes }) =>
      signed({
        aud: '499b84ac-1321-427f-aa17-267ca6975798',
        nameid: personId,
        scp: scopes.join(' '),
        extension: { publisherId, extensionId, name, scopes },
      }),
    issueForApp: (personId, { publisherId, extensionId }) =>
      signed({ aud: `${publisherId}.${extensionId}`, nameid: personId }),
    read(token) {
      const [head, body, sign, ...more] = token.split('.');
      if (head === undefined || body === undefined || sign === undefined || more.length > 0) return { kind: 'unknown' };
      const [given, wanted] = [Buffer.from(sign, 'base64url'), signature(`${head}.${body}`)];
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return { kind: 'unknown' };
      const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
      if (!claims.success) return { kind: 'unknown' };
      if (claims.data.exp * 1000 <= now().getTime()) return { kind: 'expired' };
      return { kind: 'ok', personId: claims.data.nameid, extension: claims.data.extension };
    },
  };
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
