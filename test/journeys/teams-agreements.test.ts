// Agreements in Teams by tokens that are really signed: signing in one card, a text that changes meanwhile, a campaign, a class of 25.

import { afterEach, expect, it } from '@jest/globals';
import { type AgreementPack, agreementPack, NEW_CLAUSE, pupilLines } from '../support/agreement-pack.ts';
import { esafety } from '../support/run-esafety.ts';
import { openTeamsSchool, type TeamsSchool, teamsTeller } from '../support/teams-school.ts';
import { CHECKS, CLAUSES, fillSignForm, readToTheEnd, SIGNED_AS } from './agreement-acts.ts';
import { chat, wholeChat } from './teams-acts.ts';

const DAY_MS = 24 * 3_600_000;

let here: TeamsSchool;
let pack: AgreementPack;
async function open(...names: readonly string[]): Promise<void> {
  pack = agreementPack();
  here = await openTeamsSchool({ ESAFETY_POLICY: pack.path });
  for (const name of names) await here.user(name).installs();
  await here.settle();
}
afterEach(async () => {
  await here.close();
  pack.remove();
});

const has = (name: string) => (label: string) => here.user(name).buttons().includes(label);

async function toText(name: string): Promise<void> {
  const person = here.user(name);
  await person.says('aup');
  await person.press('My agreements');
  await person.press('Read and sign');
}

async function signs(name: string): Promise<void> {
  await toText(name);
  const teller = teamsTeller(here.user(name));
  await readToTheEnd(teller, has(name));
  await fillSignForm(teller);
  await teller.press('Sign');
  expect(here.user(name).text()).toContain('Your copy is kept.');
}

it('a reminder, the whole text in one card, a wrong answer put right, and a copy that no chat keeps', async () => {
  await open('tess');
  const tess = here.user('tess');
  await here.later(DAY_MS);
  expect(chat(here, 'tess')).toContain('By Tue 8 Dec');
  await tess.press('Read and sign');
  let read = '';
  const teller = teamsTeller(tess);
  await readToTheEnd(
    {
      ...teller,
      press: async (label) => {
        read += tess.text();
        await teller.press(label);
      },
    },
    has('tess'),
  );
  expect(CLAUSES.filter((clause) => !read.includes(clause))).toEqual([]);
  await fillSignForm(teller, { slip: true });
  await tess.press('Sign');
  expect(tess.text()).toContain('Read clause 6 again');
  tess.answers({ [CHECKS[0]?.question ?? '']: CHECKS[0]?.right ?? '' });
  await tess.press('Sign');
  expect(tess.text()).toContain(SIGNED_AS);
  const kept = wholeChat(here, 'tess');
  expect(kept).not.toContain(SIGNED_AS);
  for (let day = 0; day < 20; day += 1) await here.later(DAY_MS);
  expect(chat(here, 'tess').match(/waiting for you/g)).toHaveLength(1);
  expect(here.teams.state.calls.filter(({ status }) => status >= 400)).toEqual([]);
});

it('a text that changes under somebody’s hands is not signed: the reason stands on top, and what was typed is there again', async () => {
  await open('tess');
  await toText('tess');
  const tess = here.user('tess');
  const teller = teamsTeller(tess);
  await readToTheEnd(teller, has('tess'));
  await fillSignForm(teller);
  pack.changeStaffText();
  await here.restart();
  await tess.press('Sign');
  expect(tess.text()).toContain('The text was changed while you were reading, so you have not signed.');
  await readToTheEnd(teller, has('tess'));
  expect(JSON.stringify(tess.card())).toContain(SIGNED_AS);
  await tess.press('Sign');
  expect(tess.text()).toContain('Version: 2026-12');
});

it('a campaign is looked at, started and seen to run', async () => {
  await open('tess', 'ezra');
  await signs('tess');
  pack.changeStaffText();
  await here.restart();
  await here.later(DAY_MS);
  const ezra = here.user('ezra');
  expect(chat(here, 'ezra')).toContain('Ready to start: Acceptable use agreement for staff');
  await ezra.press('Look at it');
  expect(ezra.text()).toContain('12 people will be asked to sign.');
  await ezra.press('Read the text');
  expect(ezra.text()).toContain(NEW_CLAUSE);
  await ezra.press('Back to the campaign');
  await ezra.press('Go on to start');
  await ezra.press('Start the campaign');
  expect(ezra.text()).toContain('You have started it.');
  await here.later(DAY_MS);
  expect(chat(here, 'tess')).toContain('Acceptable use agreement for staff');
  await signs('tess');
  await ezra.says('aup');
  await ezra.press('My agreements');
  await ezra.press('Campaigns');
  await ezra.press('Look at it');
  expect(ezra.text()).toContain('1 of 12 have signed. ■');
});

it('a class of 25 is ticked off in one card', async () => {
  await open('tess');
  const list = pack.file('pupils.csv', pupilLines());
  const run = await esafety(here.app, ['pupils', 'import', list, '--apply'], { ESAFETY_POLICY: pack.path });
  expect([run.code, run.err]).toEqual([0, '']);
  const tess = here.user('tess');
  await tess.says('aup');
  await tess.press('My agreements');
  await tess.press('Class lists');
  await tess.press('Tick papers');
  const names = pupilLines()
    .slice(1)
    .map((line) => line.split(',')[1] ?? '');
  expect(names.filter((name) => !JSON.stringify(tess.card()).includes(name))).toEqual([]);
  tess.answers({
    'Whose papers do you have?': names.join('; '),
    'What do the papers say?': 'Signed',
    'The day on the paper': '2026-11-23',
    'Where is the paper kept?': 'Blue folder',
  });
  await tess.press('Save');
  expect(tess.text()).toContain('All papers of this sheet are back.');
  expect(wholeChat(here, 'tess')).not.toContain('Ashgrove');
  expect(here.app.logged.join()).not.toContain('Ashgrove');
});
