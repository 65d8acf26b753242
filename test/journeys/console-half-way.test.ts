// A form that somebody had to leave half-way: nothing holds them up, and nothing is put in their mouth.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openConsole } from '../clients/console/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { closeApps, openApp } from '../support/open-app.ts';
import { tellPageOne, tellWhatKind } from './stories.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(closeApps);

describe('in the console, a form left half-way', () => {
  it('is kept without answering the page, and the DSL reads only what was really answered', async () => {
    const app = await openApp();
    const client = await openConsole(app.consoleUrl ?? '', { browser, width: 1500, height: 1000 });
    const tess = client.column('Tess Teacher');
    await tess.press('Report a concern');
    await tellPageOne(tess, { danger: 'Yes' });
    await tess.press('Save and close');
    expect(await tess.dialogText()).toContain('Kept, not sent');

    const dana = client.column('Dana Safeguard');
    await dana.waitForMessage(/New report ES-/);
    await dana.press('Open');
    const file = await dana.dialogText();
    expect(file).toContain('Is anyone in danger now, or in the next few hours? Yes');
    expect(file).toContain('The reporter has not finished the form.');
    expect(file).not.toContain('How do you know?');
    await client.close();
  });

  it('takes a long pasted story whole and says how much fits', async () => {
    const app = await openApp();
    const client = await openConsole(app.consoleUrl ?? '', { browser, width: 360, height: 740 });
    const tess = client.column('Tess Teacher');
    await tess.press('Report a concern');
    await tellPageOne(tess);
    await tellWhatKind(tess);
    await tess.fill('What happened?', 'a'.repeat(3412));
    await tess.press('Next');
    expect(await tess.dialogText()).toContain('That is 3,412 letters; 3,000 fit here.');
    expect(await tess.element.locator('textarea').first().inputValue()).toHaveLength(3412);
    await client.close();
  });

  it('names each choice by its own words also after a page was not taken', async () => {
    const app = await openApp();
    const client = await openConsole(app.consoleUrl ?? '', { browser, width: 1500, height: 1000 });
    const tess = client.column('Tess Teacher');
    await tess.press('Report a concern');
    await tess.press('Next');
    await tellPageOne(tess);
    expect(await tess.dialogText()).toContain('Which comes closest?');
    await client.close();
  });
});
