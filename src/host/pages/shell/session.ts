import { useSyncExternalStore } from 'react';
import type { ColorMode } from '../../bridge/start';
import { rest } from '../api/rest';
import { start } from '../api/start';

let colorMode: ColorMode = start.session.colorMode;
const listeners = new Set<() => void>();
const systemDark = matchMedia('(prefers-color-scheme: dark)');

systemDark.addEventListener('change', apply);
apply();

/** Who is signed in; undefined when the session has ended. */
export const viewer = start.people.find((person) => person.accountId === start.session.accountId);

/** The colour mode the person chose and how to choose another. */
export function useColorMode(): readonly [ColorMode, (mode: ColorMode) => void] {
  const mode = useSyncExternalStore(onColorMode, () => colorMode);
  return [mode, chooseColorMode];
}

/** Calls the listener when the theme changes; answers how to stop. */
export function onColorMode(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The theme as app contexts carry it. */
export function currentTheme(): Readonly<Record<string, string>> {
  return { colorMode, light: 'light', dark: 'dark', spacing: 'spacing', typography: 'typography', shape: 'shape' };
}

/** Attributes of a root element in the current theme; `auto` is resolved by the system's preference. */
export function themeAttributes(): Readonly<Record<string, string>> {
  const isDark = colorMode === 'dark' || (colorMode === 'auto' && systemDark.matches);
  return {
    'data-theme': 'dark:dark light:light shape:shape spacing:spacing typography:typography',
    'data-color-mode': isDark ? 'dark' : 'light',
  };
}

/** Signs somebody else in, or nobody, and shows the page as they see it. */
export async function signIn(accountId: string | null): Promise<void> {
  await rest('POST', '/host/session', { accountId });
  location.reload();
}

function chooseColorMode(mode: ColorMode): void {
  colorMode = mode;
  apply();
  void rest('POST', '/host/session', { colorMode: mode });
}

function apply(): void {
  for (const [name, value] of Object.entries(themeAttributes())) document.documentElement.setAttribute(name, value);
  for (const listener of listeners) listener();
}
