/**
 * Areas of the REST API with the ids by which clients ask where they are, from the clients in
 * `azure-devops-extension-api` 5.276 (MIT); the security and location areas from their documentation.
 */
export const areas: readonly { readonly id: string; readonly name: string }[] = [
  { id: '0d55247a-1c47-4462-9b1f-5e2125590ee6', name: 'Accounts' },
  { id: '965220d5-5bb9-42cf-8d67-9b146df2a5a4', name: 'build' },
  { id: '8477aec9-a4c7-4bd4-a456-ba4c53c989cb', name: 'Contributions' },
  { id: '79134c72-4a58-4b42-976c-04e7115f32bf', name: 'core' },
  { id: '31c84e0a-3ece-48fd-a29d-100849af99ba', name: 'Dashboard' },
  { id: 'a85b8835-c1a1-4aac-ae97-1c3d0ba72dbd', name: 'distributedtask' },
  { id: '6c2b0933-3600-42ae-bf8b-93d4f7e83594', name: 'ExtensionManagement' },
  { id: '69d21c00-f135-441b-b5ce-3626378e0819', name: 'Gallery' },
  { id: '4e080c62-fa21-4fbc-8fef-2a10a2b38049', name: 'git' },
  { id: 'bb1e7ec9-e901-4b68-999a-de7012b920f8', name: 'Graph' },
  { id: 'fb13a388-40dd-4a04-b530-013a739c72ef', name: 'Policy' },
  { id: '8ccfef3d-2b87-4e99-8ccb-66e343d2daa8', name: 'Profile' },
  { id: '7658fa33-b1bf-4580-990f-fac5896773d3', name: 'ProjectAnalysis' },
  { id: 'efc2f575-36ef-48e9-b672-0c6fb4a48ac5', name: 'Release' },
  { id: '240a9b11-3dc7-4aa0-b3fe-2b7dc8a4e7ea', name: 'ResourceUsage' },
  { id: '1814ab31-2f4f-4a9f-8761-f4d77dc5a5d7', name: 'ServiceEndpoint' },
  { id: 'c2aa639c-3ccc-4740-b3b6-ce2a1e1d984e', name: 'Test' },
  { id: 'c83eaf52-edf3-4034-ae11-17d38f25404c', name: 'TestResults' },
  { id: '8aa40520-446d-40e6-89f6-9c9f9ce44c48', name: 'Tfvc' },
  { id: 'bf7d82a0-8aa5-4613-94ef-6172a5ea01f3', name: 'wiki' },
  { id: '5264459e-e5e0-4bd8-b118-0985e68a4ec5', name: 'wit' },
  { id: '1d4f49f9-02b9-4e26-b826-2cdb6195f2a9', name: 'work' },
];

/** Areas that the platform has besides, by the first word of their addresses; no package of Microsoft's lists their resources. */
const unlisted = [
  'accessControlEntries',
  'accessControlLists',
  'audit',
  'commerce',
  'Contribution',
  'customerIntelligence',
  'Favorite',
  'graph',
  'GraphProfile',
  'groupEntitlements',
  'hooks',
  'IdentityPicker',
  'memberEntitlements',
  'mention',
  'MyFavorites',
  'operations',
  'packaging',
  'permissionsReport',
  'search',
  'securityNamespaces',
  'settings',
  'social',
  'symbol',
  'tokenAdmin',
  'tokenAdministration',
  'tokens',
  'traceability',
  'userEntitlements',
  'userEntitlementSummary',
].map((name) => name.toLowerCase());

/** True where the platform would answer at least something: below an area that it has, or in its analytics (`_odata`). */
export function isOfPlatform(path: string): boolean {
  if (/(^|\/)_odata(\/|$)/i.test(path)) return true;
  const [, area = ''] = /(?:^|\/)_apis\/([^/]+)/i.exec(path) ?? [];
  return unlisted.includes(area.toLowerCase());
}
