import { createHash } from 'node:crypto';

const guidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A GUID that is always the same for a text (RFC 4122, version 5 by its form), so that a fresh start gives the same ids. */
export function guidOf(text: string): string {
  const digest = createHash('sha1').update(text).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x50;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.toString('hex').slice(0, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** True for the written form of a GUID. */
export function isGuid(text: string): boolean {
  return guidShape.test(text);
}

/** The GUID by which REST and pages know a person: identities of the platform are GUIDs, while people here share the other tracker's account ids. */
export function identityIdOf(personId: string): string {
  return isGuid(personId) ? personId.toLowerCase() : guidOf(`identity/${personId}`);
}

/** The GUID of the organization that answers at an address: the same for REST, pages and extensions. */
export function organizationIdOf(baseUrl: string): string {
  return guidOf(`organization/${baseUrl}`);
}
