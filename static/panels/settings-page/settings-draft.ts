import * as z from 'zod/mini';
import { issueUses } from '#app/fields/issue-uses';
import { valueUses } from '#app/value/fields';
import type { ProjectSettings } from '#core/value/settings';

/** A setting that a person can change; `field:` before what a field is used for. */
export type SettingName = 'model' | 'expiry' | 'agree' | 'candidates' | `field:${string}`;

const names = ['model', 'expiry', 'agree', 'candidates'] as const;
const usesInOrder = [...issueUses, ...valueUses].map(({ use }) => use);

/** The settings in which two versions differ, in the order of the page. */
export function differences(a: ProjectSettings, b: ProjectSettings): readonly SettingName[] {
  const uses = new Set([...Object.keys(a.fields), ...Object.keys(b.fields)]);
  const sorted = [...uses].sort((one, other) => usesInOrder.indexOf(one) - usesInOrder.indexOf(other));
  return [...names, ...sorted.map((use) => `field:${use}` as const)].filter(
    (name) => settingValue(a, name) !== settingValue(b, name),
  );
}

/** One setting's value; undefined where it is left to the default. */
export function settingValue(settings: ProjectSettings, name: SettingName): string | number | undefined {
  switch (name) {
    case 'model':
      return settings.modelId;
    case 'expiry':
      return settings.expiryDays;
    case 'agree':
      return settings.agree;
    case 'candidates':
      return settings.candidates;
    default:
      return settings.fields[fieldUseOf(name)];
  }
}

/** The same settings with one left out where its value is empty: absent means "the default". */
export function withSetting<Name extends 'expiryDays' | 'candidates'>(
  settings: ProjectSettings,
  name: Name,
  value: ProjectSettings[Name],
): ProjectSettings {
  const { [name]: _, ...rest } = settings;
  return value === undefined || value === ''
    ? (rest as ProjectSettings)
    : { ...(rest as ProjectSettings), [name]: value };
}

/** The same settings with a field chosen for a use, or left to detection. */
export function withField(settings: ProjectSettings, use: string, id: string | undefined): ProjectSettings {
  const { [use]: _, ...others } = settings.fields;
  return { ...settings, fields: id === undefined ? others : { ...others, [use]: id } };
}

/** What the field of a setting is used for. */
export function fieldUseOf(name: `field:${string}`): string {
  return name.slice('field:'.length);
}

/** What is wrong with settings before they are sent. */
export function settingProblems(settings: ProjectSettings): readonly ('expiry' | 'candidates')[] {
  const { expiryDays, candidates } = settings;
  const isExpiryRight =
    expiryDays === undefined || (Number.isInteger(expiryDays) && expiryDays >= 1 && expiryDays <= 3_650);
  return [
    ...(isExpiryRight ? [] : (['expiry'] as const)),
    ...((candidates ?? '').length > 2_000 ? (['candidates'] as const) : []),
  ];
}

/** How unsaved settings are kept on the device. JSON has no NaN: a mistake in the days is kept as null. */
export const settingsDraftForm = {
  version: 1,
  schema: z.object({
    modelId: z.string(),
    expiryDays: z.optional(z.nullable(z.number())),
    agree: z.enum(['editors', 'permission', 'administrators']),
    candidates: z.optional(z.string()),
    fields: z.object({
      points: z.optional(z.string()),
      team: z.optional(z.string()),
      client: z.optional(z.string()),
      factors: z.optional(z.record(z.string(), z.string())),
      score: z.optional(z.string()),
      costOfDelay: z.optional(z.string()),
    }),
  }),
} as const;

/** Settings as a draft keeps them. */
export type KeptSettings = z.infer<typeof settingsDraftForm.schema>;

/** Settings as they are kept unsaved. */
export function keptOf({ version: _, expiryDays, ...settings }: ProjectSettings): KeptSettings {
  if (expiryDays === undefined) return settings;
  return { ...settings, expiryDays: Number.isNaN(expiryDays) ? null : expiryDays };
}

/** Kept settings on top of the saved ones, whose version they will be sent with; a mistake stays a mistake. */
export function restored(kept: KeptSettings | undefined, saved: ProjectSettings): ProjectSettings | undefined {
  if (!kept) return undefined;
  const { expiryDays, ...settings } = kept;
  return {
    ...settings,
    ...(expiryDays !== undefined && { expiryDays: expiryDays ?? Number.NaN }),
    version: saved.version,
  } as ProjectSettings;
}
