import type { IssueId, ProjectId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import { createEditorDraft, type OpenEditor } from '../../static/panels/value-page/open-editor';

const project = '10' as ProjectId;
const editor: OpenEditor = { issueId: '7' as IssueId, factor: 'value' as FactorId, text: '1' };

/** A device that keeps drafts, filled with `texts`. */
function device(texts: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(texts));
  const drafts = {
    lasts: true,
    read: (key: string) => kept.get(key),
    write: (key: string, text: string | undefined) =>
      void (text === undefined ? kept.delete(key) : kept.set(key, text)),
  };
  return { drafts, kept };
}

describe('a page that was left with an open editor', () => {
  it('finds the cell and its text again', () => {
    const { drafts } = device();
    createEditorDraft({ drafts }, project, 'wsjf').write(editor);
    expect(createEditorDraft({ drafts }, project, 'wsjf').read()).toEqual(editor);
  });

  it('finds nothing under another model, whose questions are others', () => {
    const { drafts } = device();
    createEditorDraft({ drafts }, project, 'wsjf').write(editor);
    expect(createEditorDraft({ drafts }, project, 'rice').read()).toBeUndefined();
  });
});

describe('an editor that was closed', () => {
  it('leaves nothing on the device', () => {
    const { drafts, kept } = device();
    const draft = createEditorDraft({ drafts }, project, 'wsjf');
    draft.write(editor);
    draft.write(undefined);
    expect(kept.size).toBe(0);
  });
});

describe('a draft that another version wrote', () => {
  it.each(['{', '[]', '{"issueId":7,"factor":"value","text":"1"}'])('%s counts as none', (text) => {
    const { drafts } = device({ 'value-page-editor 10 wsjf': text });
    expect(createEditorDraft({ drafts }, project, 'wsjf').read()).toBeUndefined();
  });
});
