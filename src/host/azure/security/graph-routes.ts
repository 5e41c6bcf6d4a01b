import { descriptorOf } from '#host/azure/rest/identity';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzurePerson, type AzureRoute } from '#host/azure/seams';
import { personByIdentity } from '#host/azure/security/people-routes';
import { identityIdOf } from '#host/azure/world/guid';

const scopes = ['vso.graph'];

/** People as the graph knows them, by descriptor. Groups and memberships are not modelled. Source: https://learn.microsoft.com/rest/api/azure/devops/graph, checked 2026-11-22. */
export const graphRoutes: readonly AzureRoute[] = [
  {
    method: 'GET',
    template: '_apis/graph/users',
    scopes,
    answer: (call) => ({ body: call.organization.people().map((person) => userAnswer(call, person)) }),
  },
  {
    method: 'GET',
    template: '_apis/graph/users/{userDescriptor}',
    scopes,
    answer: (call) => ({ body: userAnswer(call, demandUser(call, call.parts['userDescriptor'] ?? '')) }),
  },
  { method: 'GET', template: '_apis/graph/descriptors/{storageKey}', scopes, answer: readDescriptor },
  { method: 'GET', template: '_apis/graph/storagekeys/{subjectDescriptor}', scopes, answer: readStorageKey },
];

function userAnswer({ base }: AzureCall, { id: personId, name, uniqueName }: AzurePerson): object {
  const id = identityIdOf(personId);
  const descriptor = descriptorOf(id);
  const url = `${base}/_apis/Graph/Users/${descriptor}`;
  return {
    subjectKind: 'user',
    metaType: 'member',
    domain: base,
    principalName: uniqueName,
    mailAddress: uniqueName,
    origin: 'aad',
    originId: id,
    displayName: name,
    descriptor,
    url,
    _links: {
      self: { href: url },
      storageKey: { href: `${base}/_apis/Graph/StorageKeys/${descriptor}` },
      avatar: { href: `${base}/_apis/GraphProfile/MemberAvatars/${descriptor}` },
    },
  };
}

function demandUser({ organization }: AzureCall, descriptor: string): AzurePerson {
  const person = organization.people().find(({ id }) => descriptorOf(identityIdOf(id)) === descriptor);
  if (person) return person;
  throw new AzureRefusal(
    404,
    'GraphSubjectNotFoundException',
    `VS860012: The graph subject with the descriptor ${descriptor} could not be found.`,
  );
}

function readDescriptor(call: AzureCall): AzureAnswer {
  const key = call.parts['storageKey'] ?? '';
  const person = personByIdentity(call, key);
  if (!person)
    throw new AzureRefusal(404, 'StorageKeyNotFoundException', `VS403725: The storage key ${key} could not be found.`);
  const descriptor = descriptorOf(identityIdOf(person.id));
  return {
    body: {
      value: descriptor,
      _links: {
        self: { href: `${call.base}/_apis/Graph/Descriptors/${key}` },
        subject: { href: `${call.base}/_apis/Graph/Users/${descriptor}` },
      },
    },
  };
}

function readStorageKey(call: AzureCall): AzureAnswer {
  const descriptor = call.parts['subjectDescriptor'] ?? '';
  return {
    body: {
      value: identityIdOf(demandUser(call, descriptor).id),
      _links: { self: { href: `${call.base}/_apis/Graph/StorageKeys/${descriptor}` } },
    },
  };
}
