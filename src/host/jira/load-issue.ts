import type { BacklogIssue } from '#host/jira/backlog';
import * as defaults from '#host/jira/defaults';
import type { Project } from '#host/jira/entities';
import { historyItem } from '#host/jira/load-history';
import { rankAt } from '#host/jira/rank';
import type { World } from '#host/jira/world';

/** Finds something by its name, making it on first use; names compare as people compare them, without case. */
class Named {
  readonly #ids = new Map<string, string>();

  id(
    scope: string,
    name: string,
    find: () => { readonly id: string } | undefined,
    make: () => { readonly id: string },
  ): string {
    const slot = `${scope}\n${name.toLowerCase()}`;
    const known = this.#ids.get(slot);
    if (known !== undefined) return known;
    const { id } = find() ?? make();
    this.#ids.set(slot, id);
    return id;
  }
}

/** Turns a backlog's issues into the world's: names become ids, keys become references, order becomes rank. */
export class IssueLoader {
  readonly #world: World;
  readonly #projects: ReadonlyMap<string, Project>;
  readonly #now: number;
  readonly #named = new Named();
  readonly #idOfKey = new Map<string, string>();

  constructor(world: World, projects: ReadonlyMap<string, Project>, now: number) {
    this.#world = world;
    this.#projects = projects;
    this.#now = now;
  }

  load(issues: readonly BacklogIssue[]): void {
    for (const issue of issues) this.#idOfKey.set(issue.key, issue.id ?? this.#world.nextId('issue'));
    issues.forEach((issue, place) => this.#put(issue, place));
    for (const issue of issues) this.#linkAll(issue);
    this.#countOn();
  }

  #put(source: BacklogIssue, place: number): void {
    const world = this.#world;
    const id = this.#idOfKey.get(source.key)!;
    const project = this.#projects.get(source.projectKey)!;
    const created = moment(source.created, this.#now);
    const resolved = source.resolved === undefined ? undefined : moment(source.resolved, created);
    const updated = moment(source.updated, created);
    const statusId = this.#statusId(source.status.name, source.status.category);
    world.issues.put({
      id,
      key: source.key,
      number: Number(/\d+$/.exec(source.key)?.[0] ?? 0),
      projectId: project.id,
      typeId: this.#typeId(source.type.name, source.type.isSubtask),
      statusId,
      summary: source.summary,
      description: source.description || undefined,
      priorityId: source.priority && this.#priorityId(source.priority),
      resolutionId: source.resolution && this.#resolutionId(source.resolution),
      created,
      updated,
      resolved,
      statusCategoryChanged: resolved ?? created,
      due: source.due,
      assignee: source.assignee,
      reporter: source.reporter,
      creator: source.reporter,
      labels: source.labels,
      componentIds: source.components.map((name) => this.#componentId(project.id, name)),
      fixVersionIds: source.fixVersions.map((name) => this.#versionId(project.id, name)),
      affectsVersionIds: source.affectsVersions.map((name) => this.#versionId(project.id, name)),
      parentId: this.#idOfKey.get(source.parentKey ?? source.epicKey ?? ''),
      sprintIds: source.sprintIds.filter((sprint) => world.sprints.get(String(sprint))),
      rank: rankAt(place),
      watchers: [],
      voters: [],
      custom: this.#customValues(source),
    });
    for (const { author, at, text } of source.comments) {
      const written = moment(at, created);
      world.comments.put({
        id: world.nextId('comment'),
        issueId: id,
        author,
        body: text,
        created: written,
        updated: written,
      });
    }
    for (const { author, at, items } of source.history) {
      const changed = items.map((item) => historyItem(world, item));
      world.changes.put({ id: world.nextId('change'), issueId: id, author, at: moment(at, created), items: changed });
    }
  }

  #linkAll(source: BacklogIssue): void {
    const world = this.#world;
    const from = this.#idOfKey.get(source.key)!;
    for (const link of source.links) {
      const to = this.#idOfKey.get(link.to);
      if (to === undefined) continue;
      const typeId = this.#named.id(
        'linktype',
        link.type,
        () => world.linkTypes.find(({ name }) => name.toLowerCase() === link.type.toLowerCase()),
        () =>
          world.linkTypes.put({
            id: world.nextId('linktype', 10010),
            name: link.type,
            inward: link.type,
            outward: link.type,
          }),
      );
      world.links.put({ id: world.nextId('link'), typeId, from, to });
    }
  }

  /** The next issue of each project is numbered after its highest. */
  #countOn(): void {
    for (const project of this.#world.projects.list()) {
      const numbers = this.#world.issuesByProject.of(project.id).map((issue) => issue.number);
      this.#world.projects.put({
        ...project,
        nextNumber: numbers.reduce((top, number) => Math.max(top, number), 0) + 1,
      });
    }
  }

  #customValues(source: BacklogIssue): Record<string, unknown> {
    const { fieldIds } = defaults;
    const values: Record<string, unknown> = {};
    if (source.points !== undefined) values[fieldIds.storyPoints] = source.points;
    if (source.team) values[fieldIds.team] = this.#teamId(source.team);
    if (source.clients.length > 0)
      values[fieldIds.client] = source.clients.map((client) => this.#optionId(fieldIds.client, client));
    if (source.type.name.toLowerCase() === 'epic') values[fieldIds.epicName] = source.summary;
    for (const [name, text] of Object.entries(source.other)) if (text !== '') values[this.#otherFieldId(name)] = text;
    return values;
  }

  #typeId(name: string, isSubtask: boolean): string {
    const { issueTypes } = this.#world;
    const level = isSubtask ? -1 : name.toLowerCase() === 'epic' ? 1 : 0;
    const avatarId = isSubtask ? 10316 : 10300;
    return this.#named.id(
      'issuetype',
      `${name} ${isSubtask}`,
      () => issueTypes.find((type) => type.isSubtask === isSubtask && sameName(type.name, name)),
      () =>
        issueTypes.put({
          id: this.#world.nextId('issuetype', 10100),
          name,
          description: '',
          isSubtask,
          level,
          avatarId,
        }),
    );
  }

  #statusId(name: string, category: 'new' | 'indeterminate' | 'done'): string {
    const { statuses } = this.#world;
    return this.#named.id(
      'status',
      name,
      () => statuses.find((status) => sameName(status.name, name)),
      () => statuses.put({ id: this.#world.nextId('status'), name, category }),
    );
  }

  #priorityId(name: string): string {
    const { priorities } = this.#world;
    return this.#named.id(
      'priority',
      name,
      () => priorities.find((priority) => sameName(priority.name, name)),
      () => priorities.put({ id: this.#world.nextId('priority'), name, description: '', color: '#707070' }),
    );
  }

  #resolutionId(name: string): string {
    const { resolutions } = this.#world;
    return this.#named.id(
      'resolution',
      name,
      () => resolutions.find((resolution) => sameName(resolution.name, name)),
      () => resolutions.put({ id: this.#world.nextId('resolution', 10010), name, description: '' }),
    );
  }

  #componentId(projectId: string, name: string): string {
    const { components, componentsOf } = this.#world;
    return this.#named.id(
      `component ${projectId}`,
      name,
      () => componentsOf.of(projectId).find((component) => sameName(component.name, name)),
      () => components.put({ id: this.#world.nextId('component'), projectId, name }),
    );
  }

  #versionId(projectId: string, name: string): string {
    const { versions, versionsOf } = this.#world;
    return this.#named.id(
      `version ${projectId}`,
      name,
      () => versionsOf.of(projectId).find((version) => sameName(version.name, name)),
      () => versions.put({ id: this.#world.nextId('version'), projectId, name, isReleased: false, isArchived: false }),
    );
  }

  #teamId(name: string): string {
    const { teams } = this.#world;
    return this.#named.id(
      'team',
      name,
      () => teams.find((team) => team.name === name),
      () => teams.put({ id: teamUuid(Number(this.#world.nextId('team', 1))), name }),
    );
  }

  #optionId(fieldId: string, value: string): string {
    const { options, optionsOf } = this.#world;
    return this.#named.id(
      `option ${fieldId}`,
      value,
      () => optionsOf.of(fieldId).find((option) => sameName(option.value, value)),
      () => options.put({ id: this.#world.nextId('option'), fieldId, value }),
    );
  }

  #otherFieldId(name: string): string {
    const { fields } = this.#world;
    return this.#named.id(
      'field',
      name,
      () => fields.find((field) => field.custom.endsWith(':textfield') && sameName(field.name, name)),
      () => fields.put(defaults.textField(`customfield_${this.#world.nextId('field', 10040)}`, name)),
    );
  }
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function moment(iso: string, otherwise: number): number {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? otherwise : at;
}

/** Teams are named by UUIDs; these count up, so that the same backlog always gives the same ones. */
function teamUuid(count: number): string {
  return `7ea30000-0000-4000-8000-${String(count).padStart(12, '0')}`;
}
