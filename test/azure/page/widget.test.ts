import type { Gadget } from '../../../static/panels/base/module';
import { createWidget, createWidgetConfiguration } from '../../../static/azure/widget';

const choices = { projectId: '1', trainId: 'train-0001' };

function settings(data: string | null, name = 'Our train') {
  return { name, size: { columnSpan: 2, rowSpan: 2 }, customSettings: { data, version: null }, lightboxOptions: {} };
}

/** A widget of a dashboard, with every gadget that it has shown. */
function widget() {
  const shown: Gadget[] = [];
  return { shown, ...createWidget((gadget) => shown.push(gadget)) };
}

describe('a widget', () => {
  it('shows what was kept, under the name that the dashboard has for it', async () => {
    const { shown, load } = widget();
    expect(await load(settings(JSON.stringify(choices)))).toEqual({ statusType: 0 });
    expect(shown.map(({ setting, form }) => [setting.get(), form])).toEqual([
      [{ title: 'Our train', choices }, undefined],
    ]);
  });

  it.each([
    ['nothing', null],
    ['an empty text', ''],
    ['what is no JSON', '{"trainId":'],
    ['null', 'null'],
  ])('that has kept %s says that it is to be configured', async (_, data) => {
    const { shown, load } = widget();
    expect(await load(settings(data))).toEqual({ statusType: 2 });
    expect(shown[0]!.setting.get().choices).toBeUndefined();
  });

  it('shows other settings in the same place, without being opened again', async () => {
    const { shown, load, reload } = widget();
    await load(settings(null));
    const told = jest.fn();
    shown[0]!.setting.subscribe(told);
    expect(await reload(settings(JSON.stringify(choices), 'Another'))).toEqual({ statusType: 0 });
    expect(told).toHaveBeenCalledTimes(1);
    expect(shown).toHaveLength(1);
    expect(shown[0]!.setting.get()).toEqual({ title: 'Another', choices });
  });

  it('refuses settings of a form that the platform does not document', async () => {
    await expect(widget().load({ customSettings: { data: 7 } })).rejects.toThrow();
  });
});

/** A configuration that is open, with what its dashboard was told. */
async function configuration(data: string | null) {
  const told: unknown[] = [];
  let shown: Gadget | undefined;
  const object = createWidgetConfiguration((gadget) => (shown = gadget));
  await object.load(settings(data), { notify: (event, args) => told.push([event, args]) });
  return { ...object, told, gadget: shown! };
}

describe('the configuration of a widget', () => {
  it('begins with what was kept, and leaves the buttons to the dashboard', async () => {
    const { gadget } = await configuration(JSON.stringify(choices));
    expect(gadget.setting.get()).toEqual({ title: 'Our train', choices });
    expect(gadget.form!.buttons).toBeUndefined();
  });

  it('tells the dashboard of every whole choice, so that the widget shows it at once', async () => {
    const { gadget, told } = await configuration(null);
    gadget.form!.choose(choices);
    gadget.form!.choose(undefined);
    const event = 'ms.vss-dashboards-web.configurationChange';
    expect(told).toEqual([[event, { data: { data: JSON.stringify(choices) } }]]);
  });

  it('hands the last choice over to be kept', async () => {
    const { gadget, onSave } = await configuration(null);
    gadget.form!.choose({ ...choices, trainId: 'another' });
    gadget.form!.choose(choices);
    expect(await onSave()).toEqual({ isValid: true, customSettings: { data: JSON.stringify(choices) } });
  });

  it('refuses to keep a choice that is not whole', async () => {
    const { gadget, onSave } = await configuration(JSON.stringify(choices));
    await expect(onSave()).rejects.toEqual({ isValid: false });
    gadget.form!.choose(choices);
    gadget.form!.choose(undefined);
    await expect(onSave()).rejects.toEqual({ isValid: false });
  });
});
