import { PlatformEnum } from '#host/azure/rest/platform-enum';
import { AzureRefusal, type AzureCall, type AzureRoute, type ExtensionGrant } from '#host/azure/seams';
import { guidOf } from '#host/azure/world/guid';

/** What is answered of an installed extension. */
export interface Installed {
  readonly version: string;
  readonly description: string;
  readonly grant: ExtensionGrant;
  readonly baseUri?: string;
  readonly contributions: readonly {
    readonly id: string;
    readonly type: string;
    readonly targets: readonly string[];
    readonly description?: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

const root = '_apis/ExtensionManagement';
const scopes = ['vso.extension'];

/** Installed extensions, for reading: all, or one by its publisher and name. They are installed when the host starts. */
export function installedExtensionRoutes(installed: () => readonly Installed[]): readonly AzureRoute[] {
  return [
    {
      method: 'GET',
      template: `${root}/InstalledExtensions`,
      scopes,
      answer: (call) => ({ body: installed().map((extension) => extensionAnswer(call, extension)) }),
    },
    {
      method: 'GET',
      template: `${root}/InstalledExtensionsByName/{publisherName}/{extensionName}`,
      scopes,
      answer: (call) => ({ body: extensionAnswer(call, named(call, installed())) }),
    },
  ];
}

function named({ parts }: AzureCall, installed: readonly Installed[]): Installed {
  const wanted = `${parts['publisherName']}.${parts['extensionName']}`;
  const found = installed.find(
    ({ grant }) => `${grant.publisherId}.${grant.extensionId}`.toLowerCase() === wanted.toLowerCase(),
  );
  if (found) return found;
  throw new AzureRefusal(404, 'ExtensionDoesNotExistException', `The extension ${wanted} is not installed.`);
}

/** The publisher's display name is no part of a package: its id stands in. */
function extensionAnswer(
  { organization }: AzureCall,
  { version, description, grant, baseUri, contributions }: Installed,
): object {
  const { publisherId, extensionId, name } = grant;
  return {
    registrationId: guidOf(`extension/${publisherId}.${extensionId}`),
    extensionId,
    extensionName: name,
    publisherId,
    publisherName: publisherId,
    version,
    description,
    manifestVersion: 1,
    ...(baseUri !== undefined && { baseUri }),
    contributions: contributions.map(({ id, type, targets, description: about, properties }) => ({
      id,
      type,
      targets,
      ...(about !== undefined && { description: about }),
      properties,
    })),
    scopes: grant.scopes,
    installState: { flags: new PlatformEnum('none', 0), lastUpdated: organization.now() },
  };
}
