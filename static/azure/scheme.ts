/**
 * Tells style sheets whether the host's theme is light or dark (`data-scheme` on the document), at once and whenever it
 * changes: themes come as colours without a name.
 */
export function watchScheme(): void {
  window.addEventListener('themeApplied', () => {
    const root = document.documentElement;
    // Without the host's colours, those of the light scheme apply: what is dark now is the host's own.
    delete root.dataset['scheme'];
    const isNight = isDark(getComputedStyle(root).backgroundColor) || !isDark(getComputedStyle(document.body).color);
    root.dataset['scheme'] = isNight ? 'dark' : 'light';
  });
}

/** True for a colour on which white text is easier to read than black. `rgb(r, g, b)` as browsers compute it. */
export function isDark(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  // Contrast with black is greater than with white above this. Source: WCAG 2.2, contrast ratio.
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < 0.179;
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
