// One filter request in Teams from the first word to the file of the log, by tokens that are really signed, through the program as
// main.ts puts it together: in a private channel that is narrower than its team, and from chat to chat.

import { afterEach, describe, expect, it } from '@jest/globals';
import { PRIVATE, SHOWN } from './filter-stories.ts';
import { chat } from './teams-acts.ts';
import {
  ask,
  CHANNEL,
  channelOf,
  closeTeamsFilterSchools,
  inChannel,
  ivyOpens,
  leaked,
  openTeamsFilterSchool,
} from './teams-filter-acts.ts';

afterEach(closeTeamsFilterSchools);

const MINUTE_MS = 60_000;
const APPROVE = 'Approve until 11:00';

describe('a site is opened for one lesson', () => {
  it('in the private channel: asked about, approved by two in the same second, opened, finished early, blocked again', async () => {
    const here = await openTeamsFilterSchool();
    channelOf(here, 'private', ['ezra', 'hana', 'ivy']);
    const tess = here.user('tess');
    const ezra = here.user('ezra');
    await ask(here);
    expect(chat(here, 'tess')).toContain('Your filter request');
    for (const words of [SHOWN, '5T', 'Material for a lesson', 'Tess Teacher'])
      expect(inChannel(here)).toContain(words);
    for (const name of ['ezra', 'hana', 'ivy']) expect(chat(here, name)).not.toContain('bbc');

    await ezra.pressIn(CHANNEL, 'Ask a question');
    await ezra.press('Ask a question');
    ezra.answers({ 'What do you need to know?': PRIVATE.question });
    await ezra.press('Send question');
    await here.settle();
    await tess.press('Answer the question');
    expect(tess.text()).toContain(PRIVATE.question);
    tess.answers({ 'Your answer': PRIVATE.answer });
    await tess.press('Send answer');
    await here.settle();
    expect(chat(here, 'ezra')).toContain('has answered your question.');

    await Promise.all(['ezra', 'hana'].map((name) => here.user(name).pressIn(CHANNEL, APPROVE)));
    await here.settle();
    const winner = inChannel(here).includes('Approved by Ezra Online') ? 'Ezra Online' : 'Hana Head';
    const lost = winner === 'Ezra Online' ? 'hana' : 'ezra';
    expect(inChannel(here)).toContain(`Approved by ${winner} until 11:00. Not open yet.`);
    expect(here.teams.channel(CHANNEL)).toHaveLength(1);
    expect(chat(here, lost)).toContain(`${winner} approved this at 10:00, until 11:00.`);
    expect(chat(here, 'tess')).toContain(`${winner} has approved it until 11:00.`);

    await ivyOpens(here);
    expect(chat(here, 'tess')).toContain('Open now until 11:00.');
    await here.later(50 * MINUTE_MS);
    await tess.press('I have finished');
    await here.settle();
    expect(chat(here, 'ivy')).toContain('Filter request: block this again');
    await here.user('ivy').press('It is blocked again');
    await here.settle();
    expect(chat(here, 'tess')).toContain('Blocked again at 10:50. Confirmed by Ivy Technician.');
    expect(inChannel(here)).toContain('Blocked again at 10:50.');
    expect(here.teams.channel(CHANNEL)).toHaveLength(1);
    expect(leaked(here)).toEqual([]);
    expect(here.teams.state.calls.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('from chat to chat where the pack names no channel, and the log has it in a file that is handed over once', async () => {
    const here = await openTeamsFilterSchool({ channel: false });
    const ezra = here.user('ezra');
    await ask(here, { group: '=1+1' });
    expect(chat(here, 'ezra')).toContain(SHOWN);
    expect(chat(here, 'hana')).not.toContain('bbc');
    await ezra.press('See details');
    expect(ezra.text()).toContain(PRIVATE.note);
    await ezra.press(APPROVE);
    await here.settle();
    await ivyOpens(here);
    await here.later(60 * MINUTE_MS);
    expect(chat(here, 'ivy')).toContain('Filter request: block this again');
    await here.later(30 * MINUTE_MS);
    for (const name of ['hana', 'ezra'])
      expect(chat(here, name)).toContain('Nobody has confirmed that this is blocked again.');
    await here.user('ivy').press('It is blocked again');
    await here.settle();
    for (const name of ['tess', 'hana', 'ezra']) expect(chat(here, name)).toContain('Confirmed by Ivy Technician.');

    await ezra.says('overrides');
    await ezra.press('Filter requests');
    ezra.answers({ Search: SHOWN });
    await ezra.press('Search');
    expect(ezra.text()).toContain('Blocked again at 11:30.');
    await ezra.press('Requests as a file');
    const link = /http:\/\/127\.0\.0\.1:\d+\/d\/[\w-]{43}/.exec(JSON.stringify(ezra.card()))?.[0] ?? 'no link';
    const first = await fetch(link);
    expect([first.status, await first.text()]).toEqual([200, expect.stringContaining(`"'=1+1"`)]);
    expect((await fetch(link)).status).toBe(404);
    expect(JSON.stringify(ezra.kept())).not.toContain('/d/');
    expect(leaked(here)).toEqual([]);
  });
});
