import type { Bean, Beans } from '#host/jira/beans';
import type { Issue } from '#host/jira/entities';
import { changelogBean } from '#host/jira/changelog';
import { editMeta } from '#host/jira/edit/meta';
import type { Field } from '#host/jira/field/field';
import { rendered } from '#host/jira/rendered';
import { transitionBeans } from '#host/jira/workflow';

/** What a request wants of each issue. */
export interface IssueWish {
  readonly fields: readonly Field[];
  readonly expand: readonly string[];
  readonly properties: readonly string[];
  readonly byKeys?: boolean;
}

/** What every issue says it could be expanded by. */
const expandable = 'operations,versionedRepresentations,editmeta,changelog,renderedFields';

/** An issue in the API's JSON. */
export function issueBean(issue: Issue, wish: IssueWish, beans: Beans): Bean {
  const values: Record<string, unknown> = {};
  for (const field of wish.fields) {
    const value = field.read(issue, beans);
    if (value !== undefined) values[wish.byKeys ? field.key : field.id] = value;
  }
  const expands = (name: string) => wish.expand.includes(name);
  return {
    expand: expandable,
    id: issue.id,
    self: beans.self(`issue/${issue.id}`),
    key: issue.key,
    ...(expands('renderedFields') ? { renderedFields: rendered(issue, wish.fields, beans) } : {}),
    ...(wish.properties.length > 0 ? { properties: propertiesOf(issue, wish.properties, beans) } : {}),
    ...(expands('transitions') ? { transitions: transitionBeans(issue, beans, false) } : {}),
    ...(expands('editmeta') ? { editmeta: editMeta(issue, beans) } : {}),
    ...(expands('changelog') ? { changelog: changelogBean(issue, beans) } : {}),
    ...(expands('operations') ? { operations: { linkGroups: [] } } : {}),
    ...(expands('versionedRepresentations') ? { versionedRepresentations: versioned(values) } : { fields: values }),
  };
}

/** Names and schema of the chosen fields, for the answers that can be expanded by them. */
export function fieldIndex(wish: IssueWish): Bean {
  const keyed = (of: (field: Field) => unknown) =>
    Object.fromEntries(wish.fields.map((field) => [wish.byKeys ? field.key : field.id, of(field)]));
  return {
    ...(wish.expand.includes('names') ? { names: keyed((field) => field.name) } : {}),
    ...(wish.expand.includes('schema')
      ? { schema: keyed((field) => field.schema ?? { type: 'any', system: field.id }) }
      : {}),
  };
}

function propertiesOf(issue: Issue, keys: readonly string[], beans: Beans): Bean {
  const all = beans.world.propertiesOf.of(`issue/${issue.id}`);
  const wanted = keys.includes('*all') ? all : all.filter(({ key }) => keys.includes(key));
  return Object.fromEntries(wanted.map(({ key, value }) => [key, value]));
}

function versioned(values: Readonly<Record<string, unknown>>): Bean {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { '1': value }]));
}
