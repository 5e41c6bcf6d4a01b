import type { AzurePerson, Organization, Team } from '#host/azure/seams';

/** Some people under a name that permissions and queries know. */
export interface Group {
  readonly memberIds: ReadonlySet<string>;
}

type Membership = (person: AzurePerson) => boolean;

/**
 * Groups that the platform makes for every project and for the organization, by who is in them here.
 * Source: https://learn.microsoft.com/azure/devops/organizations/security/permissions, checked 2026-11-22.
 */
const standardGroups: Readonly<Record<'project' | 'organization', Readonly<Record<string, Membership>>>> = {
  project: {
    contributors: ({ access }) => access === 'member',
    readers: ({ access }) => access === 'reader',
    'project administrators': ({ access }) => access === 'admin',
    'project valid users': () => true,
    // Nothing is built or released here: nobody administers it.
    'build administrators': () => false,
    'endpoint administrators': () => false,
    'release administrators': () => false,
  },
  organization: {
    'project collection administrators': ({ access }) => access === 'admin',
    'project collection valid users': () => true,
  },
};

/** A team as macros and groups write it: `[Project]\Team`, perhaps with `<id:GUID>` after it. */
export function teamNamed(organization: Organization, text: string): Team | undefined {
  const { scope, name, id } = partsOf(text);
  const project = scope === '' ? undefined : organization.project(scope);
  if (!project) return undefined;
  const teams = organization.teams(project.id);
  return teams.find((team) => team.id === id) ?? teams.find((team) => team.name.toLowerCase() === name.toLowerCase());
}

/** A team or one of the platform's own groups, `[Project]\Contributors`; any scope that is no project is the organization. */
export function groupNamed(organization: Organization, text: string): Group | undefined {
  const team = teamNamed(organization, text);
  if (team) return { memberIds: new Set(team.memberIds) };
  const { scope, name } = partsOf(text);
  if (scope === '') return undefined;
  const isMember = standardGroups[organization.project(scope) ? 'project' : 'organization'][name.toLowerCase()];
  return (
    isMember && {
      memberIds: new Set(
        organization
          .people()
          .filter(isMember)
          .map(({ id }) => id),
      ),
    }
  );
}

function partsOf(text: string): { readonly scope: string; readonly name: string; readonly id?: string } {
  const [, scope = '', name = '', id] = /^\[([^\]]+)\]\\(.+?)(?:\s*<id:([^>]+)>)?$/.exec(text.trim()) ?? [];
  return { scope, name, ...(id !== undefined && { id }) };
}
