import { readContext } from '../../../static/jira/context';
import { gadgetOf } from '../../../static/jira/gadget-place';

const choices = { projectId: '10000', trainId: 'train-0001' };

/** A gadget as Jira opens it, with what it has submitted. */
function opened(extension: object) {
  const submitted: object[] = [];
  const context = readContext({
    accountId: 'ben',
    environmentId: 'e',
    localId: 'ari',
    moduleKey: 'pi-gadget',
    siteUrl: 'https://site.example',
    locale: 'en_US',
    timezone: 'UTC',
    extension: { type: 'jira:dashboardGadget', dashboard: { id: '1' }, gadget: { id: '2' }, ...extension },
  });
  return { submitted, ...gadgetOf(context, async (payload) => void submitted.push(payload)) };
}

describe('a gadget on a dashboard of Jira', () => {
  it('shows itself with what was submitted the last time', () => {
    const { name, gadget } = opened({ entryPoint: 'view', gadgetConfiguration: { ...choices, refresh: 15 } });
    expect([name, gadget.form]).toEqual(['pi-gadget', undefined]);
    expect(gadget.setting.get()).toEqual({ choices: { ...choices, refresh: 15 } });
  });

  it.each([{}, { gadgetConfiguration: {} }, { gadgetConfiguration: null }, { gadgetConfiguration: 'text' }])(
    'has nothing chosen where Jira has kept %j',
    (extension) => expect(opened(extension).gadget.setting.get()).toEqual({ choices: undefined }),
  );
});

describe('the set-up of a gadget of Jira', () => {
  it('submits the last whole choice, and asks Jira to show it anew every 15 minutes', async () => {
    const { name, gadget, submitted } = opened({ entryPoint: 'edit' });
    expect(name).toBe('pi-gadget-edit');
    await gadget.form!.buttons!.keep();
    gadget.form!.choose({ ...choices, trainId: 'another' });
    gadget.form!.choose(choices);
    await gadget.form!.buttons!.keep();
    expect(submitted).toEqual([{ ...choices, refresh: 15 }]);
  });

  it('goes back by submitting what was there, and has nowhere to go back to before the first choice', async () => {
    expect(opened({ entryPoint: 'edit' }).gadget.form!.buttons!.goBack).toBeUndefined();
    const { gadget, submitted } = opened({ entryPoint: 'edit', gadgetConfiguration: choices });
    gadget.form!.choose({ ...choices, trainId: 'another' });
    await gadget.form!.buttons!.goBack!();
    expect(submitted).toEqual([{ ...choices, refresh: 15 }]);
  });
});
