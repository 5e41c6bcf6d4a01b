import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { TypeMark } from '../parts/type-mark';
import { nameOf } from '../host/contributions';
import { useItemChanges } from '../shell/item-changes';
import { placeIn } from '../shell/place';
import { DetailsTab } from './details-tab';
import { FormActions } from './form-actions';
import { formParts, FormPart } from './form-extensions';
import { FormField } from './form-field';
import { FormNotices } from './form-notices';
import { HistoryTab } from './history-tab';
import type { ItemForm } from './item-form';
import { LinksTab } from './links-tab';
import { useFormState } from './use-item-form';
import { fieldText } from './work-item';

/** Characters that a title holds. */
const titleLength = 255;

/** The form of a work item: title, state, pages; what is changed stays until it is saved. */
export function FormView({ form, onSaved }: { readonly form: ItemForm; onSaved?(): void }) {
  const state = useFormState(form);
  const [tab, setTab] = useState('details');
  const place = placeIn(form.project);
  const canSave = form.isDirty && !state.isSaving && state.extensionError === undefined && !form.isReadOnly;
  const title = fieldText(form.value('System.Title'));
  const isTitleMissing = state.problem !== undefined && title.trim() === '';
  useItemChanges((ids) => {
    if (ids.length === 0 || ids.includes(form.id)) void form.follow().catch(() => {});
  });

  function save(): void {
    // The form itself shows why it was not saved.
    form.save().then(onSaved, () => {});
  }

  return (
    <article
      className="form"
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
          event.preventDefault();
          if (canSave) save();
        }
      }}
    >
      <header className="form__head" style={{ borderInlineStartColor: `#${form.type?.color ?? '888888'}` }}>
        <div className="form__top">
          <p className="form__kind">
            <TypeMark name={form.typeName} types={form.project.types} /> {form.typeName}{' '}
            {form.isNew ? '(new)' : form.id}
            {form.isDirty && <span className="form__dirty"> – not saved</span>}
          </p>
          <div className="form__tools">
            <button className="button button--primary" disabled={!canSave} onClick={save}>
              {state.isSaving ? 'Saving …' : 'Save'}
            </button>
            <button className="button" disabled={!form.isDirty} onClick={() => form.reset()}>
              Revert
            </button>
            {!form.isNew && (
              <button
                className="button"
                onClick={() =>
                  void form.refresh({ keepsChanges: true }).catch((problem: unknown) => form.fail(problem))
                }
              >
                Refresh
              </button>
            )}
            {!form.isNew && <FormActions form={form} />}
          </div>
        </div>
        <h1 className={form.isReadOnly ? 'form__words' : 'hidden'} dir="auto">
          {title || `New ${form.typeName}`}
        </h1>
        {!form.isReadOnly && (
          <input
            className="form__title"
            aria-label="Title"
            aria-required="true"
            aria-invalid={isTitleMissing || undefined}
            dir="auto"
            maxLength={titleLength}
            placeholder="Enter title"
            value={title}
            onChange={(event) => form.change({ 'System.Title': event.target.value })}
          />
        )}
        <FormNotices form={form} />
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
          <Tab id="details" className="tab">
            Details
          </Tab>
          {formParts.pages.map((page) => (
            <Tab key={page.id} id={page.id} className="tab">
              {nameOf(page)}
            </Tab>
          ))}
          <Tab id="links" className="tab">{`Links (${form.relations.length})`}</Tab>
          <Tab id="history" className="tab">
            History
          </Tab>
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
