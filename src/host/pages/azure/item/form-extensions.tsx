import type { ShownContribution } from '../../../azure/pages/start';
import type { Connection } from '../host/connection';
import { contributionsTo, nameOf } from '../host/contributions';
import { ExtensionFrame } from '../host/extension-frame';
import type { Place } from '../host/place';
import type { ItemForm } from './item-form';

const target = ['ms.vss-work-web.work-item-form'];

/** Groups, pages, controls and observers that extensions put on forms. */
export const formParts = {
  groups: contributionsTo(['ms.vss-work-web.work-item-form-group'], target),
  pages: contributionsTo(['ms.vss-work-web.work-item-form-page'], target),
  controls: contributionsTo(['ms.vss-work-web.work-item-form-control'], target),
  observers: contributionsTo(['ms.vss-work-web.work-item-notifications'], target),
};

type Listener = Readonly<Record<string, ((args: unknown) => unknown) | undefined>>;

/** One part of a form that an extension draws; it hears of what happens to the work item. */
export function FormPart({
  contribution,
  form,
  place,
  height,
  configuration,
}: {
  readonly contribution: ShownContribution;
  readonly form: ItemForm;
  readonly place: Place;
  readonly height: 'content' | 'fill' | 'none';
  readonly configuration?: unknown;
}) {
  return (
    <ExtensionFrame
      contribution={contribution}
      place={{ ...place, form }}
      height={height}
      configuration={configuration}
      minimumHeight={height === 'content' ? 40 : 0}
      onConnected={(connection) => listen(connection, form)}
    />
  );
}

/** A group on the form with the extension's page in it. */
export function FormGroup({
  contribution,
  form,
  place,
  configuration,
}: {
  readonly contribution: ShownContribution;
  readonly form: ItemForm;
  readonly place: Place;
  readonly configuration?: unknown;
}) {
  return (
    <section className="group">
      <h2 className="group__title" dir="auto">
        {nameOf(contribution)}
      </h2>
      <FormPart contribution={contribution} form={form} place={place} height="content" configuration={configuration} />
    </section>
  );
}

function listen(connection: Connection, form: ItemForm): void {
  void connection.remote<Listener>().then((listener) => {
    // Many parts only read; they register nothing.
    if (listener === undefined) return;
    const stop = form.listen((name, args) => void Promise.resolve(listener[name]?.(args)).catch(() => stop()));
    listener['onLoaded']?.({ id: form.id, isNew: form.isNew, isReadOnly: form.isReadOnly });
  });
}
