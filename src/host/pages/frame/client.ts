import 'iframe-resizer/js/iframeResizer.contentWindow';
import { openChannel } from './channel';
import { createFrameHistory, type HostHistory } from './history';

/**
 * The bridge's end inside an app's page: puts `globalThis.__bridge` in place before the app's own scripts run.
 * The page that frames it is named by the script element, so that messages from elsewhere are not believed.
 */

const hostOrigin = (document.currentScript as HTMLScriptElement | null)?.dataset['host'] ?? location.origin;

const channel = openChannel(
  {
    post: (message) => parent.postMessage(message, hostOrigin),
    isSender: (event) => event.source === parent && event.origin === hostOrigin,
  },
  (name, args) => {
    if (name === 'theme') return setTheme(args[0] as Readonly<Record<string, string>>);
    throw new Error(`This frame knows no ${name}.`);
  },
);

Object.defineProperty(globalThis, '__bridge', {
  value: Object.freeze({
    async callBridge(name: string, payload?: unknown) {
      const result = await channel.call(name, payload);
      return name === 'createHistory' ? createFrameHistory(result as HostHistory) : result;
    },
  }),
});

/** Switches the tokens on, the first time, or to another theme. */
function setTheme(attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) document.documentElement.setAttribute(name, value);
  if (document.getElementById('forge-tokens') !== null) return;
  const sheet = document.createElement('link');
  sheet.id = 'forge-tokens';
  sheet.rel = 'stylesheet';
  sheet.href = '/host/tokens.css';
  document.head.prepend(sheet);
}
