// The console as people meet it: in Chromium, by eye, by keyboard, by screen reader's rules, on a phone.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type ConsoleClient, type OpenOptions, openConsole } from '../../clients/console/index.ts';
import { violations } from '../../support/accessibility.ts';
import { launchBrowser } from '../../support/browser.ts';
import { accountOf, alert, type LittleSchool, openLittleSchool } from './little-school.ts';

let browser: Browser;
let school: LittleSchool;
let client: ConsoleClient;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  school = await openLittleSchool();
});
afterEach(async () => {
  await client.close();
  await school.close();
});

const open = async (options: OpenOptions = {}): Promise<Page> => {
  client = await openConsole(school.address, { ...options, browser });
  return client.page;
};

const toldThat = async (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

describe('a report', () => {
  it('goes from the typed word to the alert in another column', async () => {
    await open();
    const tess = client.column('Tess Teacher');
    await tess.type('report');
    await tess.choose('Is anyone in danger now?', 'No');
    await tess.choose('Is an adult who works or governs here part of the worry?', 'Not sure');
    await tess.fill('What happened?', 'A message');
    await tess.press('Next');
    expect(await tess.dialogText()).toContain('Saved. ES-7K3QF9XB.');
    await tess.press('Done');
    expect(await tess.dialogText()).toBeNull();
    expect(await client.column('Dora Lead').waitForMessage('ES-7K3QF9XB')).toContain('Urgent');
    expect(school.turns.find((turn) => turn.kind === 'press')).toMatchObject({
      inputs: { danger: 'no', adult: 'not_sure', story: 'A message' },
    });
  });

  it('shows an error at its field, keeps what was typed, and goes there', async () => {
    const page = await open();
    const tess = client.column('Tess Teacher');
    await tess.type('report');
    await tess.choose('Is anyone in danger now?', 'No');
    await tess.choose('Is an adult', 'No');
    await tess.fill('What happened?', 'A message that is too long for this');
    await tess.press('Next');
    const story = page.getByRole('textbox', { name: 'What happened?' });
    expect(await story.inputValue()).toBe('A message that is too long for this');
    expect(await story.getAttribute('aria-invalid')).toBe('true');
    const note = await story.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${note?.split(' ').at(-1)}"]`).innerText()).toContain('20 fit here');
    expect(await story.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  });

  it('of one person leaves the open form of another as it is', async () => {
    const page = await open();
    for (const name of ['Tess Teacher', 'Dora Lead']) {
      await client.column(name).type('report');
      await client.column(name).choose('Is anyone in danger now?', name === 'Dora Lead' ? 'Yes' : 'No');
    }
    const ticked = page.locator('[data-input="danger"] input:checked');
    expect(await ticked.evaluateAll((all) => all.map((one) => one.getAttribute('value')))).toEqual(['no', 'yes']);
  });

  it('says that it is still saving, keeps the page, and is not sent twice by an impatient press', async () => {
    const page = await open();
    const dora = client.column('Dora Lead');
    await school.console.messenger.send(accountOf('dora'), alert('ES-7K3QF9XB'));
    await dora.press('Open');
    let release = (): void => undefined;
    school.hold.until = new Promise((resolve) => {
      release = resolve;
    });
    const before = school.turns.length;
    const done = page.getByRole('button', { name: 'Done' });
    await done.click();
    await done.click();
    await toldThat(page, 'Still saving. Do not close.');
    await page.keyboard.press('Escape');
    expect(await dora.dialogText()).toContain('What the holder may see');
    release();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(school.turns.length).toBe(before + 1);
  });

  it('that got no answer can be sent again, with the same key, from the page as it stands', async () => {
    const page = await open();
    const dora = client.column('Dora Lead');
    await school.console.messenger.send(accountOf('dora'), alert('ES-7K3QF9XB'));
    await dora.press('Open');
    const keys: string[] = [];
    await page.route('**/console/press', async (route) => {
      keys.push(JSON.parse(route.request().postData() ?? '{}').key);
      await (keys.length === 1 ? route.abort() : route.continue());
    });
    await page.getByRole('button', { name: 'Done' }).click();
    await toldThat(page, 'this may not be saved');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
  });
});

describe('text', () => {
  it('is shown as text: no Markdown, no mark-up, no link', async () => {
    const page = await open();
    const nasty = '**bold** <img src=x onerror=alert(1)> [link](https://evil.example)';
    await school.console.messenger.send(accountOf('dora'), {
      view: 'notice',
      title: nasty,
      lines: [nasty],
      actions: [],
    });
    const shown = await client.column('Dora Lead').waitForMessage('evil.example');
    expect(shown).toContain(nasty);
    expect(await page.locator('.message img, .message a, .message strong').count()).toBe(0);
  });
});

describe('a download', () => {
  it('is a plain link in the private page, which tells the page it opens nothing of this one', async () => {
    const page = await open();
    await client.column('Tess Teacher').type('log');
    const link = page.getByRole('link', { name: 'Download the log' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe('http://127.0.0.1:9/d/one-time');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await page.getByRole('button', { name: 'Download the log' }).count()).toBe(0);
  });
});

describe('the page', () => {
  it('counts what came to each person, and forgets the count when the column is used', async () => {
    const page = await open();
    await school.console.messenger.send(accountOf('dora'), alert('ES-7K3QF9XB'));
    const tab = page.getByRole('navigation').getByRole('button', { name: /Dora Lead/ });
    await tab.getByText('1 new').waitFor();
    expect(await page.title()).toMatch(/^\(1\) /);
    await tab.click();
    expect(await page.title()).not.toMatch(/^\(/);
  });

  it('finds its messages again after it is loaded anew, and shows no private page', async () => {
    const page = await open();
    await client.column('Tess Teacher').type('report');
    await school.console.messenger.send(accountOf('dora'), alert('ES-7K3QF9XB'));
    await client.column('Dora Lead').waitForMessage('ES-7K3QF9XB');
    await page.reload();
    await client.column('Dora Lead').waitForMessage('ES-7K3QF9XB');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('tells the bot that a file was dropped or pasted, and never sends it', async () => {
    const page = await open();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await client
      .column('Tess Teacher')
      .element.locator('.typed')
      .evaluate((box) => {
        const view = box.ownerDocument.defaultView as unknown as {
          DataTransfer: new () => { items: { add: (f: unknown) => void } };
          File: new (p: string[], n: string) => unknown;
          ClipboardEvent: new (t: string, o: unknown) => Event;
        };
        const clipboardData = new view.DataTransfer();
        clipboardData.items.add(new view.File(['secret'], 'photo.jpg'));
        box.dispatchEvent(new view.ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      });
    await client.column('Tess Teacher').waitForMessage(/picture|file/i);
    expect(school.turns.at(-1)?.kind).toBe('file');
    expect(sent.join()).not.toMatch(/secret|photo/);
  });
});

describe('by keyboard alone', () => {
  const focused = (page: Page) =>
    page.evaluate('document.activeElement.getAttribute("aria-label") || document.activeElement.textContent');

  it('a private page opens, holds the focus, is closed by Escape, and gives the focus back', async () => {
    const page = await open();
    const box = page.getByRole('textbox', { name: 'Message from Tess Teacher' });
    await box.focus();
    await page.keyboard.type('report');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /Private page for Tess Teacher/ });
    await dialog.waitFor();
    expect(await dialog.getAttribute('aria-modal')).toBe('true');
    for (const key of ['Tab', 'Shift+Tab'])
      for (let i = 0; i < 14; i++) {
        await page.keyboard.press(key);
        expect(await dialog.evaluate((element) => element.contains(element.ownerDocument.activeElement))).toBe(true);
      }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Message from Tess Teacher');
  });

  it('asks before what was typed is thrown away', async () => {
    const page = await open();
    const tess = client.column('Tess Teacher');
    await tess.type('report');
    await tess.fill('What happened?', 'half a sentence');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Keep writing');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('textbox', { name: 'What happened?' }).inputValue()).toBe('half a sentence');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close the page' }).click();
    expect(await tess.dialogText()).toBeNull();
  });
});

describe('for everybody', () => {
  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 360],
    ['dark', 360],
  ] as const)('nothing stands in the way of a screen reader or weak eyes: %s, %d px', async (scheme, width) => {
    const page = await open({ scheme, width, height: 740 });
    await school.console.messenger.send(accountOf('tess'), alert('ES-7K3QF9XB'));
    await client.column('Tess Teacher').waitForMessage('ES-7K3QF9XB');
    expect(await violations(page)).toEqual([]);
    await client.column('Tess Teacher').type('report');
    await page.getByRole('button', { name: 'Next' }).click();
    await toldThat(page, 'Write a few words here.');
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    [360, 740],
    [320, 256],
    [640, 400],
  ])(
    'a narrow window (or 200 %% zoom) shows one person at a time and never scrolls sideways: %d x %d',
    async (width, height) => {
      const page = await open({ width, height });
      expect(await page.locator('section.column:visible').count()).toBe(1);
      await client.column('Hana Head').type('report');
      expect(await page.locator('section.column:visible h2').innerText()).toBe('Hana Head');
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    },
  );

  it('moves nothing for people who asked for that', async () => {
    const page = await open();
    await client.column('Tess Teacher').type('report');
    expect(await page.evaluate('getComputedStyle(document.querySelector(".dialog")).animationName')).toBe('none');
  });

  it('says in words that something urgent came, not by colour alone', async () => {
    const page = await open();
    await school.console.messenger.send(accountOf('dora'), alert('ES-7K3QF9XB'));
    await toldThat(page, 'New for Dora Lead. Urgent');
  });

  it('loads nothing from elsewhere and breaks no rule of its own policy', async () => {
    const page = await open();
    const wrong: string[] = [];
    page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()));
    page.on('request', (request) => !request.url().startsWith(school.url) && wrong.push(request.url()));
    await page.reload();
    await client.column('Tess Teacher').type('report');
    expect(wrong).toEqual([]);
  });
});
