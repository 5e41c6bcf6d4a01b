import type { AzureArea, AzureInit, AzureRequest } from '#azure/request';
import type { Tokens } from './token';

/**
 * Ids of the areas of REST that Waybill calls. Services of one organization may answer at different addresses.
 * Source: GET _apis/ResourceAreas, documented with Azure DevOps REST 7.1 (2026-11-22).
 */
const areas: Readonly<Record<AzureArea, string | undefined>> = {
  wit: '5264459e-e5e0-4bd8-b118-0985e68a4ec5',
  work: '1d4f49f9-02b9-4e26-b826-2cdb6195f2a9',
  core: '79134c72-4a58-4b42-976c-04e7115f32bf',
  extensions: '6c2b0933-3600-42ae-bf8b-93d4f7e83594',
  identities: '8a3d49b8-91f0-46ef-b33d-dda338c25db3',
  // Every service answers for its own rights: those of work items and projects are the organization's.
  security: undefined,
};

/** What a request needs of the page around it. */
export interface RequestParts {
  /** The address of an area by its id; without one, of the organization. */
  readonly locate: (areaId: string | undefined) => Promise<string>;
  readonly tokens: Tokens;
}

/** Sends calls as the viewer, to the address of each area; one that is refused for its token is sent once more with a new one. */
export function createRequest({ locate, tokens }: RequestParts): AzureRequest {
  const addresses = new Map<AzureArea, Promise<string>>();

  function addressOf(area: AzureArea): Promise<string> {
    const known = addresses.get(area);
    if (known) return known;
    const asked = locate(areas[area]);
    addresses.set(area, asked);
    // A fault is not kept: the next call asks again.
    asked.catch(() => addresses.delete(area));
    return asked;
  }

  /** A token was refused and no other could be had: the session is over, until one can. */
  let isOver = false;

  async function nextToken(): Promise<string | undefined> {
    try {
      const token = await tokens.get();
      isOver = false;
      return token;
    } catch (error) {
      if (!isOver) throw error;
      return undefined;
    }
  }

  return async (area, path, init = {}) => {
    const [base, token] = await Promise.all([addressOf(area), nextToken()]);
    if (token === undefined) return new Response(null, { status: 401 });
    const url = `${base.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
    const first = await fetch(url, withToken(init, token));
    if (first.status !== 401) return first;
    tokens.forget(token);
    isOver = true;
    const other = await nextToken();
    return other === undefined ? first : fetch(url, withToken(init, other));
  };
}

function withToken(init: AzureInit, token: string): RequestInit {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  // Without it, a call whose token is refused is answered with a redirection to a page for signing in.
  headers.set('x-tfs-fedauthredirect', 'Suppress');
  return { ...init, headers, credentials: 'omit' };
}
