import { documentKey, type DataCollection, type DataDocument } from '#host/azure/documents/document';
import type { AzurePerson, ClassificationNode, Field, Project, Team, WorkItem } from '#host/azure/seams';
import { planKey, type IterationPlan, type TeamSettings } from '#host/azure/work/team-settings';
import type * as entities from '#host/azure/world/entities';
import { Revisions } from '#host/azure/world/revisions';
import { Collection } from '#host/jira/collection';
import { Contents } from '#host/jira/contents';
import type { Store } from '#host/server/store';

/** Rows that one statement writes. */
const batch = 50;

/** Everything that the emulated organization knows, in memory but for revisions, written through to the store request by request. */
export class World {
  readonly facts = new Collection<entities.Fact>('fact', (fact) => fact.name);
  readonly counters = new Collection<entities.Counter>('counter', (counter) => counter.name);
  readonly people = new Collection<AzurePerson>('person', (person) => person.id);
  readonly fields = new Collection<Field>('field', (field) => field.referenceName.toLowerCase());
  readonly projects = new Collection<Project>('project', (project) => project.id);
  readonly properties = new Collection<entities.ProjectProperty>(
    'property',
    (property) => `${property.projectId}/${property.name}`,
  );
  readonly nodes = new Collection<ClassificationNode>('node', (node) => String(node.id));
  readonly teams = new Collection<Team>('team', (team) => team.id);
  readonly items = new Collection<WorkItem>('item', (item) => String(item.id));
  readonly deletions = new Collection<entities.Deletion>('deletion', (deletion) => String(deletion.itemId));
  readonly comments = new Collection<entities.Comment>('comment', (comment) => String(comment.id));
  readonly attachments = new Collection<entities.Attachment>('attachment', (attachment) => attachment.id);
  readonly queries = new Collection<entities.SavedQuery>('query', (query) => query.id);
  readonly templates = new Collection<entities.ItemTemplate>('template', (template) => template.id);
  readonly restrictions = new Collection<entities.AreaRestriction>('restriction', (restriction) => restriction.id);
  readonly dataCollections = new Collection<DataCollection>('dataCollection', (collection) => collection.id);
  readonly documents = new Collection<DataDocument>('document', documentKey);
  readonly teamSettings = new Collection<TeamSettings>('teamSettings', (settings) => settings.teamId);
  readonly iterationPlans = new Collection<IterationPlan>('iterationPlan', planKey);

  readonly commentsOf = this.comments.groupBy((comment) => String(comment.itemId));
  readonly nodesOf = this.nodes.groupBy((node) => `${node.projectId}/${node.kind}`);
  readonly childrenOf = this.nodes.groupBy((node) => node.parentId?.toString());
  readonly #nodesByPath = this.nodes.groupBy((node) => nodeKey(node.projectId, node.kind, node.path));
  readonly #nodesByGuid = this.nodes.groupBy((node) => node.identifier.toLowerCase());
  readonly teamsOf = this.teams.groupBy((team) => team.projectId);
  readonly documentsOf = this.documents.groupBy((document) => document.collectionId);
  readonly restrictionsOf = this.restrictions.groupBy((restriction) => restriction.personId);

  readonly revisions: Revisions;
  /** Bytes of attachments by their id. */
  readonly contents: Contents;
  readonly #changedItems = new Set<number>();
  /** Counts commits: what was read before the last one may be old. */
  generation = 0;
  readonly #store: Store;
  readonly #collections: readonly Collection<object>[];

  constructor(store: Store) {
    this.#store = store;
    this.revisions = new Revisions(store);
    this.contents = new Contents(store, 'azure_content');
    this.#collections = Object.values(this).filter((value): value is Collection<object> => value instanceof Collection);
    store.exec(
      'CREATE TABLE IF NOT EXISTS azure_entity (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id))',
    );
    this.#read();
  }

  /** By its whole path, `Project\PI 1`, without case. */
  nodeAt(projectId: string, kind: ClassificationNode['kind'], path: string): ClassificationNode | undefined {
    return this.#nodesByPath.of(nodeKey(projectId, kind, path))[0];
  }

  nodeByGuid(identifier: string): ClassificationNode | undefined {
    return this.#nodesByGuid.of(identifier.toLowerCase())[0];
  }

  projectByIdOrName(idOrName: string): Project | undefined {
    const wanted = idOrName.toLowerCase();
    return this.projects.get(wanted) ?? this.projects.find((project) => project.name.toLowerCase() === wanted);
  }

  /** The item, unless it lies in the recycle bin. */
  liveItem(id: number): WorkItem | undefined {
    return this.deletions.get(String(id)) ? undefined : this.items.get(String(id));
  }

  /** The next number of a series. */
  next(series: string, from = 1): number {
    const next = this.counters.get(series)?.next ?? from;
    this.counters.put({ name: series, next: next + 1 });
    return next;
  }

  /** Makes sure that a number given from outside is not given again. */
  reserve(series: string, id: number): void {
    const next = this.counters.get(series)?.next ?? 1;
    if (id >= next) this.counters.put({ name: series, next: id + 1 });
  }

  /** Ids of work items whose changes were stored since the last time that somebody asked. */
  takeChangedItems(): readonly number[] {
    const ids = [...this.#changedItems];
    this.#changedItems.clear();
    return ids;
  }

  /** Writes all changes since the last one, in one transaction. */
  commit(): void {
    this.generation++;
    const pending = this.#collections.flatMap((collection) => collection.pending());
    if (pending.length === 0 && !this.revisions.hasPending) return;
    this.#store.transaction(() => {
      const rows = pending.flatMap(({ kind, id, value }) => (value ? [[kind, id, JSON.stringify(value)]] : []));
      for (let at = 0; at < rows.length; at += batch) this.#writeRows(rows.slice(at, at + batch));
      for (const { kind, id, value } of pending)
        if (!value) this.#store.run('DELETE FROM azure_entity WHERE kind = ? AND id = ?', kind, id);
      this.revisions.write();
      this.contents.write();
    });
    for (const { id } of [...this.items.pending(), ...this.deletions.pending()]) this.#changedItems.add(Number(id));
    this.revisions.settle();
    this.contents.settle();
    for (const collection of this.#collections) collection.settle();
  }

  /** Forgets all changes since the last commit. */
  rollback(): void {
    for (const collection of this.#collections) collection.undo();
    this.revisions.settle();
    this.contents.settle();
  }

  #writeRows(rows: readonly (readonly string[])[]): void {
    const places = rows.map(() => '(?, ?, ?)').join(', ');
    this.#store.run(
      `INSERT INTO azure_entity (kind, id, body) VALUES ${places} ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body`,
      ...rows.flat(),
    );
  }

  #read(): void {
    const byKind = new Map(this.#collections.map((collection) => [collection.kind, collection]));
    for (const row of this.#store.all<{ kind: string; body: string }>(
      'SELECT kind, body FROM azure_entity ORDER BY rowid',
    )) {
      byKind.get(row.kind)?.restore(JSON.parse(row.body) as object);
    }
  }
}

function nodeKey(projectId: string, kind: ClassificationNode['kind'], path: string): string {
  return `${projectId}/${kind}/${path.toLowerCase()}`;
}
