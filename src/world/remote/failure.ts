import { Interrupted } from '#world/remote/back-off';

/** Something that a person asked for is not there. */
export class NotFound extends Error {}

/** Where a call went and with what, for words about its failure. */
export interface CallPlace {
  /** Host of the site. */
  readonly site: string;
  /** Names of environment variables that hold the credentials. */
  readonly secrets: string;
  /** What the credentials must allow. */
  readonly scopes: string;
}

/** Says in words why a site could not be read, and what to do. Never repeats what was sent. */
export function failureWords(error: unknown, { site, secrets, scopes }: CallPlace): string {
  if (error instanceof Interrupted) return 'Stopped. Nothing was kept.';
  if (error instanceof NotFound) return error.message;
  const { statusCode, code, cause, name } = error as {
    statusCode?: number;
    code?: string;
    cause?: { code?: string };
    name?: string;
  };
  switch (statusCode) {
    case 401:
    case 203:
    case 302:
      return `${site} does not accept the credentials in ${secrets} (401). Make a new token that is not expired, with ${scopes}.`;
    case 403:
      return `${site} accepts ${secrets}, but they may not read this (403). They need ${scopes}, and the person must have access to the project.`;
    case 404:
      return `${site} knows nothing at that address (404). Check the organization or site, and the project.`;
    case 429:
      return `${site} still refuses because of too many calls (429). Wait a few minutes and start again.`;
    case undefined:
      break;
    default:
      return `${site} answered ${statusCode}${statusCode >= 500 ? ': it has trouble of its own. Try again later.' : '.'}`;
  }
  switch (code ?? cause?.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no host ${site}, or this machine is not connected.`;
    case 'ECONNREFUSED':
      return `${site} does not take connections.`;
    case 'ETIMEDOUT':
    case 'ESOCKETTIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
      return `${site} did not answer in time. Try again later.`;
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
      return `${site} broke the connection off. Try again.`;
    default:
      if (name === 'TimeoutError' || /timeout/i.test((error as Error).message))
        return `${site} did not answer in time. Try again later.`;
      if (/certificate|CERT_|self.signed/i.test(`${code ?? cause?.code ?? ''} ${(error as Error).message}`))
        return `The certificate of ${site} cannot be trusted by this machine. Add its authority with NODE_EXTRA_CA_CERTS.`;
      throw error;
  }
}
