// A teacher's whole report and the DSL who takes it, each in a Teams of their own: Microsoft's Agents Playground in a real browser,
// before the program as main.ts puts it together.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PlaygroundPersona, type Playgrounds, startPlaygrounds } from '../clients/playground/index.ts';
import { closeApps, openApp, type TestApp } from '../support/open-app.ts';
import { look, tellerOf } from './playground-look.ts';
import { SENTINELS, tellPageOne, tellWhatHappened, tellWhatKind } from './stories.ts';

const demoPerson = (number: number, name: string) => ({
  aadObjectId: `aaaaaaaa-0000-4000-8000-0000000000${number}`,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@demo-school.example`,
});

const NOTE = 'Spoke to her at break with her form teacher.';
const SECRETS = [...Object.values(SENTINELS), NOTE, 'Bullying', 'bullying'];

let app: TestApp;
let world: Playgrounds;
let dana: PlaygroundPersona;
let tess: PlaygroundPersona;
let ref = '';

beforeAll(async () => {
  app = await openApp({ ESAFETY_TEAMS_LOCAL: '1' });
  world = await startPlaygrounds(`${app.url}/api/messages`);
}, 60_000);
afterAll(async () => {
  await world?.close();
  await closeApps();
}, 60_000);

const written = (who: PlaygroundPersona): readonly string[] =>
  who
    .exchanges()
    .filter(({ kind, fromBot }) => fromBot && kind !== 'getConversationMember')
    .map(({ sent }) => sent);

describe('in the Agents Playground, the demo school', () => {
  it('welcomes the DSL who opens it, and from then on can write to her', async () => {
    dana = await world.persona(demoPerson(21, 'Dana Safeguard'));
    await dana.sees('Report an online safety concern');
    await look(dana, '01-dana-welcome');
  }, 60_000);

  it('takes the whole report of a teacher in place, page by page, and keeps what was typed when a page is not taken', async () => {
    tess = await world.persona(demoPerson(20, 'Tess Teacher'));
    await tess.sees('Report an online safety concern');
    await tess.say('report');
    await tess.sees('It takes a few minutes.');
    await look(tess, '02-tess-start');
    const teller = tellerOf(tess, '03-tess-page');

    await tess.turns('Report a concern');
    await tellPageOne(teller);
    await tess.turns('Next');
    await tess.sees('Please answer this to go on.');
    await tess.turns('Save and close');
    await tess.sees('Kept, not sent');
    await tess.sees('You put a report aside');
    await tess.turns('Continue my report');
    await tellWhatKind(teller);
    const long = `${SENTINELS.story} ${'and so on '.repeat(300)}`.trim();
    await tess.type('What happened?', long);
    await teller.press('Next');
    await tess.sees(`That is ${long.length.toLocaleString('en-GB')} letters; 3,000 fit here.`);
    expect(await tess.typed('What happened?')).toBe(long);
    await tellWhatHappened(teller);
    await teller.press('Next');

    await tess.sees('Who will be told');
    await tess.sees('Dana Safeguard, Designated Safeguarding Lead (DSL)');
    await tess.sees('Dev Deputy, Deputy Designated Safeguarding Lead');
    await teller.press('Send report');
    const receipt = await tess.page.getByText(/Your reference is ES-\w{8}/).innerText();
    ref = /ES-\w{8}/.exec(receipt)?.[0] ?? 'no reference';
    await tess.sees('Who has been told');
    await tess.sees(`Saved. ${ref}`);
    await look(tess, '04-tess-receipt-and-status');
  }, 120_000);

  it('tells the DSL with a reference, how urgent and when, and nothing else', async () => {
    await dana.sees(`New report ${ref}`);
    await look(dana, '05-dana-alert');
    const alert = written(dana).findLast((activity) => activity.includes(ref)) ?? '';
    const words = [...alert.matchAll(/"(?:text|title|summary)":"([^"]*)"/g)].map((match) => match[1]);
    expect(words).toEqual([
      `New report ${ref}.`,
      `New report ${ref}`,
      expect.stringMatching(/^Urgent\. .*\d\d:\d\d\.$/),
      'I am dealing with this',
      'Open',
    ]);
  }, 60_000);

  it('opens the case in the press that accepts it, and the teacher’s message follows in place', async () => {
    await dana.turns('I am dealing with this');
    await dana.sees(SENTINELS.story);
    await dana.sees('Tess Teacher');
    await look(dana, '06-dana-case');
    await tess.sees('Somebody has read your report');
    await tess.seesNot(`Saved. ${ref}`);

    await dana.turns('Add to the record');
    await dana.turns('Add a note');
    await dana.choose('What is this note?', 'Facts: what was seen, said or done');
    await dana.type('The note', NOTE);
    await look(dana, '07-dana-note');
    await dana.turns('Save to the record');
    await dana.sees(NOTE);
    await look(dana, '08-dana-noted');
    await tess.sees('Somebody is dealing with your report');
    await look(tess, '09-tess-in-hand');
  }, 60_000);

  it('closes with six answers, and says no more to the teacher than that', async () => {
    await dana.turns('Close this case');
    for (const question of ['What happened, in short', 'What was done', 'What was decided', 'Why', 'What came of it'])
      await dana.type(question, 'Talked it through with her family.');
    await dana.choose('Do lessons mean that a policy should be looked at again?', 'No');
    await look(dana, '10-dana-close');
    await dana.turns('Close the case now');
    await look(dana, '11-dana-closed');
    await tess.sees(`Closed. ${ref}`);
    await look(tess, '12-tess-closed');
    expect(written(tess).filter((activity) => activity.includes(`Saved. ${ref}`))).toHaveLength(1);
  }, 60_000);

  it('goes on privately with somebody who mentions it in a channel', async () => {
    const tam = await world.persona(demoPerson(22, 'Tam Assistant'));
    await tam.sees('Report an online safety concern');
    await tam.opens('Staffroom');
    await tam.mentions('report');
    await tam.sees('I have written to you in our private chat.');
    await look(tam, '13-tam-channel');
    await tam.opens('Personal Chat');
    await tam.sees('It takes a few minutes.');
    await tam.turns('Report a concern');
    await tam.sees('Is anyone in danger now, or in the next few hours?');
    await look(tam, '14-tam-private');
    expect(written(tam).join('\n')).not.toContain(ref);
  }, 60_000);

  it('has put what was reported in no message, only in the answers to presses', () => {
    const all = [dana, tess].flatMap((who) => who.exchanges());
    const messages = [...written(dana), ...written(tess)].join('\n');
    const answers = all.filter(({ fromBot }) => !fromBot).map(({ answered }) => answered);
    // The search finds what is there to be found.
    expect(answers.join('\n')).toContain(SENTINELS.story);
    expect(messages).toContain(ref);
    for (const secret of SECRETS) {
      expect(messages).not.toContain(secret);
      expect(app.logged.join('\n')).not.toContain(secret);
    }
    expect(all.filter(({ status }) => status >= 400)).toEqual([]);
  });
});
