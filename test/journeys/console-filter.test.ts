// A filter request in the console from the first word to "blocked again": a teacher on a phone, the e-safety co-ordinator who
// decides, IT who open and block. Every page that is new is read by axe.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { closeApps } from '../support/open-app.ts';
import { DESK, look, lookingTeller, openConsoleSchool, PHONE } from './console-filter-acts.ts';
import { tabTo } from './console-keyboard.ts';
import { PRIVATE, tellOfBlockedSite, tellWhichSite } from './filter-stories.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(closeApps);

const SHOWN = 'bbc[.]co[.]uk/news';
const outsiders = ['Dana Safeguard', 'Dev Deputy', 'Hana Head', 'Bea Business', 'Chaz Chair'];

describe('in the console, the demo school', () => {
  it('opens a site for one lesson and blocks it again: a teacher on a phone, an approver, IT; nobody else hears of it', async () => {
    const school = await openConsoleSchool(browser);
    const [phone, desk] = [await school.open(PHONE), await school.open()];
    const tess = phone.column('Tess Teacher');
    const [ezra, ivy] = [desk.column('Ezra Online'), desk.column('Ivy Technician')];

    await tess.type('unblock bbc.co.uk/news');
    expect(await tess.element.locator('textarea').first().inputValue()).toBe('bbc.co.uk/news');
    expect(await tess.dialogText()).not.toContain('Does the part after ? matter?');
    await tellOfBlockedSite(lookingTeller(phone, tess, '01-tess'));
    await look(phone, '02-tess-sent');
    const sent = (await tess.dialogText()) ?? '';
    for (const words of [/Your reference is FR-\w{8}\./, /Ezra Online has been asked\./, /by 11:00 at the latest/])
      expect(sent).toMatch(words);
    await tess.closeDialog();
    expect(await tess.waitForMessage('Your filter request')).toContain('Waiting for a decision until 10:30.');
    await look(phone, '03-tess-waits');

    const card = await ezra.waitForMessage('open this site?');
    for (const words of [SHOWN, '5T', 'Tue 24 Nov, 10:00 to 11:00', 'Material for a lesson', 'Tess Teacher'])
      expect(card).toContain(words);
    await ezra.element.scrollIntoViewIfNeeded();
    await look(desk, '04-ezra-asked');
    await ezra.press('See details');
    expect(await ezra.dialogText()).toContain(PRIVATE.note);
    expect(await ezra.dialogText()).toMatch(/With the pupils: Tess Teacher/);
    await look(desk, '05-ezra-details');

    await ezra.press('Ask a question');
    await look(desk, '06-ezra-question');
    await ezra.fill('What do you need to know?', PRIVATE.question);
    await ezra.press('Send question');
    await ezra.closeDialog();
    await tess.waitForMessage('Ezra Online has a question before deciding.');
    await look(phone, '07-tess-is-asked');
    await tess.press('Answer the question');
    expect(await tess.dialogText()).toContain(PRIVATE.question);
    await look(phone, '08-tess-answers');
    await tess.fill('Your answer', PRIVATE.answer);
    await tess.press('Send answer');
    await look(phone, '09-tess-answered');
    await tess.closeDialog();
    await ezra.waitForMessage('Tess Teacher has answered your question.');

    school.later(2);
    await ezra.press('Approve until 11:00');
    expect(await ezra.dialogText()).toContain('Approved by Ezra Online until 11:00. Not open yet.');
    await look(desk, '10-ezra-approved');
    await ezra.closeDialog();
    await tess.waitForMessage('Ezra Online has approved it until 11:00.');
    await look(phone, '11-tess-approved');

    expect(await ivy.waitForMessage('Filter request: open this site')).toContain('Tue 24 Nov, 10:12 to 11:00');
    await ivy.element.scrollIntoViewIfNeeded();
    await look(desk, '12-ivy-asked');
    await ivy.press('It is open now');
    expect(await ivy.dialogText()).toContain(SHOWN);
    await look(desk, '13-ivy-opens');
    await ivy.press('Confirm it is open');
    await look(desk, '14-ivy-opened');
    await ivy.closeDialog();
    await tess.waitForMessage('Open now until 11:00.');
    await look(phone, '15-tess-open');

    school.later(38);
    await tess.waitForMessage('Have you finished?');
    await look(phone, '16-tess-finished');
    await tess.press('I have finished');
    expect(await tess.dialogText()).toContain('Ended early at 10:50.');
    await look(phone, '17-tess-thanks');
    await tess.closeDialog();
    await ivy.waitForMessage('Filter request: block this again');
    await look(desk, '18-ivy-blocks');
    school.later(3);
    await ivy.press('It is blocked again');
    await look(desk, '19-ivy-blocked');
    await ivy.closeDialog();
    await tess.waitForMessage('Blocked again at 10:53. Confirmed by Ivy Technician.');
    await look(phone, '20-tess-blocked');
    await tess.press('See details');
    await look(phone, '21-tess-details');

    for (const name of outsiders) expect((await desk.column(name).messages()).join('\n')).not.toContain('FR-');
    const chats = (await Promise.all([tess, ezra, ivy].map((each) => each.messages()))).flat().join('\n');
    for (const secret of Object.values(PRIVATE)) {
      expect(chats).not.toContain(secret);
      expect(school.app().logged.join('\n')).not.toContain(secret);
    }
    expect(school.app().logged.join('\n')).not.toContain('bbc');
    await phone.close();
    await desk.close();
  }, 180_000);

  it('takes a request by keyboard alone, in the dark, and keeps it over a restart: the old button still decides', async () => {
    const school = await openConsoleSchool(browser);
    const desk = await school.open({ ...DESK, scheme: 'dark' });
    const { page } = desk;
    await page.getByRole('textbox', { name: 'Message from Tess Teacher' }).focus();
    await page.keyboard.type('unblock bbc.co.uk/news');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Ask to open a site/ }).waitFor();
    await tabTo(page, 'What does the block page say it is?');
    await page.keyboard.type('News');
    await tabTo(page, 'Material for a lesson');
    await page.keyboard.press('Space');
    await look(desk, '30-dark-first');
    await tabTo(page, 'Next');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /When and with whom/ }).waitFor();
    await tabTo(page, 'Yes');
    await page.keyboard.press('Space');
    await look(desk, '31-dark-second');
    await tabTo(page, 'Send request');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Request sent/ }).waitFor();
    await page.keyboard.press('Escape');
    await desk.column('Ezra Online').waitForMessage('open this site?');
    await desk.close();

    await school.restart();
    const again = await school.open({ ...PHONE, scheme: 'dark' });
    const ezra = again.column('Ezra Online');
    await ezra.waitForMessage('open this site?');
    await ezra.press('Refuse');
    await look(again, '32-dark-refuse');
    await ezra.press('Refuse the request');
    await ezra.waitForMessage('open this site?');
    await ezra.fill('Why not?', PRIVATE.reason);
    await ezra.press('Refuse the request');
    expect(await ezra.dialogText()).toContain('Refused by Ezra Online.');
    await look(again, '33-dark-refused');
    await ezra.closeDialog();
    const tess = again.column('Tess Teacher');
    await tess.waitForMessage('Ezra Online has said no. It stays blocked.');
    await tess.press('See details');
    expect(await tess.dialogText()).toContain(PRIVATE.reason);
    await look(again, '34-dark-why');
    await again.close();
  }, 120_000);

  it('keeps a request that was not sent, says what is missing, and goes on where it was left', async () => {
    const school = await openConsoleSchool(browser);
    const phone = await school.open(PHONE);
    const tess = phone.column('Tess Teacher');
    await tess.type('unblock');
    await tess.press('Next');
    await look(phone, '40-nothing-filled-in');
    await tess.fill('Web address', 'not an address');
    await tellWhichSite(tess);
    await look(phone, '41-no-address');
    expect(await tess.element.locator('textarea').first().inputValue()).toBe('not an address');
    await tess.fill('Web address', 'bbc.co.uk/news?x=1');
    await tess.press('Next');
    await tess.press('Send request');
    expect(await tess.dialogText()).toContain('Please choose one.');
    await tess.choose('Have you looked at what pupils will see?', 'No, not yet');
    await tess.press('Send request');
    expect(await tess.dialogText()).toContain('Please look at it first, then choose Yes.');
    await look(phone, '42-not-looked');
    await tess.closeDialog();
    await phone.close();

    await school.restart();
    const again = await school.open(PHONE);
    const back = again.column('Tess Teacher');
    await back.type('unblock');
    expect(await back.dialogText()).toContain('You began this request earlier and have not sent it.');
    await look(again, '43-goes-on');
    await back.press('Delete this request');
    await look(again, '44-delete');
    await back.press('Yes, delete it');
    expect(await back.dialogText()).toContain('Nothing was sent and nobody was asked.');
    await again.close();
  }, 120_000);
});
