import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

// Chromium reads only the last `--disable-features`: these are Playwright's own, and after them the pages that draw the
// browser's address bar, which nobody sees here and which take as long to start in each window as the page under test.
const withoutFeatures = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'PreloadTopChromeWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

// Quiet and offline: a browser under test asks for nothing but the pages that the test opens.
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${withoutFeatures.join()}`,
];

/**
 * The path of a Chromium on this machine: the one that `CHROMIUM` names, else one on the PATH,
 * else Debian's own package, installed now when this is Debian and the user is root.
 * Throws one sentence that says what to do when there is none to be had.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is not a program that can be run here.`);
  }
  const found = onPath() ?? applications.find(isExecutable);
  if (found) return found;
  if (isDebian() && process.getuid?.() === 0) {
    installOnDebian();
    const installed = onPath();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need Chromium: install it (on Debian: apt-get install chromium) or set CHROMIUM to its path.',
  );
}

/**
 * What spares a small machine work that no spec looks at. Pages and the frames in them share a process and stay strangers
 * to each other; code runs as it was first compiled, for no page of a spec lives long enough to win back what optimizing
 * it costs. What is measured runs without these.
 */
export const forSpecs: readonly string[] = ['--disable-site-isolation-trials', '--js-flags=--no-opt --no-maglev'];

/** Starts a headless browser; the caller closes it. */
export function launch(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...flags, ...more] });
}

/**
 * Starts a browser with a profile in `folder` that lets a page inside another site's page store something, as most
 * people's do. The contexts of `launch` are private windows, where Chromium keeps nothing for such a page.
 */
export function launchWithProfile(folder: string, look: 'light' | 'dark'): Promise<BrowserContext> {
  mkdirSync(join(folder, 'Default'), { recursive: true });
  writeFileSync(
    join(folder, 'Default/Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }),
  );
  return chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    args: [...flags, ...forSpecs],
    colorScheme: look,
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 1000 },
  });
}

function onPath(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isDebian(): boolean {
  return (
    existsSync('/etc/debian_version') &&
    existsSync('/usr/bin/apt-get') &&
    !readFileSync('/etc/os-release', 'utf8').includes('ID=ubuntu')
  );
}

function installOnDebian(): void {
  console.warn("Installing Debian's chromium for the browser tests …");
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  execFileSync('apt-get', ['update', '-q'], options);
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'], options);
}
