import { useState } from 'react';

/** Text that turns into a field when activated: Enter or blur saves, Escape restores. A refused change stays in the field. */
export function EditableText({
  label,
  text,
  heading = false,
  save,
}: {
  readonly label: string;
  readonly text: string;
  readonly heading?: boolean;
  save(text: string): Promise<boolean>;
}) {
  const [draft, setDraft] = useState<string>();
  const [isSaving, setSaving] = useState(false);

  async function finish() {
    if (draft === undefined || isSaving) return;
    const wanted = draft.trim();
    if (wanted === text || wanted === '') return setDraft(undefined);
    setSaving(true);
    const isSaved = await save(wanted);
    setSaving(false);
    if (isSaved) setDraft(undefined);
  }

  if (draft === undefined) {
    const Tag = heading ? 'h1' : 'p';
    return (
      <Tag className="editable" dir="auto">
        <button className="editable__button" onClick={() => setDraft(text)} title={`Edit ${label.toLowerCase()}`}>
          {text || '–'}
        </button>
      </Tag>
    );
  }
  return (
    <textarea
      className={`field editable__field${heading ? ' editable__field--heading' : ''}`}
      aria-label={label}
      dir="auto"
      rows={heading ? 2 : 1}
      autoFocus
      value={draft}
      disabled={isSaving}
      onChange={(event) => setDraft(event.target.value.replace(/\n/g, ' '))}
      onBlur={() => void finish()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void finish();
        if (event.key === 'Escape') setDraft(undefined);
      }}
    />
  );
}
