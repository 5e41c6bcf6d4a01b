import type { BulkTask } from '#host/jira/bulk-task';
import { Collection } from '#host/jira/collection';
import { Contents } from '#host/jira/contents';
import { openDashboards, type Dashboards } from '#host/jira/dashboards';
import type * as entities from '#host/jira/entities';
import type { Precomputation } from '#host/jira/precomputation';
import type { Store } from '#host/server/store';

/** Rows that one statement writes. */
const batch = 50;

/** Everything that the emulated Jira knows, in memory, written through to the store request by request. */
export class World {
  readonly facts = new Collection<entities.SiteFact>('fact', (fact) => fact.name);
  readonly counters = new Collection<entities.Counter>('counter', (counter) => counter.name);
  readonly people = new Collection<entities.Person>('person', (person) => person.accountId);
  readonly teams = new Collection<entities.Team>('team', (team) => team.id);
  readonly projects = new Collection<entities.Project>('project', (project) => project.id);
  readonly versions = new Collection<entities.Version>('version', (version) => version.id);
  readonly components = new Collection<entities.Component>('component', (component) => component.id);
  readonly issueTypes = new Collection<entities.IssueType>('issuetype', (type) => type.id);
  readonly statuses = new Collection<entities.Status>('status', (status) => status.id);
  readonly priorities = new Collection<entities.Priority>('priority', (priority) => priority.id);
  readonly resolutions = new Collection<entities.Resolution>('resolution', (resolution) => resolution.id);
  readonly linkTypes = new Collection<entities.LinkType>('linktype', (type) => type.id);
  readonly boards = new Collection<entities.Board>('board', (board) => String(board.id));
  readonly sprints = new Collection<entities.Sprint>('sprint', (sprint) => String(sprint.id));
  readonly issues = new Collection<entities.Issue>('issue', (issue) => issue.id);
  readonly links = new Collection<entities.Link>('link', (link) => link.id);
  readonly comments = new Collection<entities.Comment>('comment', (comment) => comment.id);
  readonly worklogs = new Collection<entities.Worklog>('worklog', (worklog) => worklog.id);
  readonly deletedWorklogs = new Collection<entities.DeletedWorklog>('deletedworklog', (worklog) => worklog.id);
  readonly attachments = new Collection<entities.Attachment>('attachment', (attachment) => attachment.id);
  readonly changes = new Collection<entities.Change>('change', (change) => change.id);
  readonly properties = new Collection<entities.Property>(
    'property',
    (property) => `${property.entityType}/${property.entityId}/${property.key}`,
  );
  readonly fields = new Collection<entities.CustomField>('field', (field) => field.id);
  readonly fieldTypes = new Collection<entities.CustomFieldType>('fieldtype', (type) => type.id);
  readonly options = new Collection<entities.Option>('option', (option) => option.id);
  readonly remoteLinks = new Collection<entities.RemoteLink>('remotelink', (link) => link.id);
  readonly filters = new Collection<entities.Filter>('filter', (filter) => filter.id);
  readonly appPermissions = new Collection<entities.AppPermission>('permission', (permission) => permission.key);
  readonly indexedProperties = new Collection<entities.IndexedProperty>('indexedproperty', (property) => property.id);
  readonly bulkTasks = new Collection<BulkTask>('bulktask', (task) => task.id);
  readonly precomputations = new Collection<Precomputation>('precomputation', (precomputation) => precomputation.id);

  readonly issuesByProject = this.issues.groupBy((issue) => issue.projectId);
  readonly children = this.issues.groupBy((issue) => issue.parentId);
  readonly linksFrom = this.links.groupBy((link) => link.from);
  readonly linksTo = this.links.groupBy((link) => link.to);
  readonly commentsOf = this.comments.groupBy((comment) => comment.issueId);
  readonly worklogsOf = this.worklogs.groupBy((worklog) => worklog.issueId);
  readonly attachmentsOf = this.attachments.groupBy((attachment) => attachment.issueId);
  readonly changesOf = this.changes.groupBy((change) => change.issueId);
  readonly remoteLinksOf = this.remoteLinks.groupBy((link) => link.issueId);
  readonly propertiesOf = this.properties.groupBy((property) => `${property.entityType}/${property.entityId}`);
  readonly versionsOf = this.versions.groupBy((version) => version.projectId);
  readonly componentsOf = this.components.groupBy((component) => component.projectId);
  readonly optionsOf = this.options.groupBy((option) => option.fieldId);
  readonly #idsByKey = this.issues.groupBy((issue) => issue.key);

  readonly contents: Contents;
  readonly dashboards: Dashboards;
  readonly #store: Store;
  readonly #collections: readonly Collection<object>[];

  constructor(store: Store) {
    this.#store = store;
    this.contents = new Contents(store);
    this.dashboards = openDashboards(store);
    this.#collections = Object.values(this).filter((value): value is Collection<object> => value instanceof Collection);
    store.exec(
      'CREATE TABLE IF NOT EXISTS jira_entity (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id))',
    );
    this.#read();
  }

  issueByIdOrKey(idOrKey: string): entities.Issue | undefined {
    return this.issues.get(idOrKey) ?? this.#idsByKey.of(idOrKey.toUpperCase())[0];
  }

  projectByIdOrKey(idOrKey: string): entities.Project | undefined {
    return this.projects.get(idOrKey) ?? this.projects.find((project) => project.key === idOrKey.toUpperCase());
  }

  /** The next number of a series; the first is `from`. */
  nextId(series: string, from = 10000): string {
    const next = this.counters.get(series)?.next ?? from;
    this.counters.put({ name: series, next: next + 1 });
    return String(next);
  }

  /** Makes sure that a number given from outside is not given again. */
  reserveId(series: string, id: number): void {
    const next = this.counters.get(series)?.next ?? 10000;
    if (id >= next) this.counters.put({ name: series, next: id + 1 });
  }

  /** Writes all changes since the last one, in one transaction. */
  commit(): void {
    const pending = this.#collections.flatMap((collection) => collection.pending());
    if (pending.length === 0) return;
    this.#store.transaction(() => {
      const rows = pending.flatMap(({ kind, id, value }) => (value ? [[kind, id, JSON.stringify(value)]] : []));
      // Many rows a statement: an import writes tens of thousands.
      for (let at = 0; at < rows.length; at += batch) this.#writeRows(rows.slice(at, at + batch));
      for (const { kind, id, value } of pending)
        if (!value) this.#store.run('DELETE FROM jira_entity WHERE kind = ? AND id = ?', kind, id);
      this.contents.write();
    });
    this.contents.settle();
    for (const collection of this.#collections) collection.settle();
  }

  /** Forgets all changes since the last commit. */
  rollback(): void {
    for (const collection of this.#collections) collection.undo();
    this.contents.settle();
  }

  #writeRows(rows: readonly (readonly string[])[]): void {
    const places = rows.map(() => '(?, ?, ?)').join(', ');
    this.#store.run(
      `INSERT INTO jira_entity (kind, id, body) VALUES ${places} ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body`,
      ...rows.flat(),
    );
  }

  #read(): void {
    const byKind = new Map(this.#collections.map((collection) => [collection.kind, collection]));
    for (const row of this.#store.all<{ kind: string; body: string }>(
      'SELECT kind, body FROM jira_entity ORDER BY rowid',
    )) {
      byKind.get(row.kind)?.restore(JSON.parse(row.body) as object);
    }
  }
}
