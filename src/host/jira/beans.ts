import { securityLevels } from '#host/jira/defaults';
import type {
  Component,
  Issue,
  IssueType,
  LinkType,
  Person,
  Priority,
  Project,
  Resolution,
  Sprint,
  Status,
  Version,
} from '#host/jira/entities';
import type { Fields } from '#host/jira/field/fields';
import { jiraMoment } from '#host/jira/moment';
import type { Session } from '#host/jira/session';
import type { World } from '#host/jira/world';

/** JSON that Jira answers; members depend on the resource. */
export type Bean = Readonly<Record<string, unknown>>;

const categories = {
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const;

const icons: Readonly<Record<string, string>> = {
  '1': 'highest',
  '2': 'high',
  '3': 'medium',
  '4': 'low',
  '5': 'lowest',
};

/** The forms in which things appear inside others, made once per request. */
export class Beans {
  readonly world: World;
  readonly session: Session;
  readonly fields: Fields;
  /** `http://localhost:4600`; `self` links start with it. */
  readonly origin: string;
  readonly version: 2 | 3;
  readonly #made = new Map<string, Bean>();

  constructor(session: Session, fields: Fields, origin: string, version: 2 | 3) {
    this.fields = fields;
    this.world = session.world;
    this.session = session;
    this.origin = origin;
    this.version = version;
  }

  self(path: string): string {
    return `${this.origin}/rest/api/${this.version}/${path}`;
  }

  moment(at: number | undefined): string | null {
    return at === undefined ? null : jiraMoment(at, this.session.timeZone);
  }

  user(accountId: string | undefined): Bean | null {
    if (accountId === undefined) return null;
    return this.#once(`user ${accountId}`, () =>
      this.person(this.world.people.get(accountId) ?? unknownPerson(accountId)),
    );
  }

  person(person: Person): Bean {
    return {
      self: this.self(`user?accountId=${encodeURIComponent(person.accountId)}`),
      accountId: person.accountId,
      accountType: person.accountType,
      avatarUrls: this.avatars('user', avatarNumber(person.accountId)),
      displayName: person.name,
      active: true,
      timeZone: person.timeZone ?? 'UTC',
    };
  }

  avatars(type: 'user' | 'project', id: string): Bean {
    const at = this.self(`universal_avatar/view/type/${type}/avatar/${id}`);
    return { '48x48': at, '24x24': `${at}?size=small`, '16x16': `${at}?size=xsmall`, '32x32': `${at}?size=medium` };
  }

  project(project: Project): Bean {
    return this.#once(`project ${project.id}`, () => ({
      self: this.self(`project/${project.id}`),
      id: project.id,
      key: project.key,
      name: project.name,
      projectTypeKey: project.type,
      simplified: false,
      avatarUrls: this.avatars('project', project.id),
    }));
  }

  issueType(type: IssueType): Bean {
    return this.#once(`type ${type.id}`, () => ({
      self: this.self(`issuetype/${type.id}`),
      id: type.id,
      description: type.description,
      iconUrl: this.self(`universal_avatar/view/type/issuetype/avatar/${type.avatarId}?size=medium`),
      name: type.name,
      subtask: type.isSubtask,
      avatarId: type.avatarId,
      hierarchyLevel: type.level,
    }));
  }

  statusCategory(key: keyof typeof categories): Bean {
    const category = categories[key];
    return { self: this.self(`statuscategory/${category.id}`), ...category };
  }

  status(status: Status): Bean {
    return this.#once(`status ${status.id}`, () => ({
      self: this.self(`status/${status.id}`),
      description: '',
      iconUrl: `${this.origin}/images/icons/statuses/generic.png`,
      name: status.name,
      id: status.id,
      statusCategory: this.statusCategory(status.category),
    }));
  }

  priority(priority: Priority | undefined): Bean | null {
    if (!priority) return null;
    return this.#once(`priority ${priority.id}`, () => ({
      self: this.self(`priority/${priority.id}`),
      iconUrl: `${this.origin}/images/icons/priorities/${icons[priority.id] ?? 'medium'}.svg`,
      name: priority.name,
      id: priority.id,
    }));
  }

  resolution(resolution: Resolution | undefined): Bean | null {
    if (!resolution) return null;
    const { id, name, description } = resolution;
    return { self: this.self(`resolution/${id}`), id, description, name };
  }

  /** A version as a field's value; its own resource has more. */
  versionValue(version: Version): Bean {
    return {
      self: this.self(`version/${version.id}`),
      id: version.id,
      description: version.description ?? '',
      name: version.name,
      archived: version.isArchived,
      released: version.isReleased,
      ...(version.releaseDate ? { releaseDate: version.releaseDate } : {}),
    };
  }

  componentValue(component: Component): Bean {
    const { id, name, description } = component;
    return { self: this.self(`component/${id}`), id, name, ...(description ? { description } : {}) };
  }

  linkType(type: LinkType): Bean {
    return {
      id: type.id,
      name: type.name,
      inward: type.inward,
      outward: type.outward,
      self: this.self(`issueLinkType/${type.id}`),
    };
  }

  securityLevel(id: string | undefined): Bean | null {
    const level = securityLevels.find((known) => known.id === id);
    return level
      ? { self: this.self(`securitylevel/${level.id}`), id: level.id, name: level.name, description: level.description }
      : null;
  }

  /** A sprint as the Sprint field and the board show it. */
  sprint(sprint: Sprint): Bean {
    return {
      id: sprint.id,
      name: sprint.name,
      state: sprint.state,
      boardId: sprint.boardId,
      goal: sprint.goal ?? '',
      ...(sprint.start ? { startDate: sprint.start } : {}),
      ...(sprint.end ? { endDate: sprint.end } : {}),
      ...(sprint.complete ? { completeDate: sprint.complete } : {}),
    };
  }

  /** An issue as it stands in links, parents and subtasks. */
  linkedIssue(issue: Issue): Bean {
    return {
      id: issue.id,
      key: issue.key,
      self: this.self(`issue/${issue.id}`),
      fields: {
        summary: issue.summary,
        status: this.status(this.world.statuses.get(issue.statusId)!),
        ...(issue.priorityId === undefined
          ? {}
          : { priority: this.priority(this.world.priorities.get(issue.priorityId)) }),
        issuetype: this.issueType(this.world.issueTypes.get(issue.typeId)!),
      },
    };
  }

  #once(slot: string, make: () => Bean): Bean {
    const known = this.#made.get(slot);
    if (known) return known;
    const bean = make();
    this.#made.set(slot, bean);
    return bean;
  }
}

function unknownPerson(accountId: string): Person {
  return { accountId, accountType: 'atlassian', name: 'Former user', access: 'reader' };
}

/** A number for an account's avatar: the same account always has the same. */
function avatarNumber(accountId: string): string {
  let sum = 0;
  for (const letter of accountId) sum = (sum * 31 + letter.codePointAt(0)!) % 90_000;
  return String(10_000 + sum);
}
