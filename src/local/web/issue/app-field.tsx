import { useState } from 'react';
import type { AppModule } from '../../bridge/modules';
import type { Issue } from '../api/jira';
import { AppFrame } from '../forge/app-frame';
import { FrameDialog } from '../forge/app-modals';
import { modulesOfType } from '../forge/places';
import { FieldValue } from '../parts/field-value';
import type { ShownIssue } from './use-issue';

/** The app's module behind a custom field; undefined for the product's own fields. */
export function appFieldModule(issue: Issue, fieldId: string): AppModule | undefined {
  const custom = issue.schema?.[fieldId]?.custom;
  if (custom === undefined) return undefined;
  return modulesOfType('jira:customField', 'jira:customFieldType').find((module) => custom === module.key || custom.endsWith(`/${module.key}`) || custom.endsWith(`:${module.key}`));
}

/** A custom field that the app draws itself; `view.submit` of its edit page sets the value. */
export function AppFieldFrame({ module, id, issue, shown }: { readonly module: AppModule; readonly id: string; readonly issue: Issue; readonly shown: ShownIssue }) {
  const [isEditing, setEditing] = useState(false);
  const view = module.parts['view']?.resource;
  const edit = module.parts['edit']?.resource;
  const place = { issue: issue.key, field: id };
  return (
    <>
      {view === undefined ? <FieldValue value={issue.fields[id]} schema={issue.schema?.[id]} /> : <AppFrame key={JSON.stringify(issue.fields[id])} view={{ module, part: 'view', resource: view, place }} height="content" />}
      {edit !== undefined && module.raw['readOnly'] !== true && (
        <button className="link-button" onClick={() => setEditing(true)}>
          Edit
        </button>
      )}
      {isEditing && edit !== undefined && (
        <FrameDialog label={module.title} heading={module.title} size="small" closesOnEscape closesOnOutside close={() => setEditing(false)}>
          <AppFrame
            view={{
              module,
              part: 'edit',
              resource: edit,
              place,
              close: () => setEditing(false),
              submit: async (value) => {
                if (await shown.edit({ [id]: value })) setEditing(false);
              },
            }}
            height="fill"
          />
        </FrameDialog>
      )}
    </>
  );
}
