import type { IndexedProperty, Issue } from '#host/jira/entities';
import type { JqlContext } from '#host/jira/jql/context';
import { byNumber, byText } from '#host/jira/jql/order';
import type { Subject } from '#host/jira/jql/subject';

/** A path into an entity property that an app declared searchable, as a query sees it. */
export function propertySubject(name: string, property: IndexedProperty, context: JqlContext): Subject {
  const values = (issue: Issue) => valuesAt(issue, property, context);
  switch (property.type) {
    case 'number': {
      const value = (issue: Issue) => values(issue).find((found) => typeof found === 'number');
      return { kind: 'number', name, value, compare: byNumber(value) };
    }
    case 'date': {
      const value = (issue: Issue) => moment(values(issue)[0]);
      return { kind: 'moment', name, value, compare: byNumber(value) };
    }
    case 'text': {
      const texts = (issue: Issue) => values(issue).map(String);
      return { kind: 'text', name, texts, compare: byText((issue) => texts(issue)[0]) };
    }
    default: {
      const ids = (issue: Issue) => values(issue).map((found) => String(found).toLowerCase());
      const of = property.type === 'user' ? 'user' : 'property';
      return {
        kind: 'choice',
        name,
        of,
        values: ids,
        lookup: (text) => [text.toLowerCase()],
        compare: byText((issue) => ids(issue)[0]),
      };
    }
  }
}

/** Finds what `issue.property[key].path` means; undefined where no app indexes it. */
export function indexedProperty(
  field: string,
  key: string,
  path: string,
  { world }: JqlContext,
): IndexedProperty | undefined {
  const entityType = field.toLowerCase().replace(/\.property$/, '');
  return world.indexedProperties.find(
    (property) =>
      property.entityType === entityType &&
      property.propertyKey === key &&
      property.path.toLowerCase() === path.toLowerCase(),
  );
}

/** At most 30 values of one property are indexed. Source: Forge's jira:entityProperty module. */
function valuesAt(issue: Issue, { entityType, propertyKey, path }: IndexedProperty, { world }: JqlContext): unknown[] {
  const stored = entitiesOf(issue, entityType, world).map(
    (entity) => world.properties.get(`${entity}/${propertyKey}`)?.value,
  );
  const found = path
    .split('.')
    .reduce<unknown[]>((values, part) => values.flatMap((value) => step(value, part)), stored);
  return found
    .flat()
    .filter((value) => value !== undefined && value !== null)
    .slice(0, 30);
}

function entitiesOf(issue: Issue, entityType: string, world: JqlContext['world']): string[] {
  switch (entityType) {
    case 'project':
      return [`project/${issue.projectId}`];
    case 'comment':
      return world.commentsOf.of(issue.id).map(({ id }) => `comment/${id}`);
    default:
      return [`issue/${issue.id}`];
  }
}

function step(value: unknown, part: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((member) => step(member, part));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return [];
  return [(value as Record<string, unknown>)[part]];
}

function moment(value: unknown): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : value;
  return typeof at === 'number' && !Number.isNaN(at) ? at : undefined;
}
