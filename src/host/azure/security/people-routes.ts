import { descriptorOf } from '#host/azure/rest/identity';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzurePerson, type AzureRoute } from '#host/azure/seams';
import { identityIdOf } from '#host/azure/world/guid';

/** Identities by id, descriptor or name, and the caller's own profile. Groups are not modelled. */
export const peopleRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '_apis/identities', scopes: [], answer: readIdentities },
  { method: 'GET', template: '_apis/identities/{identityId}', scopes: [], answer: readIdentity },
  { method: 'GET', template: '_apis/profile/profiles/{id}', scopes: [], answer: readProfile },
];

/** Somebody by the GUID that REST knows them by, or by their id in both trackers. */
export function personByIdentity(
  { organization }: Pick<AzureCall, 'organization'>,
  id: string,
): AzurePerson | undefined {
  return (
    organization.person(id) ?? organization.people().find((person) => identityIdOf(person.id) === id.toLowerCase())
  );
}

/** In the order asked; null for those that are not there. */
function readIdentities(call: AzureCall): AzureAnswer {
  const ids = listOf(call, 'identityIds');
  if (ids) return { body: ids.map((id) => identityAnswer(personByIdentity(call, id))) };
  const descriptors = listOf(call, 'subjectDescriptors') ?? listOf(call, 'descriptors');
  if (descriptors)
    return {
      body: descriptors.map((descriptor) =>
        identityAnswer(call.organization.people().find(({ id }) => descriptorOf(identityIdOf(id)) === descriptor)),
      ),
    };
  const name = call.query.get('filterValue')?.toLowerCase();
  if (name === undefined)
    throw new AzureRefusal(
      400,
      'ArgumentException',
      'The request names nobody: it needs identityIds, subjectDescriptors or filterValue.',
    );
  const found = call.organization
    .people()
    .filter((person) => [person.name, person.uniqueName].some((known) => known.toLowerCase() === name));
  return { body: found.map(identityAnswer) };
}

function readIdentity(call: AzureCall): AzureAnswer {
  const id = call.parts['identityId'] ?? '';
  const person = personByIdentity(call, id);
  if (!person) throw new AzureRefusal(404, 'IdentityNotFoundException', `The identity ${id} could not be found.`);
  return { body: identityAnswer(person) };
}

/** People see profiles of others by their id; `me` is the caller. */
function readProfile(call: AzureCall): AzureAnswer {
  const id = call.parts['id'] ?? '';
  const person = personByIdentity(call, id.toLowerCase() === 'me' ? call.caller.personId : id);
  if (!person) throw new AzureRefusal(404, 'ProfileDoesNotExistException', `The profile ${id} does not exist.`);
  const identityId = identityIdOf(person.id);
  return {
    body: {
      displayName: person.name,
      publicAlias: identityId,
      emailAddress: person.uniqueName,
      coreRevision: 1,
      timeStamp: call.organization.now(),
      id: identityId,
      revision: 1,
    },
  };
}

function identityAnswer(person: AzurePerson | undefined): object | null {
  if (!person) return null;
  const id = identityIdOf(person.id);
  const text = (value: string) => ({ $type: 'System.String', $value: value });
  return {
    id,
    descriptor: `Microsoft.IdentityModel.Claims.ClaimsIdentity;${person.uniqueName}`,
    subjectDescriptor: descriptorOf(id),
    providerDisplayName: person.name,
    isActive: true,
    isContainer: false,
    members: [],
    memberOf: [],
    memberIds: [],
    resourceVersion: 2,
    metaTypeId: 0,
    properties: { SchemaClassName: text('User'), Account: text(person.uniqueName), Mail: text(person.uniqueName) },
  };
}

function listOf({ query }: AzureCall, name: string): readonly string[] | undefined {
  return query
    .get(name)
    ?.split(/[,;]/)
    .filter((part) => part !== '');
}
