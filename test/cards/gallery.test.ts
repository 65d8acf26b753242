// Every card in a real browser on a phone: it fits the screen, in both themes, and a screen reader finds its way.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { writeGallery } from '../../src/cards/gallery.ts';
import { launchBrowser } from '../support/browser.ts';

const require = createRequire(import.meta.url);
let folder: string;
let page: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'esafety-gallery-'));
  page = pathToFileURL(await writeGallery(folder)).href;
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the gallery of cards', () => {
  it('asks nothing of the network', async () => {
    expect(await readFile(join(folder, 'index.html'), 'utf8')).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
  });

  it.each(['light', 'dark'])('shows every card on a phone without a word cut off, in the %s theme', async (theme) => {
    const tab = await browser.newPage({ viewport: { width: 393, height: 800 } });
    const errors: string[] = [];
    tab.on('pageerror', (error) => errors.push(error.message));
    await tab.goto(`${page}?theme=${theme}`);
    const wide = await tab.evaluate(
      `[...document.querySelectorAll('.card')].filter((c) => [c, ...c.querySelectorAll('*')].some((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== 'inline' && !['INPUT', 'SELECT', 'TEXTAREA'].includes(e.tagName))).map((c) => c.closest('.row').id)`,
    );
    expect({ errors, wide }).toEqual({ errors: [], wide: [] });
    await tab.close();
  });

  it.each(['light', 'dark'])('passes the accessibility rules in the %s theme', async (theme) => {
    const tab = await browser.newPage({ viewport: { width: 800, height: 900 } });
    await tab.goto(`${page}?theme=${theme}&size=typical`);
    await tab.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    const faults = await tab.evaluate(
      `axe.run('.card', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')))`,
    );
    expect(faults).toEqual([]);
    await tab.close();
  });
});
