// Somebody at a keyboard, with no mouse.

import type { Page } from 'playwright-core';

/** With Tab, as far as to what is named so. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const named = (): Promise<string> =>
    page.evaluate(`(() => {
      const it = document.activeElement;
      const by = (it.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
      return [it.getAttribute('aria-label') ?? '', ...by, ...[...(it.labels ?? [])].map((l) => l.textContent), it.tagName === 'BUTTON' ? it.textContent : ''].join(' ');
    })()`);
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    if ((await named()).includes(name)) return;
  }
  throw new Error(`Tab never comes to "${name}"`);
}
