import type { Bean, Beans } from '#host/jira/beans';
import { customEditor } from '#host/jira/edit/custom-editors';
import type { Editor, EditScope } from '#host/jira/edit/editor';
import { systemEditors } from '#host/jira/edit/system-editors';
import { fieldIds } from '#host/jira/defaults';
import type { Issue } from '#host/jira/entities';
import type { Field } from '#host/jira/field/field';

/** The editor of a field on the screens of this site; undefined where it is on none. */
export function editorOf(field: Field): Editor | undefined {
  return field.custom ? customEditor(field) : systemEditors.find(({ fieldId }) => fieldId === field.id);
}

/** Where an issue is edited by a caller. */
export function scopeOf(issue: Issue, beans: Beans): EditScope {
  const { world } = beans;
  return { beans, issue, project: world.projects.get(issue.projectId)!, type: world.issueTypes.get(issue.typeId)! };
}

/** The fields that this caller may edit on an issue, with what they accept. */
export function editMeta(issue: Issue, beans: Beans): Bean {
  const scope = scopeOf(issue, beans);
  if (!beans.session.hasOn('EDIT_ISSUES', issue)) return { fields: {} };
  return { fields: Object.fromEntries(fieldMetas(scope).map((meta) => [meta.fieldId, withoutId(meta)])) };
}

/** What each field on the screen accepts, under the ids of the fields. */
export function fieldMetas(scope: EditScope): (Bean & { readonly fieldId: string })[] {
  const isCreation = scope.issue === undefined;
  return scope.beans.fields.values.flatMap((field) => {
    const editor = editorOf(field);
    if (!editor || isOffScreen(field, scope)) return [];
    return [
      {
        required: isRequired(editor, scope),
        schema: field.schema ?? { type: 'issuelink', system: 'parent' },
        name: field.name,
        key: field.key,
        ...(isCreation ? { hasDefaultValue: field.id === 'priority' } : {}),
        operations: editor.operations,
        ...(editor.autoCompletePath ? { autoCompleteUrl: scope.beans.self(editor.autoCompletePath) } : {}),
        ...(editor.allowed ? { allowedValues: editor.allowed(scope) } : {}),
        fieldId: field.id,
      },
    ];
  });
}

function isRequired(editor: Editor, { type }: EditScope): boolean {
  return editor.isRequired === true || (editor.fieldId === 'parent' && type.isSubtask);
}

function isOffScreen(field: Field, { beans, project, type, issue }: EditScope): boolean {
  if (field.id === 'resolution') return issue === undefined;
  if (field.id === 'security') return !beans.session.has('SET_ISSUE_SECURITY', project);
  if (field.id === 'parent') return type.level > 0;
  return field.id === fieldIds.epicName && type.level !== 1;
}

function withoutId({ fieldId: _, ...rest }: Bean & { readonly fieldId: string }): Bean {
  return rest;
}
