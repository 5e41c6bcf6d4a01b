import * as z from 'zod/mini';
import type { IssueId, ProjectId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import type { Host } from '../host';

const schema = z.object({ issueId: z.string(), factor: z.string(), text: z.string() });

/** What stands in the cell that is being edited. */
export interface OpenEditor {
  readonly issueId: IssueId;
  readonly factor: FactorId;
  readonly text: string;
}

/** Where the text of an open editor is kept, so that a reload in the middle of a cell loses nothing. */
export interface EditorDraft {
  read(): OpenEditor | undefined;
  /** `undefined`: the editor was closed, its text stored or given up. */
  write(editor: OpenEditor | undefined): void;
}

/** The draft of one project's open editor under one model. One that cannot be read counts as none. */
export function createEditorDraft(
  { drafts }: Pick<Host, 'drafts'>,
  projectId: ProjectId,
  modelId: string,
): EditorDraft {
  const key = `value-page-editor ${projectId} ${modelId}`;
  return {
    read() {
      const text = drafts.read(key);
      if (text === undefined) return undefined;
      try {
        const editor = schema.safeParse(JSON.parse(text));
        return editor.success ? (editor.data as OpenEditor) : undefined;
      } catch {
        return undefined;
      }
    },
    write: (editor) => drafts.write(key, editor && JSON.stringify(editor)),
  };
}
