import { onColorMode, themeAttributes } from '../../shell/session';
import { darkTheme, lightTheme, type ThemeData } from './theme-data';

/** True while the dark theme is shown. */
export function isDark(): boolean {
  return themeAttributes()['data-color-mode'] === 'dark';
}

/** The variables of the theme that is shown. */
export function currentTheme(): ThemeData {
  return isDark() ? darkTheme : lightTheme;
}

/** Gives the product's own pages the same variables that extensions get, now and at each change. */
export function followTheme(): void {
  function apply(): void {
    for (const [name, value] of Object.entries(currentTheme()))
      document.documentElement.style.setProperty(`--${name}`, value);
  }
  onColorMode(apply);
  apply();
}
