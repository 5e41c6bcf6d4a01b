import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

// Rules about whole pages, which axe itself leaves out for frames when it starts at the top.
const pageRules = ['bypass', 'landmark-one-main', 'document-title'];
// A heading in any frame heads the page, so this one is looked at over all of them.
const headingRule = 'page-has-heading-one';

/** The rules of axe whose findings depend on how a page looks; those of all others are the same in light and dark. */
export const colourRules: readonly string[] = ['color-contrast', 'link-in-text-block'];

/**
 * One line per thing that axe finds in a page or in one of its frames: `RULE at SELECTOR: what is wrong`.
 * `of`: its colours alone, for a page whose other look was inspected whole.
 */
export async function accessibilityFindings(page: Page, of: 'page' | 'colours' = 'page'): Promise<readonly string[]> {
  const findings: string[] = [];
  let headings = 0;
  for (const frame of page.frames()) {
    // A frame's origin differs from its page's: axe runs in each by itself.
    if (await frame.evaluate(() => !('axe' in window))) await frame.evaluate(source);
    headings += await frame.locator('h1').count();
    const disabled = frame.parentFrame() ? [headingRule, ...pageRules] : [headingRule];
    const choice: RunOptions =
      of === 'colours'
        ? { runOnly: [...colourRules] }
        : { rules: Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }])) };
    findings.push(
      ...(await frame.evaluate(async (options) => {
        const { axe: tool } = window as unknown as { axe: typeof axe };
        const { violations } = await tool.run(document, { iframes: false, resultTypes: ['violations'], ...options });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(
            (node) =>
              `${id} at ${node.target.join(' ')}: ${node.failureSummary?.split('\n').slice(1).join(' ').trim()}`,
          ),
        );
      }, choice)),
    );
  }
  if (headings === 0) findings.push(`${headingRule} in any frame: no level-one heading`);
  return findings;
}
