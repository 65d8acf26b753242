// What is signed on paper, in the console: the office imports the pupils beside the running server, ticks off a class, takes one
// back, records a visitor and ticks off a colleague; the class teacher sees her class alone; IT close the account of somebody who
// has left. Every page that is new is read by axe.

import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type AgreementPack, agreementPack, pupilLines } from '../support/agreement-pack.ts';
import { launchBrowser } from '../support/browser.ts';
import { closeApps } from '../support/open-app.ts';
import { esafety } from '../support/run-esafety.ts';
import { downloadOf, look, openConsoleSchool, PHONE, pressBeside } from './console-filter-acts.ts';

let browser: Browser;
let pack: AgreementPack;
beforeAll(async () => {
  browser = await launchBrowser();
  pack = agreementPack({ columns: ['p_ola', 'p_tess', 'p_ezra', 'p_ivy', 'p_hana'] });
}, 120_000);
afterAll(async () => {
  await browser.close();
  pack.remove();
});
afterEach(closeApps);

const DAY = 24 * 60;

async function open() {
  const school = await openConsoleSchool(browser, { ESAFETY_POLICY: pack.path });
  const operator = async (...argv: readonly string[]): Promise<string> => {
    const { code, out, err } = await esafety(school.app(), argv, { ESAFETY_POLICY: pack.path });
    expect([code, err]).toEqual([0, '']);
    return out;
  };
  return { school, operator, phone: await school.open(PHONE) };
}

it('in the console, a class list is imported, ticked off, and one paper is taken back', async () => {
  const { school, operator, phone } = await open();
  const [ola, tess] = [phone.column('Ola Office'), phone.column('Tess Teacher')];
  await ola.type('aup');
  await ola.press('Class lists');
  await look(phone, '01-ola-no-classes');
  await ola.closeDialog();
  const pupils = [...pupilLines(), ...pupilLines(20, '6C', '6').slice(1), ...pupilLines(8, '1A', '1').slice(1)];
  expect(await operator('pupils', 'import', pack.file('pupils.csv', pupils), '--apply')).toContain('New: 53.');

  await ola.type('aup');
  await ola.press('Class lists');
  await look(phone, '02-ola-classes');
  await ola.fill('Class', '5T');
  await ola.press('Find');
  expect(await ola.dialogText()).not.toContain('6C');
  await look(phone, '03-ola-found');
  await pressBeside(ola, 'signed by the pupil', 'Tick papers');
  await look(phone, '04-ola-sheet');
  await ola.press('Save');
  await look(phone, '05-ola-nothing-chosen');
  await ola.choose('Whose papers do you have?', ['Pupil Ashgrove 1', 'Pupil Birchley 2', 'Pupil Cedarton 3']);
  await ola.choose('What do the papers say?', 'Signed');
  await ola.fill('The day on the paper', '2026-11-23');
  await ola.fill('Where is the paper kept?', 'School office, blue folder');
  await ola.press('Save');
  expect(await ola.dialogText()).toContain('Saved: 3 papers.');
  await look(phone, '06-ola-saved');
  await ola.press('What is back');
  await look(phone, '07-ola-back');
  await pressBeside(ola, 'Pupil Birchley 2', 'Take back');
  await look(phone, '08-ola-takes-back');
  await ola.fill('Why?', 'Ticked by mistake.');
  await ola.press('Take it back');
  await look(phone, '09-ola-taken-back');
  await ola.press('What is back');
  expect(await ola.dialogText()).not.toContain('Pupil Birchley 2');
  await ola.closeDialog();

  await tess.type('aup');
  await tess.press('Class lists');
  expect(await tess.dialogText()).toContain('2 of 25 back');
  expect(await tess.dialogText()).not.toContain('6C');
  await look(phone, '10-tess-classes');
  await pressBeside(tess, 'signed by a parent', 'Tick papers');
  await look(phone, '11-tess-parents');
  await tess.closeDialog();
  const chats = (await Promise.all([ola, tess].map((each) => each.messages()))).flat().join('\n');
  expect(chats + school.app().logged.join('\n')).not.toMatch(/Pupil (Ashgrove|Birchley)/);
  await phone.close();
}, 120_000);

it('in the console, visitors and colleagues who signed on paper are recorded', async () => {
  const { school, phone } = await open();
  const ola = phone.column('Ola Office');
  await ola.type('aup');
  await ola.press('Visitors');
  await look(phone, '20-ola-visitors');
  await ola.press('Record a visitor');
  await look(phone, '21-ola-visitor');
  await ola.press('Record a visitor');
  await look(phone, '22-ola-visitor-missing');
  await ola.fill('Name', 'Viola Quagga');
  await ola.fill('Organisation', 'Supply agency');
  await ola.fill('Where is the paper kept?', 'Visitors folder');
  await ola.press('Record a visitor');
  await look(phone, '23-ola-recorded');
  await ola.press('Back to visitors');
  expect(await ola.dialogText()).toContain('Viola Quagga');
  await look(phone, '24-ola-visitors');
  await ola.press('Take back');
  await look(phone, '25-ola-visitor-back');
  await ola.fill('Why?', 'Wrong day.');
  await ola.press('Take it back');
  await look(phone, '26-ola-visitor-gone');
  await ola.closeDialog();

  await ola.type('aup');
  await ola.press('Signed on paper');
  await look(phone, '27-ola-adults');
  await pressBeside(ola, 'for staff', 'Tick papers');
  await look(phone, '28-ola-adult-sheet');
  await ola.choose('Who signed on paper?', ['Tess Teacher', 'Sol Supply']);
  await ola.fill('The day on the paper', '2026-11-24');
  await ola.fill('Where is the paper kept?', 'Head’s office');
  await ola.press('Save');
  expect(await ola.dialogText()).toContain('Saved: 2 papers.');
  await look(phone, '29-ola-adult-saved');
  await ola.closeDialog();
  school.later(DAY);
  await phone.column('Ezra Online').waitForMessage('waiting for you');
  const tess = phone.column('Tess Teacher');
  expect((await tess.messages()).join('\n')).not.toContain('waiting for you');
  await tess.type('aup');
  await tess.press('See my copy');
  expect(await tess.dialogText()).toContain('on paper');
  await look(phone, '30-tess-paper-copy');
  await phone.close();
}, 120_000);

it('in the console, IT close the accounts of people who have left', async () => {
  const { school, operator, phone } = await open();
  const ivy = phone.column('Ivy Technician');
  await ivy.type('leavers');
  await look(phone, '40-ivy-nobody');
  await ivy.closeDialog();
  const staff = [
    'Name,E-mail,End',
    'Sol Supply,sol.supply@demo-school.example,20/11/2026',
    'Tam Assistant,tam.assistant@demo-school.example,06/11/2026',
  ];
  await operator('people', 'import', pack.file('staff.csv', staff), '--apply', '--many-leavers');
  school.later(DAY);
  await ivy.waitForMessage('waiting for you');
  await ivy.show();
  await look(phone, '41-ivy-reminder');
  await ivy.type('leavers');
  await look(phone, '42-ivy-leavers');
  await ivy.press('Tick off closed accounts');
  await look(phone, '43-ivy-form');
  await ivy.press('Save');
  await look(phone, '44-ivy-missing');
  await ivy.choose('Whose accounts are closed?', ['Sol Supply (left Fri 20 Nov 2026)']);
  await ivy.choose('What was closed?', ['School network', 'E-mail']);
  await ivy.choose('Is the school’s kit back?', 'Kit is back');
  await ivy.press('Save');
  expect(await ivy.dialogText()).toContain('One person is off the list.');
  await look(phone, '45-ivy-saved');
  await ivy.press('Leavers’ accounts');
  await ivy.press('Closed this year');
  expect(await ivy.dialogText()).toContain('Sol Supply');
  await look(phone, '46-ivy-closed');
  await ivy.press('As a file (CSV)');
  await look(phone, '47-ivy-file');
  expect((await downloadOf(phone, 'Download the file')).suggestedFilename()).toMatch(/\.csv$/);
  await ivy.press('Leavers’ accounts');
  await ivy.press('Who cannot be reached');
  await look(phone, '48-ivy-cannot-reach');
  await phone.close();
}, 120_000);
