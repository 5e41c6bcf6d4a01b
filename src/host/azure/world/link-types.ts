/** One end of a kind of link. */
export interface LinkEnd {
  readonly referenceName: string;
  readonly name: string;
  readonly opposite: string;
  readonly isForward: boolean;
  readonly topology: 'tree' | 'dependency' | 'network' | 'directedNetwork';
  readonly usage: 'workItemLink' | 'resourceLink';
  readonly isRemote?: boolean;
}

/**
 * Kinds of links with their topologies, as Microsoft documents them:
 * https://learn.microsoft.com/azure/devops/boards/queries/link-type-reference (2026-11-22).
 */
const kinds = `
System.LinkTypes.Hierarchy | Child | Parent | tree
System.LinkTypes.Duplicate | Duplicate | Duplicate Of | tree
System.LinkTypes.Dependency | Successor | Predecessor | dependency
System.LinkTypes.Related | Related | | network
Microsoft.VSTS.Common.TestedBy | Tested By | Tests | dependency
Microsoft.VSTS.Common.Affects | Affects | Affected By | dependency
Microsoft.VSTS.TestCase.SharedStepReferencedBy | Shared Steps | Test Case | dependency
System.LinkTypes.Remote.Dependency | Consumes From | Produces For | dependency
System.LinkTypes.Remote.Related | Remote Related | | network
`;

/** Every end of every kind of link, then the kinds that point out of the organization's work items. */
export const linkEnds: readonly LinkEnd[] = [
  ...kinds
    .trim()
    .split('\n')
    .flatMap((row): LinkEnd[] => {
      const [base = '', forward = '', reverse = '', topology] = row.split('|').map((cell) => cell.trim());
      const shared = {
        topology: topology as LinkEnd['topology'],
        usage: 'workItemLink' as const,
        ...(base.includes('.Remote.') && { isRemote: true }),
      };
      if (reverse === '') return [{ referenceName: base, name: forward, opposite: base, isForward: true, ...shared }];
      return [
        { referenceName: `${base}-Forward`, name: forward, opposite: `${base}-Reverse`, isForward: true, ...shared },
        { referenceName: `${base}-Reverse`, name: reverse, opposite: `${base}-Forward`, isForward: false, ...shared },
      ];
    }),
  ...[
    ['AttachedFile', 'Attached File'],
    ['Hyperlink', 'Hyperlink'],
    ['ArtifactLink', 'Artifact Link'],
  ].map(([referenceName = '', name = '']): LinkEnd => ({
    referenceName,
    name,
    opposite: referenceName,
    isForward: true,
    topology: 'network',
    usage: 'resourceLink',
  })),
];

/** By reference name, without case. */
export function linkEnd(referenceName: string): LinkEnd | undefined {
  const wanted = referenceName.toLowerCase();
  return linkEnds.find((end) => end.referenceName.toLowerCase() === wanted);
}
