/** Columns and rows of a dashboard that a widget takes; a cell is 160 pixels wide and high, with 10 between two. */
export interface WidgetSize {
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** What a widget's own configuration keeps: a text that only it reads, null before it was first saved. */
export interface CustomSettings {
  readonly data: string | null;
  readonly version?: { readonly major: number; readonly minor: number; readonly patch: number };
}

/** `WidgetSettings` of azure-devops-extension-api. */
export interface WidgetSettings {
  readonly name: string;
  readonly size: WidgetSize;
  readonly customSettings: CustomSettings;
  readonly lightboxOptions: { readonly width: number; readonly height: number; readonly resizable: boolean };
}

/** `WidgetStatus`: 0 is success; 2 says that nobody has configured it yet. */
export interface WidgetStatus {
  readonly statusType?: number;
  readonly state?: { readonly message?: string } | string;
}

/** What a configuration's page tells the dashboard while somebody edits; names as in azure-devops-extension-api. */
export const configurationEvents = {
  change: 'ms.vss-dashboards-web.configurationChange',
  error: 'ms.vss-dashboards-web.configurationError',
  general: 'ms.vss-dashboards-web.generalSettingsChanged',
} as const;

/** Sizes that a widget's manifest offers, at least one. */
export function sizesOf(supported: unknown): readonly [WidgetSize, ...WidgetSize[]] {
  const written = Array.isArray(supported) ? (supported as readonly Partial<WidgetSize>[]) : [];
  const [first = { columnSpan: 1, rowSpan: 1 }, ...others] = written.map(({ columnSpan = 1, rowSpan = 1 }) => ({
    columnSpan,
    rowSpan,
  }));
  return [first, ...others];
}

/** Pixels that so many cells take. */
export function pixelsOf(span: number): number {
  return span * 160 + (span - 1) * 10;
}

/** A widget's settings as they are when it has just been put on a dashboard: nothing is chosen yet. */
export function newSettings(name: string, size: WidgetSize): WidgetSettings {
  return {
    name,
    size,
    customSettings: { data: null, version: { major: 1, minor: 0, patch: 0 } },
    lightboxOptions: { width: 900, height: 700, resizable: true },
  };
}

/** Settings with what a configuration's page has told of. */
export function changedBy(settings: WidgetSettings, event: string, data: unknown): WidgetSettings {
  if (typeof data !== 'object' || data === null) return settings;
  if (event === configurationEvents.change) return { ...settings, customSettings: data as CustomSettings };
  return event === configurationEvents.general
    ? { ...settings, ...(data as Partial<Pick<WidgetSettings, 'name' | 'size'>>) }
    : settings;
}

/** What a configuration's page answers when it is asked to save; undefined where it refuses. */
export function savedSettings(answer: unknown): CustomSettings | undefined {
  const { isValid, customSettings } = (answer ?? {}) as {
    readonly isValid?: boolean;
    readonly customSettings?: CustomSettings;
  };
  return isValid === false ? undefined : customSettings;
}

/** Why a widget shows nothing, in words; undefined where it does. */
export function failureIn({ statusType = 0, state }: WidgetStatus = {}): string | undefined {
  if (statusType === 0) return undefined;
  if (statusType === 2) return 'It must be configured first.';
  const message = typeof state === 'string' ? state : state?.message;
  return message || 'It could not be loaded, and does not say why.';
}
