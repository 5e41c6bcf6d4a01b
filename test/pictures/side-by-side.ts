import type { Browser } from 'playwright-core';

/** One of the pictures that are put together. */
export interface Captioned {
  readonly caption: string;
  /** PNG, taken at a device scale factor of 1. */
  readonly image: Buffer;
}

/** Puts pictures beside each other, or below with `columns` 1, each under its caption; answers a PNG. */
export async function sideBySide(
  browser: Browser,
  pictures: readonly Captioned[],
  columns = pictures.length,
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 2_400, height: 1_200 } });
  try {
    const figures = pictures.map(
      ({ caption, image }) =>
        `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${image.toString('base64')}" alt=""></figure>`,
    );
    await page.setContent(
      `<style>
        body { margin: 0; }
        main { display: inline-grid; grid-template-columns: repeat(${columns}, max-content); gap: 16px; padding: 16px; background: #e9ebee; }
        figure { margin: 0; }
        figcaption { font: 600 15px/24px system-ui, sans-serif; color: #22272b; padding-bottom: 6px; }
        img { display: block; border: 1px solid #b3b9c4; border-radius: 6px; }
      </style><main>${figures.join('')}</main>`,
      { waitUntil: 'load' },
    );
    return await page.locator('main').screenshot();
  } finally {
    await page.close();
  }
}
