import type { ShownContribution } from '../../../azure/pages/start';
import { contributions } from './contributions';

/** Columns and rows of a dashboard that a widget takes; a cell is 160 pixels wide and high, with 10 between two. */
export interface WidgetSize {
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** `WidgetSettings` of azure-devops-extension-api. The `data` that a configuration would keep is left out: the channel carries no null. */
export interface WidgetSettings {
  readonly name: string;
  readonly size: WidgetSize;
  readonly customSettings: { readonly version: { readonly major: number; readonly minor: number; readonly patch: number } };
  readonly lightboxOptions: { readonly width: number; readonly height: number; readonly resizable: boolean };
}

/** What a widget's page registers. */
export interface WidgetObject {
  load(settings: WidgetSettings): Promise<WidgetStatus>;
  preload?(settings: WidgetSettings): Promise<WidgetStatus>;
}

/** `WidgetStatus`: 0 is success; 2 says that nobody has configured it yet. */
export interface WidgetStatus {
  readonly statusType?: number;
  readonly state?: { readonly message?: string } | string;
}

/** Widgets of extensions that a dashboard's catalogue would offer. */
export const widgets: readonly ShownContribution[] = contributions.filter(({ type, targets }) => type === 'ms.vss-dashboards-web.widget' && targets.includes('ms.vss-dashboards-web.widget-catalog'));

/** The first size that a widget supports. */
export function sizeOf({ properties }: ShownContribution): WidgetSize {
  const [first] = Array.isArray(properties['supportedSizes']) ? (properties['supportedSizes'] as readonly Partial<WidgetSize>[]) : [];
  return { columnSpan: first?.columnSpan ?? 1, rowSpan: first?.rowSpan ?? 1 };
}

/** Pixels that so many cells take. */
export function pixelsOf(span: number): number {
  return span * 160 + (span - 1) * 10;
}

/** A widget's settings as they are when it has just been put on a dashboard: nothing is chosen yet. */
export function newSettings(name: string, size: WidgetSize): WidgetSettings {
  return { name, size, customSettings: { version: { major: 1, minor: 0, patch: 0 } }, lightboxOptions: { width: 900, height: 700, resizable: true } };
}
