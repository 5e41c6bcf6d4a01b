import * as z from 'zod/mini';
import { call } from '#app/calls';
import { doubtForm, projectIdForm } from '#app/forms';
import { settingsForm } from '#app/settings/forms';
import { canForm, modelForm } from '#app/value/forms';

/**
 * Shows how a project is scored. `isUnreadable`: what is stored cannot be read, and the defaults are shown. With a
 * `doubt` no field is written by it until somebody saves it.
 */
export const readSettingsCall = call('settings.read', {
  effect: 'reads',
  request: z.object({ projectId: projectIdForm }),
  value: z.object({
    settings: settingsForm,
    model: modelForm,
    models: z.array(modelForm),
    can: canForm,
    isUnreadable: z.optional(z.literal(true)),
    doubt: z.optional(doubtForm),
  }),
});

/** Sets how a project is scored; for those who administer it. `isUnreadable`: over what cannot be read. */
export const saveSettingsCall = call('settings.save', {
  effect: 'writes-fields',
  request: z.object({ projectId: projectIdForm, settings: settingsForm, isUnreadable: z.optional(z.literal(true)) }),
  value: settingsForm,
  clash: settingsForm,
});
