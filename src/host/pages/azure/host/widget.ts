import type { ShownContribution } from '../../../azure/pages/start';
import { contributions, contributionsTo } from './contributions';
import type { CustomSettings, WidgetSettings, WidgetStatus } from './widget-settings';

/** What a widget's page registers. */
export interface WidgetObject {
  load(settings: WidgetSettings): Promise<WidgetStatus>;
  preload?(settings: WidgetSettings): Promise<WidgetStatus>;
  reload?(settings: WidgetSettings): Promise<WidgetStatus>;
  onDashboardLoaded?(): void;
}

/** What a configuration's page registers. `SaveStatus` says whether all is valid, and what to keep. */
export interface WidgetConfigurationObject {
  load(
    settings: WidgetSettings,
    context: { notify(event: string, args: { readonly data?: unknown }): Promise<{ getResponse(): Promise<string> }> },
  ): Promise<WidgetStatus>;
  onSave(): Promise<{ readonly isValid?: boolean; readonly customSettings?: CustomSettings }>;
  onSaveComplete?(): void;
  listen?(event: string, args: { readonly data: unknown }): void;
}

/** Widgets of extensions that a dashboard's catalogue would offer. */
export const widgets: readonly ShownContribution[] = contributionsTo(
  ['ms.vss-dashboards-web.widget'],
  ['ms.vss-dashboards-web.widget-catalog'],
);

/** The page that configures a widget: the contribution that the widget itself targets. */
export function configurationOf({ targets }: ShownContribution): ShownContribution | undefined {
  return contributions.find(
    ({ id, type }) =>
      type === 'ms.vss-dashboards-web.widget-configuration' &&
      targets.some((target) => target.toLowerCase() === id.toLowerCase()),
  );
}
