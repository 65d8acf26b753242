// Agreements among people who each have a Teams of their own: Microsoft's Agents Playground in a real browser, before the program as
// main.ts puts it together. Everything happens in the card that was asked for it.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PlaygroundPersona, type Playgrounds, startPlaygrounds } from '../clients/playground/index.ts';
import { type AgreementPack, agreementPack, pupilLines } from '../support/agreement-pack.ts';
import { closeApps, openApp, type TestApp } from '../support/open-app.ts';
import { esafety } from '../support/run-esafety.ts';
import { CHECKS, fillSignForm, readToTheEnd, SIGNED_AS } from './agreement-acts.ts';
import { look, tellerOf } from './playground-look.ts';

const demoPerson = (number: number, name: string) => ({
  aadObjectId: `aaaaaaaa-0000-4000-8000-0000000000${number}`,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@demo-school.example`,
});

/** In the middle of Lesson 2 of the demo school, a Tuesday. */
const TEN_PAST_TEN = Date.parse('2026-11-24T10:10:00Z');

let app: TestApp;
let pack: AgreementPack;
let world: Playgrounds;
let tess: PlaygroundPersona;
let ezra: PlaygroundPersona;

beforeAll(async () => {
  pack = agreementPack();
  app = await openApp({ ESAFETY_TEAMS_LOCAL: '1', ESAFETY_POLICY: pack.path }, { clock: { now: () => TEN_PAST_TEN } });
  world = await startPlaygrounds(`${app.url}/api/messages`);
}, 60_000);
afterAll(async () => {
  await world?.close();
  await closeApps();
  pack.remove();
}, 60_000);

const offers = (who: PlaygroundPersona) => async (label: string) =>
  (await who.page.locator('.ac-adaptiveCard').last().getByRole('button', { name: label, exact: true }).count()) > 0;

describe('in the Agents Playground, the demo school', () => {
  it('reads and signs an agreement in one card, after a slip', async () => {
    tess = await world.persona(demoPerson(20, 'Tess Teacher'));
    await tess.sees('Report an online safety concern');
    await tess.say('aup');
    await tess.sees('Press the button to go on.');
    await tess.turns('My agreements');
    await look(tess, '01-tess-list');
    await tess.turns('Read and sign');
    await readToTheEnd(tellerOf(tess, '02-tess-reads'), offers(tess));
    await fillSignForm(tellerOf(tess, '03-tess-form'), { slip: true });
    await look(tess, '03-tess-form');
    await tess.turns('Sign');
    await tess.sees('Read clause 6 again');
    await look(tess, '04-tess-slip');
    expect(await tess.typed('Type your name')).toBe(SIGNED_AS);
    await tess.choose(CHECKS[0]?.question ?? '', CHECKS[0]?.right ?? '');
    await tess.turns('Sign');
    await tess.sees('Your copy is kept.');
    await look(tess, '05-tess-signed');
  }, 60_000);

  it('prepares a campaign by hand, looks at it, and starts it', async () => {
    ezra = await world.persona(demoPerson(24, 'Ezra Online'));
    await ezra.sees('Report an online safety concern');
    await ezra.say('aup');
    await ezra.sees('Press the button to go on.');
    await ezra.turns('My agreements');
    await ezra.turns('Campaigns');
    await look(ezra, '06-ezra-none');
    await ezra.turns('Prepare one by hand');
    await look(ezra, '07-ezra-by-hand');
    await ezra.turns('Prepare');
    // Whoever signed on the day it was prepared is not asked once more.
    await ezra.sees('11 people will be asked to sign.');
    await look(ezra, '08-ezra-preview');
    await ezra.turns('Go on to start');
    await look(ezra, '09-ezra-start');
    await ezra.turns('Start the campaign');
    await ezra.sees('You have started it.');
    await look(ezra, '10-ezra-started');
  }, 60_000);

  it('ticks off a class', async () => {
    const list = pack.file('pupils.csv', pupilLines(6));
    const run = await esafety(app, ['pupils', 'import', list, '--apply'], { ESAFETY_POLICY: pack.path });
    expect([run.code, run.err]).toEqual([0, '']);
    await tess.say('aup');
    await tess.sees('Press the button to go on.');
    await tess.turns('My agreements');
    await tess.turns('Class lists');
    await look(tess, '11-tess-classes');
    await tess.turns('Tick papers');
    await look(tess, '12-tess-sheet');
    await tess.choose('Whose papers do you have?', 'Pupil Ashgrove 1');
    await tess.choose('Whose papers do you have?', 'Pupil Birchley 2');
    await tess.choose('What do the papers say?', 'Signed');
    await tess.pickDay('The day on the paper', 1);
    await tess.type('Where is the paper kept?', 'Blue folder');
    await look(tess, '13-tess-ticked');
    await tess.turns('Save');
    await tess.sees('Saved: 2 papers.');
    await look(tess, '14-tess-saved');
  }, 60_000);

  it('has put nothing private in a message, only in the answers to presses', () => {
    const all = [tess, ezra].flatMap((who) => who.exchanges());
    const sent = all
      .filter(({ fromBot }) => fromBot)
      .map((each) => each.sent)
      .join('\n');
    const answers = all
      .filter(({ fromBot }) => !fromBot)
      .map(({ answered }) => answered)
      .join('\n');
    // The search finds what is there to be found.
    for (const secret of [SIGNED_AS, 'Ashgrove']) expect(answers).toContain(secret);
    for (const secret of [SIGNED_AS, 'Ashgrove']) expect(sent + app.logged.join('\n')).not.toContain(secret);
    expect(all.filter(({ status }) => status >= 400)).toEqual([]);
  });
});
