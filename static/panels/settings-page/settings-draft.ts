import type { FieldUse } from '#app/ports';
import type { ProjectSettings } from '#core/value/settings';

/** A setting that a person can change. */
export type SettingName = 'model' | 'expiry' | 'agree' | 'candidates' | FieldUse;

const names: readonly SettingName[] = [
  'model',
  'expiry',
  'agree',
  'candidates',
  'points',
  'team',
  'client',
  'score',
  'costOfDelay',
];

/** The settings in which two versions differ, in the order of the page. */
export function differences(a: ProjectSettings, b: ProjectSettings): readonly SettingName[] {
  const factors = new Set([...Object.keys(a.fields.factors ?? {}), ...Object.keys(b.fields.factors ?? {})]);
  return [...names, ...[...factors].map((id) => `factor:${id}` as const)].filter(
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
      return chosenField(settings, name);
  }
}

/** The field that was chosen for a use; undefined where it is left to detection. */
export function chosenField({ fields }: ProjectSettings, use: FieldUse): string | undefined {
  return isFactorUse(use) ? fields.factors?.[factorOf(use)] : fields[use];
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

/** The same settings with a field chosen, or left to detection. */
export function withField(settings: ProjectSettings, use: FieldUse, id: string | undefined): ProjectSettings {
  const { factors = {}, ...rest } = settings.fields;
  if (!isFactorUse(use)) {
    const { [use]: _, ...others } = settings.fields;
    return { ...settings, fields: id === undefined ? others : { ...others, [use]: id } };
  }
  const kept = Object.entries(factors).filter(([factor]) => factor !== factorOf(use));
  const chosen = Object.fromEntries(id === undefined ? kept : [...kept, [factorOf(use), id]]);
  return { ...settings, fields: { ...rest, ...(Object.keys(chosen).length > 0 && { factors: chosen }) } };
}

/** Holds for a setting that names a factor's field. */
export function isFactorUse(use: SettingName): use is `factor:${string}` {
  return use.startsWith('factor:');
}

function factorOf(use: `factor:${string}`): string {
  return use.slice('factor:'.length);
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

/** Writes unsaved settings for {@link readSettingsDraft}. */
export function writeSettingsDraft(settings: ProjectSettings): string {
  return JSON.stringify(settings);
}

/** Reads settings that were kept unsaved, completed by the saved ones; nothing where there are none that can be read. */
export function readSettingsDraft(text: string | undefined, saved: ProjectSettings): ProjectSettings | undefined {
  if (text === undefined) return undefined;
  try {
    const draft: unknown = JSON.parse(text);
    if (typeof draft !== 'object' || draft === null) return undefined;
    const { modelId, agree, fields } = { ...saved, ...draft } as ProjectSettings;
    if (typeof modelId !== 'string' || typeof agree !== 'string' || typeof fields !== 'object') return undefined;
    const { expiryDays: _days, candidates: _query, ...base } = saved;
    const restored = { ...base, ...draft } as ProjectSettings;
    // JSON has no NaN: a mistake in the days comes back as null and stays a mistake.
    return (restored.expiryDays as number | null | undefined) === null
      ? { ...restored, expiryDays: Number.NaN }
      : restored;
  } catch {
    return undefined;
  }
}
