import type { AzureCall } from '#host/azure/seams';
import { identityIdOf } from '#host/azure/world/guid';

/** Somebody as REST answers name them. */
export interface IdentityRef {
  readonly displayName: string;
  readonly url: string;
  readonly _links: { readonly avatar: { readonly href: string } };
  readonly id: string;
  readonly uniqueName: string;
  readonly imageUrl: string;
  readonly descriptor: string;
}

/** A person as an identity reference; somebody who left the organization is named by their id. */
export function identityRef(
  { organization, base }: Pick<AzureCall, 'organization' | 'base'>,
  personId: string,
): IdentityRef {
  const person = organization.person(personId);
  const id = identityIdOf(personId);
  const descriptor = descriptorOf(id);
  return {
    displayName: person?.name ?? personId,
    url: `${base}/_apis/Identities/${id}`,
    _links: { avatar: { href: `${base}/_apis/GraphProfile/MemberAvatars/${descriptor}` } },
    id,
    uniqueName: person?.uniqueName ?? personId,
    imageUrl: `${base}/_apis/GraphProfile/MemberAvatars/${descriptor}`,
    descriptor,
  };
}

/** Subject descriptors of the platform are a kind and the id in base 64. */
export function descriptorOf(identityId: string): string {
  return `aad.${Buffer.from(identityId).toString('base64url')}`;
}
