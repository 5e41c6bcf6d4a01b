import { useState } from 'react';
import type { ProjectData } from '../../../azure/pages/page-data';
import type { ShownContribution } from '../../../azure/pages/start';
import type { Connection } from '../host/connection';
import { nameOf } from '../host/contributions';
import { ExtensionFrame } from '../host/extension-frame';
import { newSettings, pixelsOf, sizeOf, widgets, type WidgetObject, type WidgetStatus } from '../host/widget';
import { MessageBar } from '../parts/message-bar';
import { Zero } from '../parts/zero';
import { placeIn } from '../shell/place';

/** Every widget of every installed extension, as it looks when it has just been put on a dashboard. */
export function DashboardPage({ project }: { readonly project: ProjectData }) {
  return (
    <div className="page">
      <h1>Widgets</h1>
      <p className="subtle">Each widget of the installed extensions in the first size that it supports, with nothing chosen yet. Dashboards are not kept here, and widgets cannot be configured.</p>
      {widgets.length === 0 && <Zero title="No widgets">No installed extension has a widget.</Zero>}
      <div className="dashboard">
        {widgets.map((widget) => (
          <Widget key={widget.id} widget={widget} project={project} />
        ))}
      </div>
    </div>
  );
}

function Widget({ widget, project }: { readonly widget: ShownContribution; readonly project: ProjectData }) {
  const [failure, setFailure] = useState<string>();
  const size = sizeOf(widget);
  const [width, height] = [pixelsOf(size.columnSpan), pixelsOf(size.rowSpan)];
  async function load(connection: Connection): Promise<void> {
    const object = await connection.remote<WidgetObject>();
    if (object === undefined) throw new Error('Its page registers no object.');
    const settings = newSettings(nameOf(widget), size);
    await object.preload?.(settings);
    setFailure(failureIn(await object.load(settings)));
  }
  return (
    <section className="widget" aria-label={nameOf(widget)} style={{ inlineSize: width }}>
      <h2 className="hidden">{nameOf(widget)}</h2>
      {failure !== undefined && <MessageBar tone="warning">{failure}</MessageBar>}
      <div style={{ blockSize: height, overflow: 'hidden' }}>
        <ExtensionFrame
          contribution={widget}
          place={placeIn(project)}
          height="content"
          minimumHeight={height}
          onConnected={(connection) => void load(connection).catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))}
        />
      </div>
    </section>
  );
}

function failureIn({ statusType = 0, state }: WidgetStatus = {}): string | undefined {
  if (statusType === 0) return undefined;
  if (statusType === 2) return 'It must be configured first.';
  const message = typeof state === 'string' ? state : state?.message;
  return message || 'It could not be loaded, and does not say why.';
}
