import * as z from 'zod/mini';
import { formOf, versionForm } from '#app/forms';
import type { ProjectSettings } from '#core/value/settings';

const settingsParts = {
  modelId: z.string().check(z.minLength(1), z.maxLength(64)),
  expiryDays: z.optional(z.int().check(z.positive(), z.maximum(3_650))),
  agree: z.enum(['editors', 'permission', 'administrators']),
  candidates: z.optional(z.string().check(z.maxLength(2_000))),
  fields: z.record(z.string().check(z.maxLength(64)), z.string().check(z.maxLength(256))),
};

/** How one project is scored, see ProjectSettings in core. */
export const settingsForm = formOf<ProjectSettings>(z.object({ ...settingsParts, version: versionForm }));

/** The same as it is stored, where the record knows the version. */
export const storedSettingsForm = formOf<Omit<ProjectSettings, 'version'>>(z.object(settingsParts));
