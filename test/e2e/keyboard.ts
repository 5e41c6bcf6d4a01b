import type { Page } from 'playwright-core';

/** Presses Tab until what has the focus is named so, whichever frame it is in; throws when it never comes. */
export async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let press = 0; press < 150; press += 1) {
    const name = await focused(page);
    if (wanted.test(name)) return;
    seen.push(name);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${wanted}: ${seen.join(' | ')}`);
}

/** What has the focus, whichever frame it is in: its name as far as it is written on it. */
async function focused(page: Page): Promise<string> {
  for (const frame of page.frames().slice().reverse()) {
    const text = await frame.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element.tagName === 'IFRAME' || !document.hasFocus()) return '';
      const legend = element.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
      const label =
        element.getAttribute('aria-label') ??
        (element as HTMLInputElement).labels?.[0]?.textContent ??
        element.textContent ??
        '';
      return `${legend} ${label}`.trim();
    });
    if (text) return text;
  }
  return '';
}
