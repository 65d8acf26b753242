// Agreements in Slack where windows are small and things change meanwhile: a campaign, a class of 25, a text that is longer than any
// window, and one that changes under somebody's hands. Over signed requests, through the program as main.ts puts it together.

import { afterEach, expect, it } from '@jest/globals';
import { type AgreementPack, agreementPack, NEW_CLAUSE, pupilLines } from '../support/agreement-pack.ts';
import { esafety } from '../support/run-esafety.ts';
import { openSlackSchool, type SlackSchool, slackTeller } from '../support/slack-school.ts';
import { CLAUSES, fillSignForm, readToTheEnd, SIGNED_AS, WORDS } from './agreement-acts.ts';
import { inbox } from './slack-acts.ts';
import { troubles } from './slack-filter-acts.ts';

const DAY_MS = 24 * 3_600_000;

let here: SlackSchool;
let pack: AgreementPack;
async function open(): Promise<void> {
  pack = agreementPack();
  here = await openSlackSchool({ environment: { ESAFETY_POLICY: pack.path } });
}
afterEach(async () => {
  await here.close();
  pack.remove();
});

const has = (name: string) => (label: string) => here.user(name).modal()?.buttons.includes(label) === true;
const textOf = (name: string): string => here.user(name).modal()?.text ?? '';

async function toForm(name: string): Promise<void> {
  const person = here.user(name);
  await person.command('aup');
  await person.press('Read and sign');
  await readToTheEnd(slackTeller(person), has(name));
}

async function signs(name: string): Promise<void> {
  await toForm(name);
  await fillSignForm(slackTeller(here.user(name)));
  await here.user(name).press('Sign');
  expect(textOf(name)).toContain('Your copy is kept.');
  here.user(name).closeModal();
}

it('a text that changes under somebody’s hands is not signed: the reason stands on top, and what was typed is there again', async () => {
  await open();
  await toForm('tess');
  const tess = here.user('tess');
  await fillSignForm(slackTeller(tess));
  pack.changeStaffText();
  await here.restart();
  await tess.press('Sign');
  expect(textOf('tess')).toContain('The text was changed while you were reading, so you have not signed.');
  expect(textOf('tess')).toContain('What you typed is still there.');
  await readToTheEnd(slackTeller(tess), has('tess'));
  expect(tess.modal()?.inputs.find(({ id }) => id === 'name')?.value).toBe(SIGNED_AS);
  await tess.press('Sign');
  expect(textOf('tess')).toContain('Version: 2026-12');
  expect(troubles(here)).toEqual([]);
});

it('a question that is sent after the text has changed is not lost', async () => {
  await open();
  const tess = here.user('tess');
  await tess.command('aup');
  await tess.press('Read and sign');
  await tess.press('I do not understand');
  await tess.choose(
    'Which clause?',
    `${`Clause 8: ${CLAUSES[7]}`.slice(0, 69)}${(CLAUSES[7]?.length ?? 0) > 59 ? '…' : ''}`,
  );
  await tess.type('What is not clear?', WORDS.question);
  pack.changeStaffText();
  await here.restart();
  await tess.press('Send the question');
  expect(textOf('tess')).toContain('your question is not sent yet');
  expect(JSON.stringify(tess.modal()?.inputs)).toContain(WORDS.question);
  await tess.press('Send the question');
  expect(tess.modal()?.title).toBe('Your question is sent');
});

it('a campaign is looked at, started, and seen to its last name', async () => {
  await open();
  for (const name of ['tess', 'hana']) await signs(name);
  pack.changeStaffText();
  await here.restart();
  await here.later(DAY_MS);
  const ezra = here.user('ezra');
  expect(inbox(here, 'ezra')).toContain('Ready to start: Acceptable use agreement for staff');
  expect(inbox(here, 'tess')).not.toContain('waiting for you');
  await ezra.press('Look at it');
  expect(textOf('ezra')).toContain('12 people will be asked to sign.');
  await ezra.press('Read the text');
  expect(textOf('ezra')).toContain(NEW_CLAUSE);
  await ezra.press('Back to the campaign');
  await ezra.press('Go on to start');
  await ezra.press('Start the campaign');
  expect(textOf('ezra')).toContain('You have started it.');
  ezra.closeModal();
  await here.later(DAY_MS);
  const bundles = inbox(here, 'tess').match(/waiting for you/g);
  expect(bundles).toHaveLength(1);
  await signs('tess');
  await ezra.press('Look at it');
  expect(textOf('ezra')).toContain('1 of 12 have signed. ■');
  expect(textOf('ezra')).toContain('Class teachers: 1 of 3 have signed.');
  await ezra.press('Names as a table');
  expect(ezra.modal()?.title).toBe('The file is ready');
  ezra.closeModal();
  for (let day = 0; day < 17; day += 1) await here.later(DAY_MS);
  await ezra.command('aup');
  await ezra.press('Campaigns');
  await ezra.press('Look at it');
  await ezra.press('Names of the late');
  expect(textOf('ezra')).toContain('Hana Head: last day was');
  expect(textOf('ezra')).not.toContain('Tess');
  expect(JSON.stringify(here.slack.world.dm(ezra.id).messages)).not.toContain('Hana Head');
  expect(troubles(here)).toEqual([]);
}, 30_000);

it('a class of 25 is ticked off in one window and one is taken back', async () => {
  await open();
  const list = pack.file('pupils.csv', pupilLines());
  const run = await esafety(here.app, ['pupils', 'import', list, '--apply'], { ESAFETY_POLICY: pack.path });
  expect([run.code, run.err]).toEqual([0, '']);
  const tess = here.user('tess');
  await tess.command('aup');
  await tess.press('Class lists');
  await tess.press('Tick papers');
  expect(tess.modal()?.inputs.find(({ id }) => id === 'chosen')?.options).toHaveLength(25);
  const names = pupilLines()
    .slice(1)
    .map((line) => line.split(',')[1] ?? '');
  await tess.choose('Whose papers do you have?', ...names.slice(0, 24));
  await tess.choose('What do the papers say?', 'Signed');
  await tess.type('The day on the paper', '2026-11-23');
  await tess.type('Where is the paper kept?', 'Blue folder');
  await tess.press('Save');
  expect(textOf('tess')).toContain('Saved: 24 papers.');
  await tess.press('What is back');
  await tess.press('Take back');
  await tess.type('Why?', 'Ticked by mistake.');
  await tess.press('Take it back');
  expect(textOf('tess')).toContain('It counts as not back.');
  tess.closeModal();
  expect(JSON.stringify(here.slack.world.dm(tess.id).messages)).not.toContain('Ashgrove');
  expect(here.app.logged.join()).not.toContain('Ashgrove');
  expect(troubles(here)).toEqual([]);
});

it('a text longer than any window is read to its last word, page by page', async () => {
  await open();
  const clauses = pack.longStaffText();
  await here.restart();
  const tess = here.user('tess');
  await tess.openHome();
  await tess.press('My agreements', 'home');
  await tess.press('Read and sign');
  let read = '';
  let pages = 0;
  while (tess.modal()?.buttons.includes('Go on reading') === true) {
    read += textOf('tess');
    pages += 1;
    await tess.press('Go on reading');
  }
  read += textOf('tess');
  expect(pages).toBeGreaterThan(10);
  expect(clauses.filter((clause) => !read.includes(clause))).toEqual([]);
  await tess.press('I do not understand');
  await tess.choose('Which clause?', `Clause 1: ${clauses[0]?.slice(0, 59)}…`);
  await tess.type('What is not clear?', WORDS.question);
  await tess.press('Send the question');
  expect(tess.modal()?.title).toBe('Your question is sent');
  expect(troubles(here)).toEqual([]);
}, 30_000);
