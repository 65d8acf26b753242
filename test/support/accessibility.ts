// What stands in the way of a screen reader or weak eyes on a page, by the rules of axe.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Rule and element of each; empty when all is well. */
export async function violations(page: Page): Promise<unknown> {
  // Past the page's own policy, which would rightly refuse a foreign script.
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(
    "axe.run().then((found) => found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' ')))",
  );
}

export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > innerWidth');
