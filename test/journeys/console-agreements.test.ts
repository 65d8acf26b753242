// One agreement in the console from the reminder to the copy: a teacher on a phone who reads, slips and signs, one who asks about a
// clause, one who says no, and the co-ordinator who answers. Every page that is new is read by axe.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type AgreementPack, agreementPack } from '../support/agreement-pack.ts';
import { launchBrowser } from '../support/browser.ts';
import { closeApps } from '../support/open-app.ts';
import {
  CHECKS,
  CLAUSES,
  clauseLabel,
  fillSignForm,
  readToTheEnd,
  SIGNED_AS,
  toTheLastPage,
  WORDS,
} from './agreement-acts.ts';
import { DESK, look, lookingTeller, offers, openConsoleSchool, PHONE } from './console-filter-acts.ts';

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

describe('in the console, an agreement', () => {
  it('is reminded of, read to its end, signed after a slip, and kept as a copy', async () => {
    const school = await openConsoleSchool(browser, { ESAFETY_POLICY: pack.path });
    const phone = await school.open(PHONE);
    const tess = phone.column('Tess Teacher');
    school.later(DAY);
    expect(await tess.waitForMessage('waiting for you')).toContain('By Tue 8 Dec');
    await look(phone, '01-tess-reminder');
    await tess.press('Read and sign');
    const teller = lookingTeller(phone, tess, '02-tess-reads');
    let read = '';
    const readingTeller = {
      ...teller,
      press: async (label: string) => {
        read += await tess.dialogText();
        await teller.press(label);
      },
    };
    await readToTheEnd(readingTeller, offers(tess));
    expect(CLAUSES.filter((clause) => !read.includes(clause))).toEqual([]);
    await look(phone, '03-tess-form');
    await fillSignForm(tess, { slip: true });
    await tess.press('Sign');
    expect(await tess.dialogText()).toContain('Read clause 6 again');
    await look(phone, '04-tess-slip');
    await tess.choose(CHECKS[0]?.question ?? '', CHECKS[0]?.right ?? '');
    await tess.press('Sign');
    for (const words of ['Signed Wed 25 Nov 2026', SIGNED_AS, 'Class teacher'])
      expect(await tess.dialogText()).toContain(words);
    await look(phone, '05-tess-signed');
    await tess.press('Read what I signed');
    await look(phone, '06-tess-copy');
    await tess.press('My agreements');
    await look(phone, '07-tess-list');
    await tess.closeDialog();
    expect((await tess.messages()).join('\n')).not.toContain(SIGNED_AS);
    expect(school.app().logged.join('\n')).not.toContain(SIGNED_AS);
    await phone.close();
  }, 120_000);

  it('is asked about and refused, and the co-ordinator answers; nothing of it stands in a chat', async () => {
    const school = await openConsoleSchool(browser, { ESAFETY_POLICY: pack.path });
    const phone = await school.open({ ...PHONE, scheme: 'dark' });
    const desk = await school.open(DESK);
    const [tess, dana] = [phone.column('Tess Teacher'), phone.column('Dana Safeguard')];
    const ezra = desk.column('Ezra Online');
    await tess.type('aup');
    await look(phone, '10-tess-list');
    await tess.press('Read and sign');
    await tess.press('I do not understand');
    await look(phone, '11-tess-asks');
    await tess.choose('Which clause?', clauseLabel(11));
    await tess.fill('What is not clear?', WORDS.question);
    await tess.press('Send the question');
    await look(phone, '12-tess-asked');
    await tess.press('My agreements');
    await look(phone, '13-tess-list-asked');
    await tess.closeDialog();

    await dana.type('aup');
    await dana.press('Read and sign');
    await toTheLastPage(dana, offers(dana));
    await dana.press('I do not agree');
    await look(phone, '14-dana-refuses');
    await dana.fill('Why not?', WORDS.reason);
    await dana.press('Send my answer');
    await look(phone, '15-dana-refused');
    await dana.closeDialog();

    await ezra.waitForMessage('A colleague has a question');
    await ezra.waitForMessage('Somebody does not agree');
    await ezra.element.scrollIntoViewIfNeeded();
    await look(desk, '16-ezra-told');
    await ezra.type('aup');
    await look(desk, '17-ezra-list');
    await ezra.press('Questions and answers (2)');
    await look(desk, '18-ezra-waiting');
    await ezra.press('Open the answer');
    expect(await ezra.dialogText()).toContain(WORDS.reason);
    await look(desk, '19-ezra-refusal');
    await ezra.press('Back to the list');
    await ezra.press('Open the question');
    await look(desk, '20-ezra-question');
    await ezra.fill('Your answer', WORDS.answer);
    await ezra.press('Send the answer');
    await look(desk, '21-ezra-answered');
    await ezra.closeDialog();
    await tess.waitForMessage('Your question is answered');
    await look(phone, '22-tess-hears');
    await tess.press('Read the answer');
    expect(await tess.dialogText()).toContain(WORDS.answer);
    await look(phone, '23-tess-reads-answer');
    await tess.closeDialog();
    await ezra.type('aup');
    await ezra.press('Who has signed');
    await look(desk, '24-ezra-who');
    await ezra.press('Who cannot be reached');
    await look(desk, '25-ezra-cannot-reach');

    const chats = (await Promise.all([tess, dana, ezra].map((each) => each.messages()))).flat().join('\n');
    for (const secret of Object.values(WORDS)) {
      expect(chats).not.toContain(secret);
      expect(school.app().logged.join('\n')).not.toContain(secret);
    }
    await phone.close();
    await desk.close();
  }, 120_000);
});
