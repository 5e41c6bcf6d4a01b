import { z } from 'zod';
import { itemUrl } from '#host/azure/item/answer';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';

const scopes = ['vso.work'];

/** Links from work items to commits, builds and the like: their kinds, and the items that link to one. */
export const artifactRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '_apis/wit/artifactlinktypes', scopes, answer: () => ({ body: kinds }) },
  { method: 'POST', template: '{project}/_apis/wit/artifacturiquery', scopes, answer: itemsByArtifact },
];

/** Source: https://learn.microsoft.com/azure/devops/boards/queries/link-type-reference (external links), checked 2026-11-22. */
const kinds = [
  ['Git', 'Branch', 'Ref'],
  ['Git', 'Fixed in Commit', 'Commit'],
  ['Git', 'Pull Request', 'PullRequestId'],
  ['Git', 'Tag', 'Ref'],
  ['Build', 'Build', 'Build'],
  ['Build', 'Found in build', 'Build'],
  ['Build', 'Integrated in build', 'Build'],
  ['ReleaseManagement', 'Integrated in release environment', 'ReleaseEnvironment'],
  ['VersionControl', 'Fixed in Changeset', 'Changeset'],
  ['VersionControl', 'Source Code File', 'VersionedItem'],
  ['TestManagement', 'Result Attachment', 'TcmResultAttachment'],
  ['TestManagement', 'Test Result', 'TcmResult'],
  ['TestManagement', 'Test', 'TcmTest'],
  ['Requirements', 'Storyboard', 'Storyboard'],
  ['Wiki', 'Wiki Page', 'WikiPage'],
].map(([toolType, linkType, artifactType]) => ({ artifactType, linkType, toolType }));

const shape = z.object({ artifactUris: z.array(z.string()).min(1).max(1000) });

function itemsByArtifact(call: AzureCall): AzureAnswer {
  const parsed = shape.safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'The request needs a body with artifactUris, at most 1000.',
    );
  const wanted = new Map(parsed.data.artifactUris.map((uri) => [uri.toLowerCase(), uri]));
  const found: Record<string, { readonly id: number; readonly url: string }[]> = Object.fromEntries(
    parsed.data.artifactUris.map((uri) => [uri, []]),
  );
  for (const item of call.organization.items()) {
    const uris = item.relations.flatMap(({ rel, target }) =>
      rel === 'ArtifactLink' ? (wanted.get(String(target).toLowerCase()) ?? []) : [],
    );
    if (
      uris.length === 0 ||
      !call.organization.mayRead(call.caller.personId, item) ||
      (call.project && item.projectId !== call.project.id)
    )
      continue;
    for (const uri of new Set(uris)) found[uri]?.push({ id: item.id, url: itemUrl(call.base, item.id) });
  }
  return { body: { artifactUrisQueryResult: found } };
}
