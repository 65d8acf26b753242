// A filter request among people who each have a Teams of their own: Microsoft's Agents Playground in a real browser, before the
// program as main.ts puts it together. What is typed is answered by a card with a button; the form opens in that card.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PlaygroundPersona, type Playgrounds, startPlaygrounds } from '../clients/playground/index.ts';
import { closeApps, openApp, type TestApp } from '../support/open-app.ts';
import { ADDRESS, PRIVATE, SHOWN, tellOfBlockedSite } from './filter-stories.ts';
import { look, tellerOf } from './playground-look.ts';

const demoPerson = (number: number, name: string) => ({
  aadObjectId: `aaaaaaaa-0000-4000-8000-0000000000${number}`,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@demo-school.example`,
});

const MINUTE_MS = 60_000;
/** In the middle of Lesson 2 of the demo school, a Tuesday. */
const day = { now: Date.parse('2026-11-24T10:10:00Z') };

let app: TestApp;
let world: Playgrounds;
let tess: PlaygroundPersona;
let ezra: PlaygroundPersona;
let ivy: PlaygroundPersona;

beforeAll(async () => {
  app = await openApp({ ESAFETY_TEAMS_LOCAL: '1' }, { clock: { now: () => day.now } });
  world = await startPlaygrounds(`${app.url}/api/messages`);
}, 60_000);
afterAll(async () => {
  await world?.close();
  await closeApps();
}, 60_000);

function later(minutes: number): void {
  day.now += minutes * MINUTE_MS;
  app.worker.wake();
}

const written = (who: PlaygroundPersona): readonly string[] =>
  who
    .exchanges()
    .filter(({ kind, fromBot }) => fromBot && kind !== 'getConversationMember')
    .map(({ sent }) => sent);

describe('in the Agents Playground, the demo school', () => {
  it('answers a typed address with a button, and the form opens in its place with the address filled in', async () => {
    ezra = await world.persona(demoPerson(24, 'Ezra Online'));
    await ezra.sees('Report an online safety concern');
    ivy = await world.persona(demoPerson(25, 'Ivy Technician'));
    await ivy.sees('Report an online safety concern');
    tess = await world.persona(demoPerson(20, 'Tess Teacher'));
    await tess.sees('Report an online safety concern');

    await tess.say(`unblock ${ADDRESS}`);
    await tess.sees('Press the button to go on.');
    await look(tess, '01-tess-typed');
    await tess.turns('Ask to open a blocked site');
    expect(await tess.typed('Web address')).toBe(ADDRESS);
    await tellOfBlockedSite(tellerOf(tess, '02-tess'));
    await tess.sees('Ezra Online has been asked.');
    await tess.sees('Your filter request');
    await look(tess, '03-tess-sent');
  }, 120_000);

  it('puts the question to the co-ordinator, who asks back, reads the answer and approves', async () => {
    await ezra.sees('Filter request: open this site?');
    await ezra.sees(SHOWN);
    await look(ezra, '04-ezra-asked');
    await ezra.turns('Ask a question');
    await look(ezra, '05-ezra-question');
    await ezra.type('What do you need to know?', PRIVATE.question);
    await ezra.turns('Send question');
    await look(ezra, '06-ezra-sent');
    await tess.sees('Ezra Online has a question before deciding.');
    await tess.turns('Answer the question');
    await tess.sees(PRIVATE.question);
    await tess.type('Your answer', PRIVATE.answer);
    await look(tess, '07-tess-answers');
    await tess.turns('Send answer');
    await ezra.sees('Tess Teacher has answered your question.');
    await ezra.turns('See details');
    await ezra.sees(PRIVATE.answer);
    await ezra.sees(PRIVATE.note);
    await look(ezra, '08-ezra-reads');
    await ezra.turns('Approve until 11:00');
    await ezra.sees('Approved by Ezra Online until 11:00. Not open yet.');
    await look(ezra, '09-ezra-approved');
    await tess.sees('Ezra Online has approved it until 11:00.');
    await look(tess, '10-tess-approved');
  }, 120_000);

  it('asks IT to open it, tells the teacher when it is open, and asks IT to block it again once the teacher has finished', async () => {
    await ivy.sees('Filter request: open this site');
    await look(ivy, '11-ivy-asked');
    await ivy.turns('It is open now');
    await look(ivy, '12-ivy-opens');
    await ivy.turns('Confirm it is open');
    await look(ivy, '13-ivy-opened');
    await tess.sees('Open now until 11:00.');
    later(40);
    await tess.sees('Have you finished?');
    await look(tess, '14-tess-finished');
    await tess.turns('I have finished');
    await tess.sees('Ended early at 10:50.');
    await ivy.sees('Filter request: block this again');
    await look(ivy, '15-ivy-blocks');
    later(2);
    await ivy.turns('It is blocked again');
    await look(ivy, '16-ivy-blocked');
    await tess.sees('Blocked again at 10:52. Confirmed by Ivy Technician.');
    await look(tess, '17-tess-blocked');
  }, 120_000);

  it('shows the log in place of the card that was asked for it', async () => {
    await ezra.say('overrides');
    await ezra.turns('Filter requests');
    await ezra.sees('Blocked again at 10:52.');
    await look(ezra, '18-ezra-log');
    await ezra.turns('Requests as a file');
    await look(ezra, '19-ezra-file');
  }, 60_000);

  it('has put nothing private in a message, only in the answers to presses', () => {
    const all = [tess, ezra, ivy].flatMap((who) => who.exchanges());
    const messages = [tess, ezra, ivy].flatMap(written).join('\n');
    const answers = all.filter(({ fromBot }) => !fromBot).map(({ answered }) => answered);
    // The search finds what is there to be found.
    for (const secret of [PRIVATE.note, PRIVATE.question, PRIVATE.answer]) expect(answers.join('\n')).toContain(secret);
    expect(messages).toContain(SHOWN);
    for (const secret of Object.values(PRIVATE)) {
      expect(messages).not.toContain(secret);
      expect(app.logged.join('\n')).not.toContain(secret);
    }
    expect(messages).not.toContain('/d/');
    expect(all.filter(({ status }) => status >= 400)).toEqual([]);
  });
});
