import type { Field } from '../../../../azure/seams';
import { call } from '../../api/rest';
import { start } from '../../api/start';
import type { ItemForm } from '../../item/item-form';
import type { Identity, ItemRelation } from '../../item/work-item';
import type { HostApi, HostApiContext } from '../host-api';
import { openOverlay } from '../overlay-store';

type ValueOptions = boolean | { readonly returnOriginalValue?: boolean } | null | undefined;

/** `work-item-form`: the work item whose form is open around the frame. */
export function itemForm({ place }: HostApiContext): HostApi {
  function form(): ItemForm {
    const open = place().form;
    if (open === undefined) throw new Error('There is no active work item.');
    return open;
  }
  function setFieldValues(fields: Readonly<Record<string, unknown>>): Record<string, boolean> {
    const open = form();
    const results = Object.entries(fields).map(([name, value]) => {
      const field = writableField(open, name);
      return {
        name,
        isDone: field !== undefined,
        change: field ? { [field.referenceName]: value instanceof Date ? value.toISOString() : value } : {},
      };
    });
    const changes = Object.assign({}, ...results.map(({ change }) => change)) as Record<string, unknown>;
    if (Object.keys(changes).length > 0) open.change(changes);
    return Object.fromEntries(results.map(({ name, isDone }) => [name, isDone]));
  }
  return {
    hasActiveWorkItem: () => place().form !== undefined,
    getId: () => form().id,
    getRevision: () => form().state.stored?.rev ?? 0,
    getFields: () => fieldsOf(form()).map(shownField),
    getFieldValue: (name: string, options?: ValueOptions) => valueFor(form(), name, options),
    getFieldValues: (names: readonly string[], options?: ValueOptions) =>
      Object.fromEntries(names.map((name) => [name, valueFor(form(), name, options)])),
    getIdentityFieldValue(name: string, options?: ValueOptions) {
      const value = form().value(form().field(name)?.referenceName ?? name, isOriginal(options));
      return typeof value === 'object' ? value : null;
    },
    setFieldValue: (name: string, value: unknown) => setFieldValues({ [name]: value })[name],
    setFieldValues,
    getAllowedFieldValues: (name: string) => allowedValues(form(), name),
    // Not in the published interface, yet Microsoft's own extension for cascading lists is built on these two:
    // https://github.com/microsoft/azure-devops-extension-cascading-picklist, src/common/cascading.service.ts, checked 2026-11-22.
    filterAllowedFieldValues: (name: string, values: readonly unknown[]) => form().offer(name, values),
    getFilteredAllowedFieldValues: (name: string) => form().choices(name) ?? allowedValues(form(), name),
    isDirty: () => form().isDirty,
    isNew: () => form().isNew,
    isValid: () => form().missing.length === 0 && form().state.extensionError === undefined,
    setError: (message: string) => form().setError(message),
    clearError: () => form().setError(undefined),
    save: () => form().save(),
    beginSaveWorkItem: (onSaved: () => void, onFailed: () => void) => form().save().then(onSaved, onFailed),
    refresh: async () => {
      if (await mayForget(form(), 'Refresh this work item?')) await form().refresh();
    },
    reset: async () => {
      if (await mayForget(form(), 'Revert your changes?')) form().reset();
    },
    getInvalidFields: () => form().missing.map(shownField),
    getDirtyFields: () =>
      Object.keys(form().state.changes)
        .flatMap((name) => form().field(name) ?? [])
        .map(shownField),
    getWorkItemRelations: () => form().relations,
    getWorkItemRelationTypes: () =>
      call<{ value: unknown }>('GET', '_apis/wit/workItemRelationTypes?api-version=7.1').then(({ value }) => value),
    getWorkItemResourceUrl: (id: number) => `${start.organization.url}_apis/wit/workItems/${id}`,
    addWorkItemRelations: (relations: readonly ItemRelation[]) => form().addRelations(relations),
    removeWorkItemRelations: (relations: readonly ItemRelation[]) => form().removeRelations(relations),
  };
}

function allowedValues(form: ItemForm, name: string): readonly unknown[] {
  const field = form.field(name);
  if (field?.referenceName === 'System.State') return form.type?.states.map((state) => state.name) ?? [];
  return form.type?.fields.find(({ referenceName }) => referenceName === field?.referenceName)?.allowed ?? [];
}

function fieldsOf(form: ItemForm): readonly Field[] {
  const stored = Object.keys(form.state.stored?.fields ?? {});
  const names = new Set([...stored, ...(form.type?.fields ?? []).map(({ referenceName }) => referenceName)]);
  return [...names].flatMap((name) => form.field(name) ?? []);
}

function writableField(form: ItemForm, name: string): Field | undefined {
  const field = form.field(name);
  const own = form.type?.fields.find(({ referenceName }) => referenceName === field?.referenceName);
  return field === undefined || field.isReadOnly || own?.isReadOnly ? undefined : field;
}

/** Dates as dates, people as `Name <unique name>`: what the platform's own form hands out. */
function valueFor(form: ItemForm, name: string, options: ValueOptions): unknown {
  const field = form.field(name);
  const value = form.value(field?.referenceName ?? name, isOriginal(options));
  if (typeof value === 'object' && value !== null) {
    const { displayName, uniqueName } = value as Identity;
    return uniqueName ? `${displayName} <${uniqueName}>` : displayName;
  }
  return field?.type === 'dateTime' && typeof value === 'string' && value !== '' ? new Date(value) : value;
}

function isOriginal(options: ValueOptions): boolean {
  return typeof options === 'object' ? options?.returnOriginalValue === true : options === true;
}

function shownField({ name, referenceName, type, isReadOnly }: Field) {
  return {
    name,
    referenceName,
    type: fieldTypeNumbers[type],
    readOnly: isReadOnly,
    url: `${start.organization.url}_apis/wit/fields/${referenceName}`,
  };
}

/** `FieldType` of azure-devops-extension-api. */
const fieldTypeNumbers: Readonly<Record<Field['type'], number>> = {
  string: 0,
  integer: 1,
  dateTime: 2,
  plainText: 3,
  html: 4,
  treePath: 5,
  history: 6,
  double: 7,
  guid: 8,
  boolean: 9,
  identity: 10,
  picklistString: 11,
};

function mayForget(form: ItemForm, question: string): boolean | Promise<boolean> {
  if (!form.isDirty) return true;
  return new Promise((resolve) => {
    openOverlay(
      {
        kind: 'message',
        title: question,
        message: 'Your changes to this work item will be lost.',
        okText: 'OK',
        cancelText: 'Cancel',
        isLightDismiss: false,
      },
      (result) => resolve(result === true),
    );
  });
}
