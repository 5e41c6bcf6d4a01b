import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { linkEnd, linkEnds, type LinkEnd } from '#host/azure/world/link-types';

const scopes = ['vso.work'];

/** Kinds of links. */
export const linkTypeRoutes: readonly AzureRoute[] = [
  {
    method: 'GET',
    template: '_apis/wit/workItemRelationTypes',
    scopes,
    answer: (call) => ({ body: linkEnds.map((end) => endAnswer(call, end)) }),
  },
  { method: 'GET', template: '_apis/wit/workItemRelationTypes/{relation}', scopes, answer: readEnd },
];

function readEnd(call: AzureCall): AzureAnswer {
  const end = linkEnd(call.parts['relation'] ?? '');
  if (!end)
    throw new AzureRefusal(
      404,
      'WorkItemRelationTypeNotFoundException',
      `There is no relation type ${call.parts['relation']}.`,
    );
  return { body: endAnswer(call, end) };
}

function endAnswer({ base }: AzureCall, end: LinkEnd): Readonly<Record<string, unknown>> {
  const { referenceName, name, usage, topology, isForward, opposite, isRemote } = end;
  const isLink = usage === 'workItemLink';
  return {
    attributes: {
      usage,
      editable: false,
      enabled: true,
      ...(isLink && {
        acyclic: topology === 'tree' || topology === 'dependency',
        directional: topology !== 'network',
        singleTarget: topology === 'tree' && !isForward,
        topology,
        isForward,
        oppositeEndReferenceName: opposite,
        ...(isRemote && { remote: true }),
      }),
    },
    referenceName,
    name,
    url: `${base}/_apis/wit/workItemRelationTypes/${referenceName}`,
  };
}
