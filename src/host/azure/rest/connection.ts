import { areas } from '#host/azure/rest/areas';
import { descriptorOf } from '#host/azure/rest/identity';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { identityIdOf, organizationIdOf } from '#host/azure/world/guid';

/** Who is connected, and where the areas of the API are: all at one address, as on a server of one's own. */
export const connectionRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '_apis/connectionData', scopes: [], answer: readConnection },
  { method: 'GET', template: '_apis/ResourceAreas', scopes: [], answer: readAreas },
  { method: 'GET', template: '_apis/ResourceAreas/{areaId}', scopes: [], answer: readArea },
];

function readConnection(call: AzureCall): AzureAnswer {
  const person = call.organization.person(call.caller.personId);
  if (!person)
    throw new AzureRefusal(
      401,
      'UnauthorizedRequestException',
      "TF400813: The user '' is not authorized to access this resource.",
    );
  const id = identityIdOf(person.id);
  const user = {
    id,
    descriptor: `Microsoft.IdentityModel.Claims.ClaimsIdentity;${person.uniqueName}`,
    subjectDescriptor: descriptorOf(id),
    providerDisplayName: person.name,
    isActive: true,
    properties: { Account: { $type: 'System.String', $value: person.uniqueName } },
    resourceVersion: 2,
    metaTypeId: 0,
  };
  const instanceId = organizationIdOf(call.base);
  return {
    body: {
      authenticatedUser: user,
      authorizedUser: user,
      instanceId,
      deploymentId: instanceId,
      deploymentType: 'hosted',
      locationServiceData: {
        serviceOwner: '00025394-6065-48ca-87d9-7f5672854ef7',
        defaultAccessMappingMoniker: 'PublicAccessMapping',
        lastChangeId: 1,
        lastChangeId64: 1,
      },
    },
  };
}

function readAreas({ base }: AzureCall): AzureAnswer {
  return { body: areas.map(({ id, name }) => ({ id, name, locationUrl: `${base}/` })) };
}

/** An area that is not known is answered with null, as the platform does. */
function readArea({ base, parts }: AzureCall): AzureAnswer {
  const area = areas.find(({ id }) => id === parts['areaId']?.toLowerCase());
  return { body: area ? { id: area.id, name: area.name, locationUrl: `${base}/` } : null };
}
