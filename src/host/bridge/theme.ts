import type { Session } from '#host/bridge/session';

/** The theme as app contexts carry it: `ThemeState` of @atlaskit/tokens. */
export function themeOf(session: Session) {
  return {
    colorMode: session.colorMode,
    light: 'light',
    dark: 'dark',
    spacing: 'spacing',
    typography: 'typography',
    shape: 'shape',
  } as const;
}

/**
 * Attributes of the root element that switch the tokens on, as `getThemeHtmlAttrs` of @atlaskit/tokens makes them.
 * `auto` starts light, as there; the page follows the system's preference once it runs.
 */
export function themeAttributes(session: Session): Readonly<Record<string, string>> {
  return {
    'data-theme': 'dark:dark light:light shape:shape spacing:spacing typography:typography',
    'data-color-mode': session.colorMode === 'dark' ? 'dark' : 'light',
  };
}
