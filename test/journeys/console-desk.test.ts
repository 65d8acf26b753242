// The desk of a safeguarding lead in the console: one case from the alert to its second closing, on a phone and at a desk. Every page
// that is new is read by axe.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { ConsoleColumn } from '../clients/console/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { closeApps } from '../support/open-app.ts';
import { DESK, look, openConsoleSchool, PHONE } from './console-filter-acts.ts';
import { tabTo } from './console-keyboard.ts';
import {
  askIvy,
  beginNote,
  bringIn,
  callSocialCare,
  closeCase,
  DESK_SECRETS,
  finishTask,
  goThroughPicture,
  openAgain,
  takeIn,
  tellParents,
  writeNote,
} from './desk-acts.ts';
import { SENTINELS, tellOfHarmedPupil, tellOfNudePicture } from './stories.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(closeApps);

const text = async (column: ConsoleColumn): Promise<string> => (await column.dialogText()) ?? '';

/** The first button of this name in the private page: the others stand further down the list. */
const firstOf = async (column: ConsoleColumn, label: string, then: string): Promise<void> => {
  const dialog = column.element.getByRole('dialog');
  await dialog.getByRole('button', { name: label, exact: true }).first().click();
  await dialog.getByText(then).first().waitFor();
};

describe('in the console, a safeguarding lead', () => {
  it('works a case on a phone from the alert to its second closing; the others see their part and nothing else', async () => {
    const school = await openConsoleSchool(browser);
    const [phone, desk] = [await school.open(PHONE), await school.open()];
    const tess = desk.column('Tess Teacher');
    await tess.press('Report a concern');
    await tellOfNudePicture(tess);
    await tess.press('Send report');
    const ref = /ES-\w{8}/.exec(await text(tess))?.[0] ?? 'none';
    await tess.closeDialog();

    const dana = phone.column('Dana Safeguard');
    await dana.waitForMessage(`New report ${ref}`);
    await dana.press('Open');
    expect(await text(dana)).toContain('Accept the case: By Tue 24 Nov 2026, 10:25');
    await look(phone, '01-new');
    await dana.press('I am dealing with this');
    expect(await text(dana)).toContain('You are dealing with this now.');
    const page = await text(dana);
    // What happened stands before the numbers, and both before what is looked up.
    const order = ['What was reported', SENTINELS.story, 'Who to call or write to', 'What the reporter was advised'];
    const places = order.map((words) => page.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    await look(phone, '02-accepted');

    await writeNote(dana, 'facts', DESK_SECRETS.note);
    expect(await text(dana)).toContain('Saved to the record.');
    await writeNote(dana, 'child', DESK_SECRETS.child);
    expect(await text(dana)).toContain(`“${DESK_SECRETS.child}”`);
    await goThroughPicture(dana);
    await look(phone, '03-picture');
    await takeIn(dana);
    await callSocialCare(dana, async () => {
      await look(phone, '04-bodies');
      await firstOf(dana, 'Get ready', 'Before you call');
      await dana.press('Somebody else');
      expect(await text(dana)).toContain('Everybody you could call');
      const row = dana.element.getByRole('dialog').locator('.ac-columnSet').filter({ hasText: 'social care' });
      await row.getByRole('button', { name: 'Get ready' }).click();
      await dana.element.getByText('01632 960101').waitFor();
      await look(phone, '05-ready');
      return 'own';
    });
    expect(await text(dana)).toMatch(/Who is it\? Children's social care/);
    await tellParents(dana);
    await askIvy(dana);
    await look(phone, '06-worked');

    const ivy = desk.column('Ivy Technician');
    await ivy.waitForMessage('You are asked to do something');
    await ivy.press('Open');
    const part = await text(ivy);
    expect(part).toContain(DESK_SECRETS.task);
    // Neither what happened nor advice that would say what kind of thing it was.
    for (const words of [SENTINELS.story, 'picture', 'nude', DESK_SECRETS.note]) expect(part).not.toContain(words);
    await look(desk, '07-ivy-task');
    await finishTask(ivy);
    expect(await text(ivy)).toContain('Saved to the record.');
    await look(desk, '08-ivy-done');
    await ivy.closeDialog();

    await bringIn(dana, 'Sen', 'A task only: nothing of what happened');
    expect(await text(dana)).toContain('Sees a task only.');
    await look(phone, '09-shared');
    await dana.press('Back to the case');

    await beginNote(dana, 'facts', 'Her tutor walks home with her.');
    const dev = desk.column('Dev Deputy');
    school.later(1);
    await dev.press('Open');
    await writeNote(dev, 'opinion', DESK_SECRETS.opinion);
    await dev.closeDialog();
    school.later(1);
    await dana.press('Save to the record');
    const meanwhile = await text(dana);
    expect(meanwhile).toContain('While you were writing, this came in.');
    expect(meanwhile).toContain('Dev Deputy added: Note');
    expect(meanwhile).toContain(DESK_SECRETS.opinion);
    await look(phone, '10-meanwhile');
    await dana.closeDialog();

    school.later(20);
    await tess.press('Add something');
    await tess.fill('What do you want to add?', 'She was seen at the gate.');
    await tess.press('Save what I added');
    await tess.closeDialog();
    await dana.waitForMessage('Something has been added');
    await dana.press('Open');
    expect(await text(dana)).toContain('The reporter added something, 10:32.');
    await look(phone, '11-new');

    await dana.press('Take a copy');
    await dana.fill('Passphrase', 'numbat quilt harbour seven plums');
    await dana.fill('The same passphrase again', 'numbat quilt harbour seven plums');
    await look(phone, '12-copy');
    await dana.press('Make the locked copy');
    expect(await dana.element.getByRole('link', { name: 'Download the locked copy' }).count()).toBe(1);
    await look(phone, '13-copy-ready');
    await dana.press('Back to the case');

    await dana.press('Close this case');
    expect(await text(dana)).toContain(`${DESK_SECRETS.phone} is still held`);
    await look(phone, '14-close');
    await dana.press('Back to the case');
    await closeCase(dana, 'Yes: Online safety policy', 'The phone goes back on Friday');
    expect(await text(dana)).toContain('Brought forward, so due soon: Online safety policy.');
    await look(phone, '15-closed');
    await tess.waitForMessage(`Closed. ${ref}`);
    await openAgain(dana);
    expect(await text(dana)).toContain('Open again.');
    await closeCase(dana, 'No', 'The phone goes back on Friday');
    expect(await text(dana)).toContain('Closed. Nobody is reminded of it any more.');
    await dana.closeDialog();
    await look(phone, '16-chat');

    const names = ['Tess Teacher', 'Dana Safeguard', 'Dev Deputy', 'Ivy Technician', 'Hana Head', 'Chaz Chair'];
    const chats = (await Promise.all(names.map((name) => desk.column(name).messages()))).flat().join('\n');
    for (const secret of [...Object.values(DESK_SECRETS), ...Object.values(SENTINELS)]) {
      expect(chats).not.toContain(secret);
      expect(school.app().logged.join('\n')).not.toContain(secret);
    }
    for (const name of ['Hana Head', 'Ezra Online', 'Bea Business', 'Chaz Chair'])
      expect((await desk.column(name).messages()).join('\n')).not.toContain('ES-');
    await phone.close();
    await desk.close();
  }, 180_000);

  it('accepts, notes and steps back by keyboard alone, in the dark; whoever follows is shown what was seen', async () => {
    const school = await openConsoleSchool(browser);
    const desk = await school.open({ ...DESK, scheme: 'dark' });
    const { page } = desk;
    const [tess, dana, dev] = [
      desk.column('Tess Teacher'),
      desk.column('Dana Safeguard'),
      desk.column('Dev Deputy'),
    ] as const;
    await tess.press('Report a concern');
    await tellOfHarmedPupil(tess);
    await tess.press('Send report');
    await tess.closeDialog();
    await dana.waitForMessage(/New report ES-/);

    await page.getByRole('textbox', { name: 'Message from Dana Safeguard' }).focus();
    await page.keyboard.type('home');
    await page.keyboard.press('Enter');
    await dana.waitForMessage('You have 1 open case.');
    await look(desk, '20-dark-home');
    await page.keyboard.type('cases');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /My open cases/ }).waitFor();
    await tabTo(page, 'Open');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /ES-/ }).waitFor();
    await tabTo(page, 'I am dealing with this');
    await page.keyboard.press('Enter');
    await page.getByText('You are dealing with this now.').waitFor();
    await look(desk, '21-dark-case');
    await tabTo(page, 'Add to the record');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Add to the record/ }).waitFor();
    await tabTo(page, 'Add a note');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Add a note/ }).waitFor();
    await tabTo(page, 'Facts: what was seen');
    await page.keyboard.press('Space');
    await tabTo(page, 'The note');
    await page.keyboard.type(DESK_SECRETS.note);
    await look(desk, '22-dark-note');
    await tabTo(page, 'Save to the record');
    await page.keyboard.press('Enter');
    await page.getByText('Saved to the record.').waitFor();
    await tabTo(page, 'I should not have this case');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Step back/ }).waitFor();
    await look(desk, '23-dark-step-back');
    await tabTo(page, 'Step back from this case');
    await page.keyboard.press('Enter');
    await page.getByText('There is nothing more for you to do.').first().waitFor();
    await page.keyboard.press('Escape');

    await dev.waitForMessage('is waiting');
    await dev.press('Open');
    expect(await text(dev)).toMatch(
      /Seen earlier by\s*Dana Safeguard: Access ended Tue 24 Nov 2026, 10:10\. Opened it/,
    );
    await look(desk, '24-dark-next');
    await dev.closeDialog();
    await dana.press('Open');
    expect(await text(dana)).not.toContain(SENTINELS.story);
    await desk.close();
  }, 120_000);
});
