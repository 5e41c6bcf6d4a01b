import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { MessageBar } from '../parts/message-bar';
import { TypeMark } from '../parts/type-mark';
import { nameOf } from '../host/contributions';
import { placeIn } from '../shell/place';
import { DetailsTab } from './details-tab';
import { FormActions } from './form-actions';
import { formParts, FormPart } from './form-extensions';
import { FormField } from './form-field';
import { HistoryTab } from './history-tab';
import type { ItemForm } from './item-form';
import { LinksTab } from './links-tab';
import { useFormState } from './use-item-form';

/** The form of a work item: title, state, pages; what is changed stays until it is saved. */
export function FormView({ form, onSaved }: { readonly form: ItemForm; onSaved?(): void }) {
  const state = useFormState(form);
  const [tab, setTab] = useState('details');
  const place = placeIn(form.project);
  const canSave = form.isDirty && !state.isSaving && state.extensionError === undefined;

  function save(): void {
    form.save().then(onSaved, () => {});
  }

  return (
    <article className="form" onKeyDown={(event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        if (canSave) save();
      }
    }}>
      <header className="form__head" style={{ borderInlineStartColor: `#${form.type?.color ?? '888888'}` }}>
        <p className="form__kind">
          <TypeMark name={form.typeName} types={form.project.types} /> {form.typeName} {form.isNew ? '(new)' : form.id}
          {form.isDirty && <span className="form__dirty"> – not saved</span>}
        </p>
        <h1 className="hidden">{String(form.value('System.Title') ?? '') || `New ${form.typeName}`}</h1>
        <input className="form__title" aria-label="Title" dir="auto" placeholder="Enter title" value={String(form.value('System.Title') ?? '')} onChange={(event) => form.change({ 'System.Title': event.target.value })} />
        <div className="form__tools">
          <button className="button button--primary" disabled={!canSave} onClick={save}>
            {state.isSaving ? 'Saving …' : 'Save'}
          </button>
          <button className="button" disabled={!form.isDirty} onClick={() => form.reset()}>
            Revert
          </button>
          {!form.isNew && (
            <button className="button" onClick={() => void form.refresh({ keepsChanges: true }).catch(() => {})}>
              Refresh
            </button>
          )}
          {!form.isNew && <FormActions form={form} />}
        </div>
        {state.extensionError !== undefined && <MessageBar tone="error">{state.extensionError}</MessageBar>}
        {state.problem && (
          <MessageBar tone="error" action={state.isOvertaken && <button className="button" onClick={() => void form.refresh({ keepsChanges: true }).catch(() => {})}>Load the newer version, keep my changes</button>}>
            {state.isOvertaken ? 'Somebody else has saved this work item since you opened it. What you changed is kept here.' : state.problem.message}
          </MessageBar>
        )}
        <div className="form__core">
          <FormField form={form} name="System.AssignedTo" label="Assigned to" />
          <FormField form={form} name="System.State" />
          <FormField form={form} name="System.AreaPath" label="Area" />
          <FormField form={form} name="System.IterationPath" label="Iteration" />
          <FormField form={form} name="System.Tags" label="Tags" />
        </div>
      </header>
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setTab(String(key))}>
        <TabList className="tabs__list" aria-label="Pages of the work item">
          <Tab id="details" className="tab">Details</Tab>
          {formParts.pages.map((page) => (
            <Tab key={page.id} id={page.id} className="tab">
              {nameOf(page)}
            </Tab>
          ))}
          <Tab id="links" className="tab">{`Links (${form.relations.length})`}</Tab>
          <Tab id="history" className="tab">History</Tab>
        </TabList>
        <TabPanel id="details" className="tabs__panel">
          <DetailsTab form={form} place={place} />
        </TabPanel>
        {formParts.pages.map((page) => (
          <TabPanel key={page.id} id={page.id} className="tabs__panel">
            <FormPart contribution={page} form={form} place={place} height="content" />
          </TabPanel>
        ))}
        <TabPanel id="links" className="tabs__panel">
          <LinksTab form={form} />
        </TabPanel>
        <TabPanel id="history" className="tabs__panel">
          <HistoryTab form={form} />
        </TabPanel>
      </Tabs>
      {formParts.observers.map((observer) => (
        <FormPart key={observer.id} contribution={observer} form={form} place={place} height="none" />
      ))}
    </article>
  );
}
