import { useRef, useState } from 'react';
import type { ProjectData } from '../../../azure/pages/page-data';
import type { ShownContribution } from '../../../azure/pages/start';
import { useRemembered } from '../../shell/remembered';
import type { Connection } from '../host/connection';
import { nameOf } from '../host/contributions';
import { ExtensionFrame } from '../host/extension-frame';
import { configurationOf, type WidgetObject } from '../host/widget';
import {
  failureIn,
  newSettings,
  pixelsOf,
  sizesOf,
  type WidgetSettings,
  type WidgetStatus,
} from '../host/widget-settings';
import { wordsOf } from '../host/words';
import { MessageBar } from '../parts/message-bar';
import { placeIn } from '../shell/place';
import { WidgetConfiguration } from './widget-configuration';

/** A widget in its size, with its configuration beside it while somebody changes it. */
export function Widget({ widget, project }: { readonly widget: ShownContribution; readonly project: ProjectData }) {
  const [first] = sizesOf(widget.properties['supportedSizes']);
  const [kept, keep] = useRemembered<WidgetSettings>(
    `widget ${project.id} ${widget.id}`,
    newSettings(nameOf(widget), first),
  );
  const [draft, setDraft] = useState<WidgetSettings>();
  const [failure, setFailure] = useState<string>();
  const object = useRef<WidgetObject>(undefined);
  const configuration = configurationOf(widget);
  const settings = draft ?? kept;
  const [width, height] = [pixelsOf(settings.size.columnSpan), pixelsOf(settings.size.rowSpan)];

  function hear(status: Promise<WidgetStatus> | undefined): void {
    status?.then(
      (answer) => setFailure(failureIn(answer)),
      (error: unknown) => setFailure(wordsOf(error)),
    );
  }
  async function load(connection: Connection): Promise<WidgetStatus> {
    const found = await connection.remote<WidgetObject>();
    if (found === undefined) throw new Error('Its page registers no object.');
    object.current = found;
    await found.preload?.(kept);
    const status = await found.load(kept);
    found.onDashboardLoaded?.();
    return status;
  }
  function show(next: WidgetSettings): void {
    hear(object.current?.reload ? object.current.reload(next) : object.current?.load(next));
  }
  return (
    <>
      <section className="widget" aria-label={settings.name} style={{ inlineSize: width }}>
        <h2 className="hidden">{settings.name}</h2>
        {failure !== undefined && <MessageBar tone="warning">{failure}</MessageBar>}
        <div style={{ blockSize: height, overflow: 'hidden' }}>
          <ExtensionFrame
            contribution={widget}
            place={placeIn(project)}
            height="content"
            minimumHeight={height}
            onConnected={(connection) => hear(load(connection))}
          />
        </div>
        {configuration && (
          <button
            className="button widget__configure"
            aria-expanded={draft !== undefined}
            onClick={() => setDraft(draft === undefined ? kept : undefined)}
          >
            Configure
          </button>
        )}
      </section>
      {configuration && draft && (
        <WidgetConfiguration
          key={configuration.id}
          widget={widget}
          configuration={configuration}
          project={project}
          kept={kept}
          draft={draft}
          onChange={(next) => {
            setDraft(next);
            show(next);
          }}
          onClose={(saved) => {
            if (saved) keep(saved);
            setDraft(undefined);
            show(saved ?? kept);
          }}
        />
      )}
    </>
  );
}
