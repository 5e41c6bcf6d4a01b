import * as sdk from 'azure-devops-extension-sdk';

/** The page of every contribution: hands the real SDK to the test, keeps what it is told, and says when it is ready. */
const heard: { name: string; value: unknown }[] = [];
const listen = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, (value: unknown) => void heard.push({ name, value })]));

Object.assign(globalThis, { sdk, heard, listen });
addEventListener('themeApplied', (event) =>
  heard.push({ name: 'themeApplied', value: (event as CustomEvent<unknown>).detail }),
);

const query = new URLSearchParams(location.search);
if (query.get('start') !== 'never') void begin();

async function begin(): Promise<void> {
  await sdk.init({ loaded: false });
  if (query.get('start') === 'fail') {
    await sdk.notifyLoadFailed(new Error('The lighthouse is dark.'));
    return;
  }
  sdk.register(sdk.getContributionId(), {
    ...listen(
      'onLoaded',
      'onFieldChanged',
      'onSaved',
      'onRefreshed',
      'onReset',
      'onUnloaded',
      'execute',
      'workItemSelectionChanged',
      'preload',
      'reload',
      'updateContext',
    ),
    // A widget gets its settings; its configuration gets the dashboard's side as well.
    load: (value: unknown, dashboard: unknown) =>
      heard.push(
        { name: 'load', value },
        ...(dashboard === undefined ? [] : [{ name: 'dashboard', value: dashboard }]),
      ),
    onSave: () => ({ isValid: true, customSettings: { data: '{"deep":true}' } }),
    getMenuItems: (context: unknown) => [
      { text: 'Ring the bell', action: () => heard.push({ name: 'rang', value: context }) },
    ],
  });
  await sdk.notifyLoadSucceeded();
  document.body.dataset['ready'] = sdk.getContributionId();
}
