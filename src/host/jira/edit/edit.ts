import type { Call } from '#host/jira/call';
import { BadValue, type Editor, type EditScope } from '#host/jira/edit/editor';
import { editorOf } from '#host/jira/edit/meta';
import type { ChangeItem, Issue } from '#host/jira/entities';
import { refuseFields } from '#host/jira/refusal';

/** What a request says of an issue's fields: new values, and operations in order. */
export interface EditRequest {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly update?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** The issue with a request's changes in it. Throws Jira's refusal with a sentence for each field that is wrong. */
export function edited(current: Issue, request: EditRequest, scope: EditScope, call: Call): Issue {
  const errors: Record<string, string> = {};
  let issue = current;
  const apply = (name: string, change: (editor: Editor) => Partial<Issue>) => {
    const field = call.fields.byId(name);
    const editor = field && editorOf(field);
    try {
      if (!editor)
        throw new BadValue(`Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`);
      issue = { ...issue, ...change(editor) };
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      errors[name] = error.message;
    }
  };
  for (const [name, value] of Object.entries(request.fields ?? {})) {
    apply(name, (editor) => editor.set(value, { ...scope, issue: scope.issue && issue }));
  }
  for (const [name, operations] of Object.entries(request.update ?? {})) {
    if (request.fields && name in request.fields)
      errors[name] = `Field '${name}' cannot be included in both 'fields' and 'update'`;
    for (const operation of operations) apply(name, (editor) => operate(editor, operation, issue, scope));
  }
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  return issue;
}

function operate(
  editor: Editor,
  operation: Readonly<Record<string, unknown>>,
  issue: Issue,
  scope: EditScope,
): Partial<Issue> {
  const [verb = '', value] = Object.entries(operation)[0] ?? [];
  if (verb === 'set') return editor.set(value, { ...scope, issue });
  if (verb === 'add' && editor.add) return editor.add(value, issue, scope);
  if (verb === 'remove' && editor.remove) return editor.remove(value, issue, scope);
  throw new BadValue(
    `Field with id '${editor.fieldId}' and name '${editor.historyName}' does not support operation '${verb}' Supported operation(s) are: '${editor.operations.join(', ')}'`,
  );
}

/** What history says of the way from one state of an issue to another. */
export function differences(before: Issue, after: Issue, scope: EditScope, call: Call): ChangeItem[] {
  const items: ChangeItem[] = [];
  for (const field of call.fields.values) {
    const editor = editorOf(field);
    if (!editor || field.schema?.custom?.endsWith(':gh-epic-link')) continue;
    const was = editor.describe(before, scope);
    const is = editor.describe(after, scope);
    if (
      (was.id ?? was.text ?? '') === (is.id ?? is.text ?? '') &&
      (was.text ?? '') === (is.text ?? '') &&
      was.mark === is.mark
    )
      continue;
    items.push(changeItem(editor.historyName, field.id, field.custom, was, is));
  }
  return items;
}

/** One line of history; absent ends are left out. */
export function changeItem(
  field: string,
  fieldId: string,
  isCustom: boolean,
  was: { readonly id?: string; readonly text?: string },
  is: { readonly id?: string; readonly text?: string },
): ChangeItem {
  return {
    field,
    fieldId,
    ...(isCustom ? { isCustom } : {}),
    ...(was.id ? { from: was.id } : {}),
    ...(was.text ? { fromString: was.text } : {}),
    ...(is.id ? { to: is.id } : {}),
    ...(is.text ? { toString: is.text } : {}),
  };
}
