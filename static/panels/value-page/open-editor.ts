import * as z from 'zod/mini';
import type { IssueId, ProjectId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import { createDraft, type Draft } from '../base/drafts';
import type { Host } from '../host';

const form = {
  version: 1,
  schema: z.object({
    issueId: z.string(),
    factor: z.string(),
    text: z.string(),
  }) as unknown as z.ZodMiniType<OpenEditor>,
};

/** What stands in the cell that is being edited. */
export interface OpenEditor {
  readonly issueId: IssueId;
  readonly factor: FactorId;
  readonly text: string;
}

/** The draft of one project's open editor under one model, so that a reload in the middle of a cell loses nothing. */
export function createEditorDraft(
  { drafts }: Pick<Host, 'drafts'>,
  projectId: ProjectId,
  modelId: string,
): Draft<OpenEditor> {
  return createDraft(drafts, `value-page-editor ${projectId} ${modelId}`, form);
}
