import { PlatformEnum } from '#host/azure/rest/platform-enum';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { organizationIdOf } from '#host/azure/world/guid';

const template = '_apis/projectCollections';
const scopes = ['vso.project'];

/** The organization itself, as the only collection that it knows. */
export const collectionRoutes: readonly AzureRoute[] = [
  { method: 'GET', template, scopes, answer: (call) => ({ body: [reference(call)] }) },
  { method: 'GET', template: `${template}/{collectionId}`, scopes, answer: readCollection },
];

function reference({ base }: AzureCall): { readonly id: string; readonly name: string; readonly url: string } {
  const id = organizationIdOf(base);
  return { id, name: new URL(base).pathname.slice(1), url: `${base}/_apis/projectCollections/${id}` };
}

function readCollection(call: AzureCall): AzureAnswer {
  const known = reference(call);
  const wanted = call.parts['collectionId'] ?? '';
  if (![known.id, known.name].includes(wanted.toLowerCase()))
    throw new AzureRefusal(404, 'CollectionDoesNotExistException', `The collection ${wanted} does not exist.`);
  return {
    body: {
      ...known,
      state: 'Started',
      processCustomizationType: new PlatformEnum('inherited', 1),
      _links: { self: { href: known.url }, web: { href: call.base } },
    },
  };
}
