import type { CustomField } from '#host/jira/entities';
import { appAccountId } from '#host/jira/session';
import type { World } from '#host/jira/world';
import type { JiraExtensions } from '#host/server/seams';

/** Makes what an app's manifest adds to Jira exist: fields, permissions, searchable properties, and the account it acts as. */
export function installExtensions(world: World, extensions: JiraExtensions): void {
  const { app } = extensions;
  const ari = (key: string) => extensionKey(app, key);
  world.people.put({ accountId: appAccountId(app.appId), accountType: 'app', name: app.name, access: 'member' });
  for (const declared of extensions.customFields) {
    const key = ari(declared.key);
    const id = world.fields.find((field) => field.key === key)?.id ?? `customfield_${world.nextId('field', 10_040)}`;
    world.fields.put({ ...fieldParts(app, declared), id, key, custom: key });
  }
  // Fields of a type that the manifest no longer declares stay with their values.
  for (const { id } of world.fieldTypes.list()) if (id.startsWith(ari(''))) world.fieldTypes.delete(id);
  for (const declared of extensions.customFieldTypes ?? [])
    world.fieldTypes.put({ ...fieldParts(app, declared), id: ari(declared.key) });
  // A permission that the manifest no longer declares is gone from the schemes; a field stays with its values.
  for (const { key } of world.appPermissions.list()) if (key.startsWith(ari(''))) world.appPermissions.delete(key);
  for (const { key, name, description } of extensions.projectPermissions)
    world.appPermissions.put({ key: ari(key), name, description, type: 'PROJECT' });
  for (const permission of extensions.globalPermissions)
    world.appPermissions.put({ ...permission, key: ari(permission.key), type: 'GLOBAL' });
  for (const { id } of world.indexedProperties.list()) if (id.startsWith(app.appId)) world.indexedProperties.delete(id);
  for (const { entityType, propertyKey, values } of extensions.entityProperties) {
    for (const { path, type, searchAlias: alias } of values) {
      world.indexedProperties.put({
        id: `${app.appId} ${entityType} ${propertyKey} ${path}`,
        entityType,
        propertyKey,
        path,
        type,
        alias,
      });
    }
  }
}

/** The name by which Jira's API knows something that an app's manifest declares. */
export function extensionKey({ appId, environmentId }: JiraExtensions['app'], key: string): string {
  return `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${key}`;
}

function fieldParts(
  app: JiraExtensions['app'],
  declared: JiraExtensions['customFields'][number],
): Omit<CustomField, 'id' | 'key' | 'custom'> {
  const { name, description = '', isReadOnly, formatter, validation } = declared;
  return {
    name,
    description,
    ...valueType(declared),
    app: { appId: app.appId, environmentId: app.environmentId, isReadOnly },
    ...(formatter !== undefined && { formatter }),
    ...(validation !== undefined && { validation }),
  };
}

function valueType({ type, collection }: JiraExtensions['customFields'][number]): Pick<CustomField, 'type' | 'items'> {
  return collection === 'list' ? { type: 'array', items: type } : { type };
}
