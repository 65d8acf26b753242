// What people write, whom it is about and what kind of thing it is stay on private pages: told on all three platforms, then looked for
// everywhere else. The last test plants leaks, so that the search is known to find them.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type ConsolePersonClient, consolePerson } from '../support/console-person.ts';
import {
  folderSurfaces,
  httpSurfaces,
  leaksIn,
  logSurfaces,
  type Surface,
  slackSurfaces,
  teamsSurfaces,
} from '../support/leaks.ts';
import { closeApps, openApp, type TestApp } from '../support/open-app.ts';
import { finish } from '../support/settle.ts';
import { type Both, busySchool, KINDS, LATER, TYPED_ADULT, WORDS } from './busy-school.ts';
import { SENTINELS, tellOfHarmedPupil } from './stories.ts';

let school: Both | undefined;
afterEach(async () => {
  await school?.close();
  school = undefined;
  await closeApps();
});

async function surfacesOf({ here, teams }: Both): Promise<readonly Surface[]> {
  return [
    ...slackSurfaces(here.slack),
    ...teamsSurfaces(teams),
    ...(await httpSurfaces(here.app.url, WORDS)),
    ...logSurfaces(here.app.logged),
    ...folderSurfaces(here.app.folder),
  ];
}

/** Who holds or held a case, and who sent it: nobody else may so much as read its reference. */
async function mayKnow(app: TestApp): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { headers } = await app.store.list('case', [], { limit: 100 });
  const known = new Map<string, ReadonlySet<string>>();
  for (const { id } of headers) {
    const doc = await app.store.read('case', id);
    if (doc === null) continue;
    const { reporter, holders, ref } = doc.state;
    const sender = reporter.kind === 'person' ? [reporter.personId] : [];
    known.set(ref, new Set([...sender, ...holders.map((holder) => holder.personId)]));
  }
  return known;
}

describe('what was reported', () => {
  it('stands in no chat, log line, counter, error, address, file name or file in clear, on Slack and Teams', async () => {
    school = await busySchool();
    const both = school;
    const surfaces = await surfacesOf(both);
    expect(surfaces.length).toBeGreaterThan(100);
    expect(leaksIn(surfaces, WORDS)).toEqual([]);
    await both.here.restart();
    expect(leaksIn(await surfacesOf(both), WORDS)).toEqual([]);
  }, 60_000);

  it('is not so much as hinted at to anybody who holds no part of it', async () => {
    school = await busySchool();
    const both = school;
    const known = await mayKnow(both.here.app);
    expect(known.size).toBeGreaterThanOrEqual(3);
    const chats = [
      ...[...both.here.slack.world.people.keys()].map((id) => ({
        person: `p_${id.replace('U_', '').toLowerCase()}`,
        text: both.here.slack.user(id).seenText(),
      })),
      ...['p_sol', 'p_hana'].map((person) => ({
        person,
        text: JSON.stringify([...both.teams.state.messages.values()].filter((m) => m.conversationId.includes(person))),
      })),
    ];
    for (const [ref, people] of known) {
      const readers = chats.filter(({ text }) => text.includes(ref)).map(({ person }) => person);
      expect([ref, readers.filter((person) => !people.has(person))]).toEqual([ref, []]);
    }
    const words = chats.filter(({ text }) => Object.values(SENTINELS).some((word) => text.includes(word)));
    // Their own windows are the only place for the words.
    expect(words.map(({ person }) => person).filter((person) => !['p_dana', 'p_tess'].includes(person))).toEqual([]);
    expect(words.map(({ person }) => person)).toContain('p_dana');
  }, 60_000);

  it('stays out of the console’s chats, the log and the data folder as well', async () => {
    const app = await openApp();
    const tess = await consolePerson(app, 'p_tess');
    const dana = await consolePerson(app, 'p_dana');
    await tess.say('report');
    await tellOfHarmedPupil(tess);
    await tess.press('Send report');
    await tess.press('Add something');
    await tess.fill('What do you want to add?', LATER.more);
    await tess.press('Save what I added');
    await finish(app.worker);
    await noteAndClose(dana, (await app.store.list('case', [], { limit: 1 })).headers[0]?.id ?? '');
    await tess.say(LATER.chat);
    await tess.postFile();
    await finish(app.worker);
    const surfaces = [
      ...folderSurfaces(app.folder),
      ...logSurfaces(app.logged),
      ...(await httpSurfaces(app.url, WORDS)),
    ];
    expect(surfaces.some(({ where, content }) => where.includes('console-chat') && content.includes('ES-'))).toBe(true);
    expect(leaksIn(surfaces, WORDS)).toEqual([]);
  });
});

async function noteAndClose(dana: ConsolePersonClient, caseId: string): Promise<void> {
  await dana.pressOf('case.acknowledge', caseId);
  expect(dana.text()).toContain(SENTINELS.story);
  await dana.press('Add to the record');
  await dana.press('Add a note');
  await dana.choose('What is this note?', 'Facts: what was seen, said or done');
  await dana.fill('The note', LATER.note);
  await dana.press('Save to the record');
  await dana.press('Close this case');
  for (const question of ['What happened, in short', 'What was done', 'What was decided', 'Why', 'What came of it'])
    await dana.fill(question, LATER.closing);
  await dana.choose('Do lessons mean that a policy should be looked at again?', 'No');
  await dana.press('Close the case now');
}

describe('the search for leaks', () => {
  it('finds a word that was planted, wherever and however', async () => {
    school = await busySchool();
    const both = school;
    const { here, teams } = both;
    const clean = await surfacesOf(both);
    const found = async (): Promise<readonly string[]> => leaksIn(await surfacesOf(both), WORDS);
    expect(leaksIn(clean, WORDS)).toEqual([]);

    const slack = (method: string, args: Record<string, string>): Promise<Response> =>
      fetch(here.slack.settings.apiUrl + method, {
        method: 'POST',
        headers: { authorization: `Bearer ${here.slack.settings.botToken}` },
        body: new URLSearchParams(args),
      });
    const dm = here.slack.world.dm('U_TESS').id;
    await slack('chat.postMessage', { channel: dm, text: `About ${SENTINELS.name}` });
    expect((await found()).join()).toContain(`Slack chat.postMessage: ${SENTINELS.name}`);
    const blocks = JSON.stringify([{ type: 'section', text: { type: 'plain_text', text: KINDS[0] } }]);
    await slack('views.publish', {
      user_id: 'U_DANA',
      view: JSON.stringify({ type: 'home', blocks: JSON.parse(blocks) }),
    });
    expect((await found()).join()).toContain(`Slack views.publish: ${KINDS[0]}`);
    const [message] = teams.state.messages.values();
    if (message === undefined) throw new Error('Teams was silent');
    teams.state.messages.set('x', { ...message, activity: { summary: TYPED_ADULT } });
    expect((await found()).join()).toContain(TYPED_ADULT);
    (here.app.logged as string[]).push(`["case.failed",{"code":"${LATER.note}"}]`);
    expect((await found()).join()).toContain(`log line: ${LATER.note}`);
    writeFileSync(join(here.app.folder, `${LATER.more}.tmp`), '');
    expect((await found()).join()).toMatch(/file name .*Kookaburran/);
    for (const [name, text] of [
      ['clear', LATER.closing],
      ['base64', Buffer.from(`..${LATER.closing}..`).toString('base64')],
      ['hex', Buffer.from(LATER.closing).toString('hex')],
    ] as const) {
      writeFileSync(join(here.app.folder, name), `xx${text}xx`);
      expect((await found()).join()).toContain(`file ${name}: ${LATER.closing}`);
    }
  }, 60_000);
});
