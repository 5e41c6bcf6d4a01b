import type { Backlog } from '#host/jira/backlog';
import type { AppSite } from '../app/app-site';
import { backlog, issue } from '../support/backlog';

/** What a person may do in the projects that they see. */
export interface Standing {
  readonly sees: readonly ('own' | 'other' | 'hidden')[];
  readonly edits: boolean;
  readonly administers: boolean;
  /** Holds the permission *Agree scores* where the tracker has it. */
  readonly agrees: boolean;
}

/** Everybody who may come to an item, by the name of their account; `nobody` is not signed in. */
export const people: Readonly<Record<string, Standing & { readonly role: string }>> = {
  pia: { role: 'product owner', sees: ['own', 'other'], edits: true, administers: false, agrees: true },
  rolf: { role: 'release train engineer', sees: ['own', 'other'], edits: true, administers: false, agrees: false },
  tom: { role: 'team member', sees: ['own', 'other'], edits: true, administers: false, agrees: false },
  cara: { role: 'client-side approver', sees: ['own', 'other'], edits: false, administers: false, agrees: false },
  ana: { role: 'admin', sees: ['own', 'other', 'hidden'], edits: true, administers: true, agrees: true },
  otto: { role: 'somebody of another department', sees: [], edits: false, administers: false, agrees: false },
};

/** Where the pages of all are, a project beside it, and one that the administrator alone sees. */
export const projects = {
  own: { key: 'OWN', id: '10000', item: '10001' },
  other: { key: 'OTHER', id: '10001', item: '10002' },
  hidden: { key: 'HIDDEN', id: '10002', item: '10003' },
} as const;

/** The item that stands beside another one of {@link projects}, in the same project. */
export function besideOf(item: string): string {
  return String(Number(item) + 100);
}

/** A project among {@link projects}. */
export type ProjectName = keyof typeof projects;

/** The other project is named like an id: addresses of Azure DevOps take names. */
const names: Readonly<Record<ProjectName, string>> = { own: 'Own', other: '4711', hidden: 'Hidden' };

/** A site with an item in each project, and with everybody among {@link people}. */
export function startAttack(start: (backlog: Backlog) => AppSite): AppSite {
  return start(attackedBacklog());
}

/** The id that the host gives to one of {@link projects}. */
export function projectIn(site: AppSite, name: ProjectName): string {
  return site.project(projects[name].id);
}

function attackedBacklog(): Backlog {
  const keys = Object.keys(projects) as ProjectName[];
  return backlog({
    people: Object.entries(people).map(([accountId, { role, edits, administers }]) => ({
      accountId,
      name: accountId,
      role,
      access: administers ? 'admin' : edits ? 'member' : 'reader',
    })),
    projects: keys.map((name) => ({
      id: projects[name].id,
      key: projects[name].key,
      name: names[name],
      type: 'software',
      versions: [],
      components: [],
      visibleTo: Object.keys(people).filter((who) => people[who]?.sees.includes(name)),
    })),
    issues: [
      ...keys.map((name) => issue(`${projects[name].key}-1`, { id: projects[name].item })),
      ...keys.map((name) => issue(`${projects[name].key}-2`, { id: besideOf(projects[name].item) })),
    ],
  });
}
