import * as z from 'zod';
import { demandAdmin } from '#host/jira/access';
import {
  created,
  listParameter,
  noContent,
  ok,
  page,
  payload,
  type Answer,
  type Call,
  type Handlers,
} from '#host/jira/call';
import type { CustomField } from '#host/jira/entities';
import { customField } from '#host/jira/field/custom';
import { refuse, refuseFields } from '#host/jira/refusal';
import { fieldBean } from '#host/jira/rest/field-listing';

/** Making custom fields, of Jira's types and of an app's, changing them, and their way through the trash. */
export const customFields: Handlers = {
  createCustomField,
  updateCustomField: (call) => {
    const field = fieldToChange(call, call.path.fieldId);
    const { name, description } = payload(
      call,
      z.object({ name: z.string().optional(), description: z.string().optional() }),
    );
    const stored = call.world.fields.put({
      ...field,
      ...(name !== undefined && { name: checkedName(name) }),
      ...(description !== undefined && { description }),
    });
    tell(call, 'updated', stored);
    return noContent();
  },
  trashCustomField: (call) => {
    const stored = call.world.fields.put({ ...fieldToChange(call, call.path.id), isTrashed: true });
    tell(call, 'trashed', stored);
    return ok({});
  },
  restoreCustomField: (call) => {
    const { isTrashed: _, ...field } = fieldToChange(call, call.path.id, true);
    tell(call, 'restored', call.world.fields.put(field));
    return ok({});
  },
  getTrashedFieldsPaginated: (call) => {
    demandAdmin(call);
    const ids = listParameter(call, 'id');
    const query = (call.query.get('query') ?? '').toLowerCase();
    const found = call.world.fields
      .list()
      .filter(
        ({ id, name, isTrashed }) =>
          isTrashed === true && (ids.length === 0 || ids.includes(id)) && name.toLowerCase().includes(query),
      );
    return page(call, found, 50, (field) => ({
      id: field.id,
      name: field.name,
      schema: customField(field).schema,
      description: field.description,
      key: field.key,
      isLocked: false,
    }));
  },
};

const platform = 'com.atlassian.jira.plugin.system.customfieldtypes';

/** What fields of Jira's own types hold, by the end of the type's name. */
const systemTypes: Readonly<Record<string, Pick<CustomField, 'type' | 'items'>>> = {
  textfield: { type: 'string' },
  textarea: { type: 'string' },
  readonlyfield: { type: 'string' },
  url: { type: 'string' },
  float: { type: 'number' },
  datepicker: { type: 'date' },
  datetime: { type: 'datetime' },
  select: { type: 'option' },
  radiobuttons: { type: 'option' },
  multiselect: { type: 'array', items: 'option' },
  multicheckboxes: { type: 'array', items: 'option' },
  labels: { type: 'array', items: 'string' },
  userpicker: { type: 'user' },
  multiuserpicker: { type: 'array', items: 'user' },
};

const notModelled = new Set([
  'cascadingselect',
  'grouppicker',
  'multigrouppicker',
  'project',
  'version',
  'multiversion',
  'importid',
]);

const fieldRequest = z.object({
  name: z.string(),
  type: z.string(),
  description: z.string().default(''),
  searcherKey: z.string().optional(),
});

function createCustomField(call: Call): Answer {
  demandAdmin(call);
  const { name, type, description } = payload(call, fieldRequest);
  const id = `customfield_${call.world.nextId('field', 10_040)}`;
  const stored = call.world.fields.put({ ...partsOf(call, type), id, key: id, name: checkedName(name), description });
  tell(call, 'created', stored);
  return created(fieldBean(customField(stored)));
}

function partsOf(call: Call, type: string): Omit<CustomField, 'id' | 'key' | 'name' | 'description'> {
  const ofApp = call.world.fieldTypes.get(type);
  if (ofApp) {
    const { id: custom, name: _, description: __, ...parts } = ofApp;
    return { ...parts, custom };
  }
  const short = type.startsWith(`${platform}:`) ? type.slice(platform.length + 1) : '';
  if (notModelled.has(short)) throw refuse(501, `The local Jira does not model custom fields of type ${short}.`);
  const parts = systemTypes[short];
  if (!parts) throw refuseFields({ fieldType: `The custom field type '${type}' does not exist.` });
  return { ...parts, custom: type };
}

function checkedName(name: string): string {
  if (name.trim() === '') throw refuseFields({ name: 'You must specify a name.' });
  if (name.length > 255) throw refuseFields({ name: 'The name must not exceed 255 characters in length.' });
  return name.trim();
}

/** A custom field that an administrator may change. Throws Jira's refusal. */
export function fieldToChange(call: Call, id: string | undefined, isTrashed = false): CustomField {
  demandAdmin(call);
  const field = call.world.fields.get(id);
  if (!field || (field.isTrashed ?? false) !== isTrashed) throw refuse(404, 'The custom field was not found.');
  if (field.isLocked || field.key.startsWith('ari:'))
    throw refuse(400, 'The custom field is locked and cannot be changed.');
  return field;
}

/** Source: developer.atlassian.com/platform/forge/events-reference/jira, custom field events, checked 2026-11-22. */
function tell(call: Call, verb: string, { id, key, custom, name, description }: CustomField): void {
  const typeName = call.world.fieldTypes.get(custom)?.name ?? custom.split(':').at(-1);
  call.emit(`avi:jira:${verb}:field`, { id, key, type: custom, typeName, name, description });
}
