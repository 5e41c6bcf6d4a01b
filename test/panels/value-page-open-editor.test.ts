import type { IssueId, ProjectId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import { createEditorDraft, type OpenEditor } from '../../static/panels/value-page/open-editor';
import { drafts as device } from './device';

const project = '10' as ProjectId;
const editor: OpenEditor = { issueId: '7' as IssueId, factor: 'value' as FactorId, text: '1' };

describe('a page that was left with an open editor', () => {
  it('finds the cell and its text again', () => {
    const drafts = device();
    createEditorDraft({ drafts }, project, 'wsjf').keep(editor);
    expect(createEditorDraft({ drafts }, project, 'wsjf').restore()).toEqual(editor);
  });

  it('finds nothing under another model, whose questions are others', () => {
    const drafts = device();
    createEditorDraft({ drafts }, project, 'wsjf').keep(editor);
    expect(createEditorDraft({ drafts }, project, 'rice').restore()).toBeUndefined();
  });
});

describe('an editor that was closed', () => {
  it('leaves nothing on the device', () => {
    const drafts = device();
    const draft = createEditorDraft({ drafts }, project, 'wsjf');
    draft.keep(editor);
    draft.keep(undefined);
    expect(drafts.kept.size).toBe(0);
  });
});

describe('a draft that another version wrote', () => {
  it.each(['{', '[]', '{"issueId":"7","factor":"value","text":"1"}', '{"version":2,"value":{}}'])(
    '%s counts as none',
    (text) => {
      const drafts = device({ 'value-page-editor 10 wsjf': text });
      expect(createEditorDraft({ drafts }, project, 'wsjf').restore()).toBeUndefined();
    },
  );
});
