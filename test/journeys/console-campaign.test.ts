// A campaign in the console: the text has changed, the co-ordinator looks at who would be asked and at what is different, starts it,
// sees it run and run late, and takes it as files; the head is told. Every page that is new is read by axe.

import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type AgreementPack, agreementPack, NEW_CLAUSE } from '../support/agreement-pack.ts';
import { launchBrowser } from '../support/browser.ts';
import { closeApps } from '../support/open-app.ts';
import { fillSignForm, readToTheEnd } from './agreement-acts.ts';
import { downloadOf, look, offers, openConsoleSchool, PHONE } from './console-filter-acts.ts';

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

it('in the console, a changed text is asked for again only after the co-ordinator has looked at it and started it', async () => {
  const school = await openConsoleSchool(browser, { ESAFETY_POLICY: pack.path });
  const before = await school.open(PHONE);
  for (const name of ['Tess Teacher', 'Hana Head']) {
    const who = before.column(name);
    await who.type('aup');
    await who.press('Read and sign');
    await readToTheEnd(who, offers(who));
    await fillSignForm(who);
    await who.press('Sign');
    expect(await who.dialogText()).toContain('Signed Tue 24 Nov 2026');
    await who.closeDialog();
  }
  await before.close();
  pack.changeStaffText();
  await school.restart();

  const phone = await school.open(PHONE);
  const [tess, ezra] = [phone.column('Tess Teacher'), phone.column('Ezra Online')];
  await tess.type('aup');
  await look(phone, '01-tess-not-asked-yet');
  expect(await tess.dialogText()).toContain('You can do it now; you are asked when the school starts it.');
  await tess.closeDialog();
  school.later(DAY);
  await ezra.waitForMessage('waiting for you');
  await ezra.show();
  await look(phone, '02-ezra-reminder');
  await ezra.type('aup');
  await ezra.press('Campaigns');
  await look(phone, '03-ezra-campaigns');
  await ezra.press('Look at it');
  await look(phone, '04-ezra-preview');
  expect(await ezra.dialogText()).toContain('will be asked to sign.');
  await ezra.press('Read the text');
  expect(await ezra.dialogText()).toContain(NEW_CLAUSE);
  await look(phone, '05-ezra-text');
  await ezra.press('Back to the campaign');
  await ezra.press('Go on to start');
  await look(phone, '06-ezra-start');
  await ezra.press('Start the campaign');
  await look(phone, '07-ezra-started');
  await ezra.closeDialog();
  expect((await tess.messages()).join('\n')).not.toContain('waiting for you');

  school.later(DAY);
  await tess.waitForMessage('Acceptable use agreement for staff');
  await tess.show();
  await look(phone, '08-tess-reminder');
  await tess.press('Read and sign');
  expect(await tess.dialogText()).toContain(NEW_CLAUSE);
  await look(phone, '09-tess-changes');
  await readToTheEnd(tess, offers(tess));
  await fillSignForm(tess);
  await tess.press('Sign');
  await tess.closeDialog();
  await tess.type('aup');
  await look(phone, '10-tess-two-copies');
  await tess.closeDialog();

  await ezra.type('aup');
  await ezra.press('Campaigns');
  await look(phone, '11-ezra-running');
  await ezra.press('Look at it');
  await look(phone, '12-ezra-progress');
  expect(await ezra.dialogText()).toContain('1 of 12 have signed');
  await ezra.press('Names as a table');
  await look(phone, '13-ezra-file');
  const table = await downloadOf(phone, 'Download the file');
  expect(await readFile(await table.path(), 'utf8')).toContain('Hana Head');
  await ezra.press('Back to the campaign');
  await ezra.press('Progress as PDF');
  const pdf = await downloadOf(phone, 'Download the file');
  expect((await readFile(await pdf.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await ezra.press('Back to the campaign');
  await ezra.press('Stop asking');
  await look(phone, '14-ezra-stop');
  await ezra.press('Stop asking');
  await look(phone, '15-ezra-stop-why');
  await ezra.press('Back to the campaign');
  await ezra.closeDialog();

  // The days one by one, as a running server lives them: a jump would hold everything until somebody confirms the date.
  for (let days = 0; days < 17; days += 1) await school.dayPasses();
  await ezra.type('aup');
  await ezra.press('Campaigns');
  await ezra.press('Look at it');
  await look(phone, '16-ezra-late');
  await ezra.press('Names of the late');
  expect(await ezra.dialogText()).toContain('Hana Head: last day was');
  await look(phone, '17-ezra-names');
  await ezra.press('Back to the campaign');
  await ezra.press('Mark as ended');
  await look(phone, '18-ezra-end');
  await ezra.press('Mark as ended');
  await look(phone, '19-ezra-ended');
  await ezra.press('Campaigns');
  await ezra.press('Prepare one by hand');
  await look(phone, '20-ezra-by-hand');
  await ezra.press('Prepare');
  await look(phone, '21-ezra-prepared');
  await ezra.press('Cancel the campaign');
  await ezra.fill('Why?', 'Not before the holidays.');
  await ezra.press('Cancel the campaign');
  await look(phone, '22-ezra-cancelled');
  await phone.close();
}, 120_000);
