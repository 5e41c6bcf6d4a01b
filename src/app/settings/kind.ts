import * as z from 'zod/mini';
import type { RecordKind } from '#app/records/record-kind';
import { storedSettingsForm } from '#app/settings/forms';
import type { ProjectSettings } from '#core/value/settings';

const settingsLine = z.object({ action: z.enum(['saved', 'imported']) });

/** How a project is scored; the record's id and home are the project. */
export const settingsKind: RecordKind<Omit<ProjectSettings, 'version'>, z.infer<typeof settingsLine>> = {
  name: 'settings',
  format: 1,
  value: storedSettingsForm,
  line: settingsLine,
  followsIssue: false,
  isAskedByEveryCall: true,
};
