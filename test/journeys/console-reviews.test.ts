// Reviews and documents in the console: the head writes one down, puts one off and brings some forward, the chair of governors agrees
// with a minute, dates are followed by a calendar, and files are fetched once. Every page that is new is read by axe.

import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type AgreementPack, agreementPack } from '../support/agreement-pack.ts';
import { launchBrowser } from '../support/browser.ts';
import { closeApps } from '../support/open-app.ts';
import { downloadOf, look, openConsoleSchool, PHONE, pressBeside } from './console-filter-acts.ts';
import { tellOfHarmedPupil } from './stories.ts';

let browser: Browser;
let pack: AgreementPack;
beforeAll(async () => {
  browser = await launchBrowser();
  pack = agreementPack();
}, 120_000);
afterAll(async () => {
  await browser.close();
  pack.remove();
});
afterEach(closeApps);

const DAY = 24 * 60;
const PASSPHRASE = 'wagon lantern pebble orchard violin';
const FINDINGS = 'The part on phones says nothing about the Yaffle rule.';

it('in the console, a review is brought forward, put off, written down, and agreed to with a minute', async () => {
  const school = await openConsoleSchool(browser, { ESAFETY_POLICY: pack.path });
  const phone = await school.open(PHONE);
  const [hana, ezra, chaz] = ['Hana Head', 'Ezra Online', 'Chaz Chair'].map(phone.column);
  if (hana === undefined || ezra === undefined || chaz === undefined) throw new Error('nobody there');
  await hana.waitForMessage('waiting for you');
  await hana.press('What is this?');
  await look(phone, '01-hana-anchor');
  await hana.closeDialog();
  await hana.type('reviews');
  await look(phone, '02-hana-reviews');
  await hana.press('Something happened');
  await look(phone, '03-hana-trigger');
  await hana.choose('What happened?', 'The law or national guidance changed');
  await hana.press('Bring reviews forward');
  await look(phone, '04-hana-forward');
  await hana.press('See the reviews');
  expect(await hana.dialogText()).toContain('Online safety policy');
  await look(phone, '05-hana-list');
  await hana.closeDialog();

  school.later(DAY);
  expect(await ezra.waitForMessage('Online safety policy')).not.toContain('This is the last reminder');
  await ezra.show();
  await look(phone, '06-ezra-reminder');
  await ezra.type('reviews');
  await look(phone, '07-ezra-list');
  await pressBeside(ezra, 'Agreement texts', 'Open');
  await look(phone, '08-ezra-review');
  await ezra.press('Put it off');
  await look(phone, '09-ezra-puts-off');
  await ezra.fill('New day', '2027-08-01');
  await ezra.fill('Why is it put off?', 'The council sends new texts in January.');
  await ezra.press('Put it off');
  expect(await ezra.dialogText()).toContain('three months');
  await look(phone, '10-ezra-too-far');
  await ezra.fill('New day', '2027-01-20');
  await ezra.press('Put it off');
  await look(phone, '11-ezra-put-off');
  await ezra.press('See the reviews');
  await pressBeside(ezra, 'Online safety policy', 'Open');
  await ezra.press('Write down a review');
  await look(phone, '12-ezra-writes');
  await ezra.fill('What did you find?', FINDINGS);
  await ezra.press('Save the review');
  await look(phone, '13-ezra-written');
  await ezra.closeDialog();

  school.later(DAY);
  await hana.waitForMessage('Online safety policy');
  await hana.show();
  await look(phone, '14-hana-asked');
  await hana.type('reviews');
  await pressBeside(hana, 'Online safety policy', 'Open');
  expect(await hana.dialogText()).toContain(FINDINGS);
  await look(phone, '15-hana-reads');
  await hana.press('I agree');
  await look(phone, '16-hana-agreed');
  await hana.closeDialog();
  school.later(DAY);
  await chaz.waitForMessage('Online safety policy');
  await chaz.type('reviews');
  await pressBeside(chaz, 'Online safety policy', 'Open');
  await chaz.press('I agree');
  await look(phone, '17-chaz-minute');
  await chaz.fill('Date or number of the minute', 'FGB 12/26, item 7');
  await chaz.press('Governors have agreed');
  await look(phone, '18-chaz-agreed');
  await chaz.press('Open');
  expect(await chaz.dialogText()).toContain('FGB 12/26, item 7');
  await look(phone, '19-chaz-review');
  await chaz.closeDialog();
  const chats = (await Promise.all([hana, ezra, chaz].map((each) => each.messages()))).flat().join('\n');
  expect(chats + school.app().logged.join('\n')).not.toMatch(/Yaffle|FGB/);
  await phone.close();
}, 120_000);

it('in the console, dates are followed by a calendar until the link is ended', async () => {
  const school = await openConsoleSchool(browser, { ESAFETY_POLICY: pack.path });
  const phone = await school.open(PHONE);
  const hana = phone.column('Hana Head');
  await hana.type('reviews');
  await hana.press('Dates in my calendar');
  await look(phone, '20-hana-calendar');
  await hana.press('Make a calendar link');
  await look(phone, '21-hana-link');
  const address = (await phone.page.getByRole('link', { name: 'Open the calendar' }).getAttribute('href')) ?? '';
  const calendar = await fetch(address);
  expect([calendar.status, calendar.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/calendar'),
  ]);
  const dates = await calendar.text();
  expect(dates).toContain('BEGIN:VEVENT');
  expect(dates).not.toContain('Online safety policy');
  await hana.press('End my calendar link');
  await look(phone, '22-hana-ended');
  expect((await fetch(address)).status).toBe(404);
  await phone.close();
}, 120_000);

it('in the console, the report to governors, the incident log and one incident as a form are fetched once', async () => {
  const school = await openConsoleSchool(browser, { ESAFETY_POLICY: pack.path });
  const phone = await school.open(PHONE);
  const [tess, dana, hana, chaz] = ['Tess Teacher', 'Dana Safeguard', 'Hana Head', 'Chaz Chair'].map(phone.column);
  if (tess === undefined || dana === undefined || hana === undefined || chaz === undefined)
    throw new Error('nobody there');
  await tess.type('report');
  await tellOfHarmedPupil(tess);
  await tess.press('Send report');
  await tess.closeDialog();
  await tess.type('documents');
  await look(phone, '30-tess-nothing');
  await tess.closeDialog();
  await dana.waitForMessage('New report');
  await dana.type('documents');
  await look(phone, '31-dana-documents');
  await dana.choose('Which document?', 'Incident log: the cases you may see');
  await dana.press('Make the file');
  expect(await dana.dialogText()).toContain('Lock the file');
  await look(phone, '32-dana-passphrase');
  await dana.fill('Passphrase', PASSPHRASE);
  await dana.fill('The same passphrase again', PASSPHRASE);
  await dana.press('Make the file');
  await look(phone, '32-dana-file');
  const log = await downloadOf(phone, 'Download the file');
  expect((await readFile(await log.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await dana.press('Documents');
  await dana.press('One incident as a form');
  await look(phone, '33-dana-forms');
  await dana.press('Make the form');
  await look(phone, '33-dana-locks');
  await dana.fill('Passphrase', PASSPHRASE);
  await dana.fill('The same passphrase again', PASSPHRASE);
  await dana.press('Make the form');
  const form = await downloadOf(phone, 'Download the file');
  expect(form.suggestedFilename()).toMatch(/\.pdf$/);
  await dana.closeDialog();
  await chaz.type('documents');
  await look(phone, '34-chaz-documents');
  await chaz.closeDialog();
  await hana.type('home');
  await look(phone, '35-hana-home');
  await phone.close();
}, 120_000);
