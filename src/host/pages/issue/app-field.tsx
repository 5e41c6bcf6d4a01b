import { useState } from 'react';
import type { AppModule } from '../../bridge/modules';
import type { Issue } from '../api/jira';
import { AppFrame } from '../forge/app-frame';
import { FrameDialog } from '../forge/app-modals';
import type { FrameView } from '../forge/operation';
import { modulesOfType } from '../forge/places';
import { canEdit, FieldEditor, IssueFieldValue } from './field-editor';
import type { ShownIssue } from './use-issue';

interface Props {
  readonly module: AppModule;
  readonly id: string;
  readonly issue: Issue;
  readonly shown: ShownIssue;
}

/** The app's module behind a custom field; undefined for the product's own fields. */
export function appFieldModule(issue: Issue, fieldId: string): AppModule | undefined {
  const custom = issue.schema?.[fieldId]?.custom;
  if (custom === undefined) return undefined;
  return modulesOfType('jira:customField', 'jira:customFieldType').find(
    (module) => custom === module.key || custom.endsWith(`/${module.key}`) || custom.endsWith(`:${module.key}`),
  );
}

/** A custom field of the app: drawn and edited by its own pages where it has them, by the product where not. */
export function AppField({ module, id, issue, shown }: Props) {
  const [isEditing, setEditing] = useState(false);
  const view = module.parts['view']?.resource;
  const edit = canEdit(issue, id) ? module.parts['edit'] : undefined;
  const name = issue.names?.[id] ?? module.title;
  const place = { issue: issue.key, field: id };

  if (edit?.resource === undefined) {
    if (view === undefined) return <FieldEditor id={id} issue={issue} shown={shown} />;
    return (
      <AppFrame
        key={JSON.stringify(issue.fields[id])}
        view={{ module, part: 'view', resource: view, place }}
        height="content"
      />
    );
  }
  const close = () => setEditing(false);
  const editor: FrameView = {
    module,
    part: 'edit',
    resource: edit.resource,
    place,
    close,
    async submit(value) {
      if (!(await shown.edit({ [id]: value }))) throw new Error(`${name} was not saved.`);
      close();
    },
  };
  if (isEditing && edit.isInline === true) return <AppFrame view={editor} height="content" />;
  return (
    <>
      {view === undefined ? (
        <button className="editable__button" onClick={() => setEditing(true)}>
          <span className="hidden">Edit {name}: </span>
          <IssueFieldValue id={id} issue={issue} />
        </button>
      ) : (
        <>
          <AppFrame
            key={JSON.stringify(issue.fields[id])}
            view={{ module, part: 'view', resource: view, place }}
            height="content"
          />
          <button className="link-button" onClick={() => setEditing(true)}>
            Edit<span className="hidden"> {name}</span>
          </button>
        </>
      )}
      {isEditing && (
        <FrameDialog
          label={name}
          heading={name}
          size={edit.viewportSize ?? 'small'}
          closesOnEscape
          closesOnOutside
          close={close}
        >
          <AppFrame view={editor} height="fill" />
        </FrameDialog>
      )}
    </>
  );
}
