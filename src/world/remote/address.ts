/** Where a real project is. */
export interface AzureAddress {
  /** `https://dev.azure.com/fabrikam`, without a slash at its end. */
  readonly organization: string;
  readonly project: string;
}

/** An address that could be read, or a sentence about why not. */
export type AddressAnswer<Address> =
  { readonly kind: 'ok'; readonly address: Address } | { readonly kind: 'problem'; readonly message: string };

/**
 * Reads the address of a project: `https://dev.azure.com/ORG/PROJECT`, `https://ORG.visualstudio.com/PROJECT`, or a
 * server's `https://SERVER/COLLECTION/PROJECT`; what stands behind the project is let go.
 */
export function azureAddress(text: string): AddressAnswer<AzureAddress> {
  const url = secureUrl(text, '--azure');
  if (url.kind === 'problem') return url;
  const { origin, pathname, hostname } = url.address;
  const parts = pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  const end = parts.findIndex((part) => part.startsWith('_'));
  const [...names] = end < 0 ? parts : parts.slice(0, end);
  const isOwnHost = hostname.endsWith('.visualstudio.com');
  const project = isOwnHost
    ? names[names[0]?.toLowerCase() === 'defaultcollection' ? 1 : 0]
    : hostname === 'dev.azure.com'
      ? names[1]
      : names.at(-1);
  const above = isOwnHost
    ? names[0]?.toLowerCase() === 'defaultcollection'
      ? [names[0]]
      : []
    : hostname === 'dev.azure.com'
      ? names.slice(0, 1)
      : names.slice(0, -1);
  if (project === undefined || (!isOwnHost && above.length === 0)) {
    return {
      kind: 'problem',
      message: `--azure needs the address of a project, https://dev.azure.com/ORG/PROJECT, not ${text}.`,
    };
  }
  return { kind: 'ok', address: { organization: [origin, ...above.map(encodeURIComponent)].join('/'), project } };
}

/** Reads the address of a Jira site, `https://SITE`; what stands behind the host is let go. */
export function jiraAddress(text: string): AddressAnswer<string> {
  const url = secureUrl(text, '--jira');
  return url.kind === 'problem' ? url : { kind: 'ok', address: url.address.origin };
}

/** A token is never sent in the clear, but for this machine itself; a name or a password has no place in an address. */
function secureUrl(text: string, option: string): AddressAnswer<URL> {
  if (!URL.canParse(text))
    return {
      kind: 'problem',
      message: `${option} needs an address that begins with https://, not ${withoutSecrets(text)}.`,
    };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return {
      kind: 'problem',
      message: `${option} takes no name or token in the address: they belong in the environment.`,
    };
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere))
    return {
      kind: 'problem',
      message: `${option} needs an address that begins with https://: a token is not sent in the clear.`,
    };
  return { kind: 'ok', address: url };
}

function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^/@]*@/, '//…@');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
