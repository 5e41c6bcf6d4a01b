import { useState } from 'react';
import { Document } from '../parts/document';
import { documentOf, textOf } from '../parts/document-text';

/** The description as the document it is; edited as plain text with one paragraph a line. */
export function Description({ value, save }: { readonly value: unknown; save(document: unknown): Promise<boolean> }) {
  const [draft, setDraft] = useState<string>();
  async function finish(text: string): Promise<void> {
    if (await save(text === '' ? null : documentOf(text))) setDraft(undefined);
  }
  return (
    <section className="block">
      <h2>Description</h2>
      {draft === undefined ? (
        <>
          {value ? <Document value={value} /> : <p className="subtle">No description yet.</p>}
          <button className="link-button" onClick={() => setDraft(textOf(value))}>
            Edit description
          </button>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void finish(draft);
          }}
        >
          <textarea
            className="field"
            aria-label="Description"
            dir="auto"
            rows={8}
            autoFocus
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
          <p className="row">
            <button className="button button--primary">Save</button>
            <button className="button" type="button" onClick={() => setDraft(undefined)}>
              Cancel
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
