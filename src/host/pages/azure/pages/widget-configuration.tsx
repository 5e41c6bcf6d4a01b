import { useRef, useState } from 'react';
import type { ProjectData } from '../../../azure/pages/page-data';
import type { ShownContribution } from '../../../azure/pages/start';
import type { Connection } from '../host/connection';
import { ExtensionFrame } from '../host/extension-frame';
import type { WidgetConfigurationObject } from '../host/widget';
import {
  changedBy,
  configurationEvents,
  failureIn,
  savedSettings,
  sizesOf,
  type WidgetSettings,
} from '../host/widget-settings';
import { wordsOf } from '../host/words';
import { MessageBar } from '../parts/message-bar';
import { placeIn } from '../shell/place';

interface Props {
  readonly widget: ShownContribution;
  readonly configuration: ShownContribution;
  readonly project: ProjectData;
  /** As they were when the configuration was opened. */
  readonly kept: WidgetSettings;
  readonly draft: WidgetSettings;
  onChange(draft: WidgetSettings): void;
  /** With the settings to keep; without, when nothing is to change. */
  onClose(saved?: WidgetSettings): void;
}

/** Name and size of a widget, and the page with which its extension configures the rest. */
export function WidgetConfiguration({ widget, configuration, project, kept, draft, onChange, onClose }: Props) {
  const [problem, setProblem] = useState<string>();
  const object = useRef<WidgetConfigurationObject>(undefined);
  const latest = useRef(draft);
  latest.current = draft;
  const sizes = sizesOf(widget.properties['supportedSizes']);

  function change(event: string, data: unknown): void {
    setProblem(event === configurationEvents.error ? wordsOf(data) : undefined);
    const next = changedBy(latest.current, event, data);
    if (next === latest.current) return;
    latest.current = next;
    onChange(next);
  }
  async function load(connection: Connection): Promise<void> {
    const found = await connection.remote<WidgetConfigurationObject>();
    if (found === undefined) throw new Error('Its page registers no object.');
    object.current = found;
    const notify = (event: string, args: { readonly data?: unknown } | undefined) => {
      change(event, args?.data);
      return Promise.resolve({ getResponse: () => Promise.resolve('') });
    };
    setProblem(failureIn(await found.load(kept, { notify })));
  }
  function changeGeneral(general: Partial<Pick<WidgetSettings, 'name' | 'size'>>): void {
    change(configurationEvents.general, general);
    object.current?.listen?.(configurationEvents.general, {
      data: { name: latest.current.name, size: latest.current.size },
    });
  }
  async function save(): Promise<void> {
    const answer = await object.current?.onSave();
    const customSettings = savedSettings(answer);
    if (answer !== undefined && customSettings === undefined)
      throw new Error('Its page says that something is not valid.');
    onClose({ ...latest.current, ...(customSettings && { customSettings }) });
    object.current?.onSaveComplete?.();
  }
  return (
    <section className="group widget__configuration" aria-label={`Configure ${kept.name}`}>
      <h2 className="group__title">{`Configure ${kept.name}`}</h2>
      {widget.properties['isNameConfigurable'] === true && (
        <label className="field">
          <span className="field__label">Name</span>
          <input
            className="input"
            value={draft.name}
            onChange={({ target }) => changeGeneral({ name: target.value })}
          />
        </label>
      )}
      {sizes.length > 1 && (
        <label className="field">
          <span className="field__label">Size</span>
          <select
            className="input"
            value={sizes.findIndex(
              ({ columnSpan, rowSpan }) => columnSpan === draft.size.columnSpan && rowSpan === draft.size.rowSpan,
            )}
            onChange={({ target }) => changeGeneral({ size: sizes[Number(target.value)] ?? sizes[0] })}
          >
            {sizes.map(({ columnSpan, rowSpan }, index) => (
              <option key={`${columnSpan} ${rowSpan}`} value={index}>{`${columnSpan} × ${rowSpan}`}</option>
            ))}
          </select>
        </label>
      )}
      <ExtensionFrame
        contribution={configuration}
        place={placeIn(project)}
        height="content"
        minimumHeight={120}
        onConnected={(connection) => void load(connection).catch((error: unknown) => setProblem(wordsOf(error)))}
      />
      {problem !== undefined && <MessageBar tone="warning">{problem}</MessageBar>}
      <p className="inline">
        <button
          className="button button--primary"
          onClick={() => void save().catch((error: unknown) => setProblem(refusalOf(error)))}
        >
          Save
        </button>
        <button className="button" onClick={() => onClose()}>
          Cancel
        </button>
      </p>
    </section>
  );
}

/** A page refuses to save by rejecting with `isValid: false`, and shows itself what is wrong. */
function refusalOf(error: unknown): string {
  const isInvalid = (error as { readonly isValid?: boolean } | null)?.isValid === false;
  return isInvalid ? 'Its page says that something is not valid.' : wordsOf(error);
}
