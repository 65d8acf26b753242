// The desk of a safeguarding lead in Teams as it is drawn: Microsoft's Agents Playground in a real browser. The home card, the list,
// the search, and a case from accepting to closing.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PlaygroundPersona, type Playgrounds, startPlaygrounds } from '../clients/playground/index.ts';
import { consolePerson } from '../support/console-person.ts';
import { closeApps, openApp, type TestApp } from '../support/open-app.ts';
import { closeCase, DESK_SECRETS, writeNote } from './desk-acts.ts';
import { look, tellerOf } from './playground-look.ts';
import { SENTINELS, tellOfHarmedPupil } from './stories.ts';

let app: TestApp;
let world: Playgrounds;
let dana: PlaygroundPersona;
const refs: string[] = [];

beforeAll(async () => {
  app = await openApp({ ESAFETY_TEAMS_LOCAL: '1' });
  world = await startPlaygrounds(`${app.url}/api/messages`);
}, 60_000);
afterAll(async () => {
  await world?.close();
  await closeApps();
}, 60_000);

/** From the console, which stands beside Teams here and is quicker. */
async function reportFromElsewhere(): Promise<string> {
  const tess = await consolePerson(app, 'p_tess');
  await tess.pressOf('report.start', '');
  await tellOfHarmedPupil(tess);
  await tess.press('Send report');
  return /ES-\w{8}/.exec(tess.text())?.[0] ?? 'not sent';
}

describe('in the Agents Playground, a safeguarding lead', () => {
  it('sees what waits on the home card, in the list, and finds one by its reference', async () => {
    dana = await world.persona({
      aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000021',
      name: 'Dana Safeguard',
      email: 'dana.safeguard@demo-school.example',
    });
    await dana.sees('Report an online safety concern');
    for (let sent = 0; sent < 3; sent += 1) refs.push(await reportFromElsewhere());
    await dana.say('home');
    await dana.sees('You have 3 open cases.');
    await look(dana, '20-home');
    await dana.turns('My open cases');
    for (const ref of refs) await dana.sees(ref);
    await look(dana, '21-cases');
    await dana.turns('Find a case');
    await dana.type('Reference or name', refs[1] ?? '');
    await look(dana, '22-find');
    await dana.turns('Search');
    await look(dana, '23-found');
  }, 90_000);

  it('accepts it, writes a note and closes it, and is told each time that it is kept', async () => {
    const desk = tellerOf(dana, '24-desk');
    await dana.turns('Open');
    await dana.sees(SENTINELS.story);
    await dana.turns('I am dealing with this');
    await dana.sees('You are dealing with this now.');
    await writeNote(desk, 'facts', DESK_SECRETS.note);
    await dana.sees('Saved to the record.');
    await closeCase(desk, 'No');
    await dana.sees('Closed. Nobody is reminded of it any more.');
    await look(dana, '25-closed');
    const kept = dana
      .exchanges()
      .filter(({ fromBot, kind }) => fromBot && kind !== 'getConversationMember')
      .map(({ sent }) => sent)
      .join('\n');
    expect(kept).toContain(refs[1]);
    for (const secret of [SENTINELS.story, DESK_SECRETS.note, DESK_SECRETS.closing]) {
      expect(kept).not.toContain(secret);
      expect(app.logged.join('\n')).not.toContain(secret);
    }
    expect(dana.exchanges().filter(({ status }) => status >= 400)).toEqual([]);
  }, 90_000);
});
