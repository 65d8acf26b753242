import { describe, expect, it } from '@jest/globals';
import { launchBrowser } from './browser.ts';

describe('the browser the tests bring along', () => {
  it('starts on a bare machine and draws a page', async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent('<input type="text"><button onclick="this.textContent=\'pressed\'">press</button>');
      await page.click('button');
      expect(await page.textContent('button')).toBe('pressed');
      expect((await page.screenshot()).length).toBeGreaterThan(100);
    } finally {
      await browser.close();
    }
  });
});
