// The filtering log, an unsuitable site and a filter check in the console: what is told, to whom, and what leaves as a file.

import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Download, Page } from 'playwright-core';
import type { ConsoleClient } from '../clients/console/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { closeApps } from '../support/open-app.ts';
import { look, openConsoleSchool, PHONE } from './console-filter-acts.ts';
import { tellOfBlockedSite } from './filter-stories.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(closeApps);

async function asks(client: ConsoleClient, name: string, address: string, group: string): Promise<string> {
  const who = client.column(name);
  await who.type(`unblock ${address}`);
  await tellOfBlockedSite(who, { group });
  const ref = /FR-\w{8}/.exec((await who.dialogText()) ?? '')?.[0] ?? 'not sent';
  await who.closeDialog();
  await client.column('Ezra Online').waitForMessage(ref);
  return ref;
}

/** It may be begun by the page that the link opens, and be over before that page is known. */
const nextDownload = (page: Page): Promise<Download> =>
  new Promise((resolve) => {
    page.once('download', resolve);
    page.context().on('page', (opened) => opened.once('download', resolve));
  });

describe('in the console, the filtering log', () => {
  it('is searched by those entitled and leaves as a file that is fetched once; a teacher sees their own requests alone', async () => {
    const school = await openConsoleSchool(browser);
    const desk = await school.open();
    const phone = await school.open(PHONE);
    const news = await asks(desk, 'Tess Teacher', 'bbc.co.uk/news', '=5T');
    const museum = await asks(desk, 'Ivy Technician', 'museum.example/romans', '6C');

    const ezra = phone.column('Ezra Online');
    await ezra.type('overrides');
    for (const ref of [news, museum]) expect(await ezra.dialogText()).toContain(ref);
    await look(phone, '50-ezra-log');
    await ezra.fill('Search', 'romans');
    await ezra.press('Search');
    expect(await ezra.dialogText()).toContain(museum);
    expect(await ezra.dialogText()).not.toContain(news);
    await look(phone, '51-ezra-search');

    await ezra.press('Requests as a file');
    await look(phone, '52-ezra-file');
    const link = phone.page.getByRole('link', { name: 'Download the file' });
    const address = (await link.getAttribute('href')) ?? '';
    const [download] = await Promise.all([nextDownload(phone.page), link.click()]);
    expect(download.suggestedFilename()).toBe('filter-requests-2026-11-24.csv');
    const file = await readFile(await download.path(), 'utf8');
    for (const words of [news, museum, 'bbc.co.uk/news', "'=5T"]) expect(file).toContain(words);
    const again = await fetch(address);
    expect([again.status, (await again.text()).includes('FR-')]).toEqual([404, false]);
    await ezra.closeDialog();

    const tess = phone.column('Tess Teacher');
    await tess.type('overrides');
    expect(await tess.dialogText()).toContain(news);
    expect(await tess.dialogText()).not.toContain(museum);
    expect(await tess.dialogText()).not.toContain('as a file');
    await look(phone, '53-tess-log');
    await desk.close();
    await phone.close();
  }, 120_000);
});

describe('in the console, an unsuitable site', () => {
  it('goes to IT and the co-ordinator, who read where it is and not what was written; IT say that it is blocked', async () => {
    const school = await openConsoleSchool(browser);
    const phone = await school.open(PHONE);
    const tess = phone.column('Tess Teacher');
    await tess.type('block games.example/fight?user=Persimmon');
    await look(phone, '60-tess-site');
    await tess.choose('Who came upon it?', 'I did');
    await tess.choose('Did a child see it?', 'No');
    await tess.choose('Could it be against the law?', 'No');
    await tess.fill('Anything IT should know?', 'It came up beside a Quagga game');
    await tess.press('Send to IT');
    expect(await tess.dialogText()).toMatch(/Your reference is \w\w-\w{8}\./);
    await look(phone, '61-tess-told-it');
    await tess.closeDialog();

    const ivy = phone.column('Ivy Technician');
    expect(await ivy.waitForMessage('Please block this site')).toContain('games[.]example/fight');
    await ivy.press('See details');
    expect(await ivy.dialogText()).toContain('Quagga');
    await look(phone, '62-ivy-site');
    await ivy.press('It is blocked now');
    await look(phone, '63-ivy-blocks');
    await ivy.press('Confirm it is blocked');
    await look(phone, '64-ivy-blocked');
    await ivy.closeDialog();
    await look(phone, '65-ivy-chat');
    const ezra = phone.column('Ezra Online');
    await ezra.waitForMessage('Site blocked');
    const chats = (await Promise.all([tess, ivy, ezra].map((each) => each.messages()))).flat().join('\n');
    for (const secret of ['Persimmon', 'Quagga']) expect(chats).not.toContain(secret);
    await phone.close();
  }, 120_000);

  it('that a child saw becomes a report, which begins with what to do first and keeps what was typed', async () => {
    const school = await openConsoleSchool(browser);
    const phone = await school.open(PHONE);
    const tess = phone.column('Tess Teacher');
    await tess.type('block games.example/fight');
    await tess.choose('Who came upon it?', 'A pupil');
    await tess.choose('Did a child see it?', 'Yes');
    await tess.choose('If a child opened it: was that on purpose?', 'No, by accident');
    await tess.choose('Could it be against the law?', 'Not sure');
    await tess.press('Send to IT');
    const page = (await tess.dialogText()) ?? '';
    expect(page.indexOf('call 999')).toBeGreaterThan(-1);
    expect(page.indexOf('call 999')).toBeLessThan(page.indexOf('Turn the screen off'));
    expect(page).toContain('Is anyone in danger now, or in the next few hours?');
    await look(phone, '66-tess-report');
    await phone.close();
  }, 120_000);
});

describe('in the console, a filter check', () => {
  it('is written down by IT with everything that is asked of schools, and read in the log; a teacher is told who does it', async () => {
    const school = await openConsoleSchool(browser);
    const phone = await school.open(PHONE);
    const ivy = phone.column('Ivy Technician');
    await ivy.type('filtercheck');
    await ivy.press('Save check');
    await look(phone, '70-check-missing');
    await ivy.fill('Which device?', 'Laptop 12');
    await ivy.fill('Which users did you test as?', 'Year 4 pupils');
    await ivy.fill('What did you test?', 'The test page of the filter');
    await ivy.choose('What came of it?', 'It did not work');
    await ivy.fill('Who oversees this check?', 'Hana Head');
    await ivy.press('Save check');
    await look(phone, '71-check-action');
    await ivy.fill('What was done about it?', 'The provider was called');
    await ivy.press('Save check');
    expect(await ivy.dialogText()).toMatch(/reference of this check is \w\w-\w{8}\./);
    await look(phone, '72-check-saved');
    await ivy.press('See details');
    for (const words of ['Laptop 12', 'Year 4 pupils', 'The provider was called', 'Ivy Technician', 'Hana Head'])
      expect(await ivy.dialogText()).toContain(words);
    await look(phone, '73-check-read');
    await ivy.closeDialog();

    const tess = phone.column('Tess Teacher');
    await tess.type('filtercheck');
    expect(await tess.dialogText()).toContain('Ask one of them to do it.');
    await look(phone, '74-tess-check');
    await phone.close();
  }, 120_000);
});
