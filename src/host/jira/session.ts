import { groups, openRoles, securityLevels } from '#host/jira/defaults';
import type { Comment, Issue, Person, Project, RoleActors } from '#host/jira/entities';
import { commonGlobals, levelOf, type Level } from '#host/jira/permissions';
import type { World } from '#host/jira/world';
import type { Caller, Grantees } from '#host/server/seams';

const ranks: readonly Level[] = ['viewer', 'member', 'administrator'];
const roleOfLevel: Readonly<Record<Level, string>> = { administrator: '10002', member: '10003', viewer: '10004' };

/** What one caller may see and do. Everything that the API shows or changes passes through here. */
export class Session {
  readonly world: World;
  readonly caller: Caller;
  readonly person: Person | undefined;
  readonly timeZone: string;
  readonly #levels = new Map<string, Level | undefined>();

  constructor(world: World, caller: Caller) {
    this.world = world;
    this.caller = caller;
    this.person = world.people.get(accountOf(caller));
    this.timeZone = this.person?.timeZone ?? 'UTC';
  }

  get accountId(): string | undefined {
    return this.person?.accountId;
  }

  /** An app as itself: it reaches every project, within its scopes. */
  get isApp(): boolean {
    return this.caller.kind === 'app';
  }

  get isAdmin(): boolean {
    if (this.caller.kind === 'app') return this.caller.app.scopes.includes('manage:jira-configuration');
    return this.person?.access === 'admin';
  }

  hasGlobal(key: string): boolean {
    const ofApp = this.world.appPermissions.get(key);
    if (ofApp) return ofApp.type === 'GLOBAL' && (this.isApp || this.#isAmong(ofApp.grantedTo ?? 'administrators'));
    return this.person !== undefined && (this.isAdmin || commonGlobals.has(key));
  }

  has(key: string, project: Project): boolean {
    const level = this.#levelIn(project);
    if (level === undefined) return false;
    const ofApp = this.world.appPermissions.get(key);
    if (ofApp) return ofApp.type === 'PROJECT' && (level === 'administrator' || this.#isProductOwner(level));
    const needed = levelOf.get(key);
    return needed !== undefined && ranks.indexOf(level) >= ranks.indexOf(needed);
  }

  hasOn(key: string, issue: Issue): boolean {
    const project = this.world.projects.get(issue.projectId)!;
    return this.canSee(issue) && this.has(key, project);
  }

  canBrowse(project: Project): boolean {
    return this.#levelIn(project) !== undefined;
  }

  canSee(issue: Issue): boolean {
    const project = this.world.projects.get(issue.projectId);
    if (!project || !this.canBrowse(project)) return false;
    return issue.securityLevelId === undefined || this.#passes(issue.securityLevelId, project);
  }

  /** Comments and worklogs are restricted alike. */
  canSeeComment({ visibility }: Pick<Comment, 'visibility'>, project: Project): boolean {
    if (!visibility || this.isApp) return true;
    if (visibility.type === 'group') return groupNamesOf(this.person).includes(visibility.value);
    return this.holdsRole(visibility.value, project);
  }

  /** True when this person is in a project's role, by themselves or through a group. */
  holdsRole(roleId: string, project: Project): boolean {
    return holds(this.person, project.roles[roleId] ?? openRoles[roleId]);
  }

  #passes(securityLevelId: string, project: Project): boolean {
    if (this.isApp) return true;
    const level = securityLevels.find(({ id }) => id === securityLevelId);
    return level?.roleIds.some((roleId) => this.holdsRole(roleId, project)) ?? false;
  }

  #isAmong(grantees: Grantees): boolean {
    if (grantees === 'administrators') return this.isAdmin;
    return grantees === 'anyone' || (grantees === 'people' && this.person !== undefined);
  }

  #isProductOwner(level: Level): boolean {
    return level === 'member' && /\bproduct owner\b/i.test(this.person?.role ?? '');
  }

  #levelIn(project: Project): Level | undefined {
    if (!this.#levels.has(project.id)) this.#levels.set(project.id, this.#findLevel(project));
    return this.#levels.get(project.id);
  }

  #findLevel(project: Project): Level | undefined {
    if (project.isTrashed) return undefined;
    if (this.isApp) return 'administrator';
    return [...ranks].reverse().find((level) => this.holdsRole(roleOfLevel[level], project));
  }
}

/** Names of the groups that somebody is in. */
export function groupNamesOf(person: Person | undefined): string[] {
  if (!person || person.accountType === 'app') return [];
  return groups
    .filter((group) => (group.accesses as readonly string[]).includes(person.access))
    .map((group) => group.name);
}

/** True when somebody is among the actors of a role. */
export function holds(person: Person | undefined, actors: RoleActors | undefined): boolean {
  if (!person || !actors) return false;
  return actors.users.includes(person.accountId) || groupNamesOf(person).some((group) => actors.groups.includes(group));
}

/** The account that an app acts as when it acts as itself. */
export function appAccountId(appId: string): string {
  return `712020:${appId}`;
}

function accountOf(caller: Caller): string | undefined {
  switch (caller.kind) {
    case 'user':
      return caller.accountId;
    case 'app':
      return appAccountId(caller.app.appId);
    case 'anonymous':
      return undefined;
  }
}
