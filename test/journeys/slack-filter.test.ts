// One filter request in Slack from the first word to the file of the log, over signed requests, through the program as main.ts
// puts it together.

import { afterEach, describe, expect, it } from '@jest/globals';
import { slackTeller } from '../support/slack-school.ts';
import { ADDRESS, PRIVATE, SHOWN, tellOfBlockedSite } from './filter-stories.ts';
import { besidesReminders, inbox } from './slack-acts.ts';
import {
  ask,
  CHANNEL,
  closeFilterSchools,
  inChannel,
  ivyOpens,
  LATER_LESSON,
  leaked,
  MINUTE_MS,
  openFilterSchool,
  troubles,
} from './slack-filter-acts.ts';

afterEach(closeFilterSchools);

const APPROVE = 'Approve until 11:00';

describe('a site is opened for one lesson', () => {
  it('asked for, asked about, approved in the channel, opened, finished early, blocked again, and on record', async () => {
    const { here } = await openFilterSchool();
    const tess = here.user('tess');
    const ezra = here.user('ezra');
    const hana = here.user('hana');
    const ivy = here.user('ivy');
    await tess.command(`unblock ${ADDRESS}`);
    expect(tess.modal()?.inputs.find(({ id }) => id === 'addresses')?.value).toBe(ADDRESS);
    await tellOfBlockedSite(slackTeller(tess));
    expect(tess.modal()?.text).toContain('The site stays blocked until you hear that it is open.');
    expect(tess.modal()?.text).toContain('Everybody in the private channel has been asked.');
    tess.closeModal();
    expect(inChannel(here)).toHaveLength(1);
    for (const words of [SHOWN, '5T', 'Material for a lesson', 'Tess Teacher', 'Tue 24 Nov, 10:00 to 11:00'])
      expect(inChannel(here)[0]).toContain(words);
    for (const name of ['ezra', 'hana', 'ivy']) expect(besidesReminders(here, name)).toBe('');

    await ezra.press('Ask a question', CHANNEL);
    await ezra.type('What do you need to know?', PRIVATE.question);
    await ezra.press('Send question');
    ezra.closeModal();
    expect(inbox(here, 'tess')).toContain('Ezra Online has a question before deciding.');
    await tess.press('Answer the question');
    expect(tess.modal()?.text).toContain(PRIVATE.question);
    await tess.type('Your answer', PRIVATE.answer);
    await tess.press('Send answer');
    tess.closeModal();
    expect(inbox(here, 'ezra')).toContain('has answered your question.');
    await ezra.press('See details', CHANNEL);
    for (const words of [PRIVATE.answer, PRIVATE.note]) expect(ezra.modal()?.text).toContain(words);
    ezra.closeModal();

    await Promise.all([ezra.press(APPROVE, CHANNEL), hana.press(APPROVE, CHANNEL)]);
    const [won, lost] = ezra.modal()?.title === 'Approved' ? [ezra, hana] : [hana, ezra];
    const winner = won === ezra ? 'Ezra Online' : 'Hana Head';
    expect(won.modal()?.text).toContain(`Approved by ${winner} until 11:00`);
    expect(lost.modal()?.text).toContain(`${winner} approved this at 10:00, until 11:00.`);
    expect(inChannel(here)).toHaveLength(1);
    expect(inChannel(here)[0]).toContain(`Approved by ${winner} until 11:00. Not open yet.`);
    expect(inbox(here, 'tess')).toContain(`${winner} has approved it until 11:00.`);

    expect(inbox(here, 'ivy')).toContain('Approved. Open this in the filter');
    await ivyOpens(here, 'T-1');
    ivy.closeModal();
    expect(inbox(here, 'tess')).toContain('Open now until 11:00.');
    expect(inChannel(here)[0]).toContain(`Open until 11:00. Approved by ${winner}.`);

    await here.later(49 * MINUTE_MS);
    expect(inbox(here, 'tess')).not.toContain('Have you finished?');
    await here.later(MINUTE_MS);
    expect(inbox(here, 'tess')).toContain('Have you finished?');
    await tess.press('I have finished');
    tess.closeModal();
    expect(inbox(here, 'ivy')).toContain('Filter request: block this again');
    expect(inChannel(here)[0]).toContain('Ended early at 10:50.');
    await ivy.press('It is blocked again');
    ivy.closeModal();
    expect(inbox(here, 'tess')).toContain('Blocked again at 10:50. Confirmed by Ivy Technician.');
    expect(inChannel(here)[0]).toContain('Blocked again at 10:50.');
    expect(inChannel(here)).toHaveLength(1);

    const before = besidesReminders(here, 'ivy');
    await here.later(24 * 60 * MINUTE_MS);
    expect(besidesReminders(here, 'ivy')).toBe(before);
    expect(leaked(here)).toEqual([]);
    expect(troubles(here)).toEqual([]);
  });

  it('without a channel both who were asked have a card of their own, and both cards say who decided', async () => {
    const { here } = await openFilterSchool({ inChannel: null });
    await ask(here, { lesson: LATER_LESSON });
    expect(inbox(here, 'ezra')).toContain(SHOWN);
    expect(besidesReminders(here, 'hana')).toBe('');
    await here.later(20 * MINUTE_MS);
    expect(inbox(here, 'hana')).toContain(SHOWN);
    const both = ['ezra', 'hana'].map(here.user);
    await Promise.all(both.map((person) => person.press('Approve until 12:15')));
    const titles = both.map((person) => person.modal()?.title);
    expect(new Set(titles)).toEqual(new Set(['Approved', 'That did not work']));
    const winner = titles[0] === 'Approved' ? 'Ezra Online' : 'Hana Head';
    for (const name of ['ezra', 'hana']) {
      expect(inbox(here, name)).toContain(`Approved by ${winner} until 12:15`);
      expect(besidesReminders(here, name).match(/FR-/g)).toHaveLength(1);
      expect(here.user(name).lastMessage()?.buttons).toEqual(['See details']);
    }
    expect(here.user('ivy').messages()).toHaveLength(1);
    expect(troubles(here)).toEqual([]);
  });
});

describe('the decision log', () => {
  it('is searched in a window, and leaves as a file by a link that works once and runs no formula', async () => {
    const { here } = await openFilterSchool();
    const ref = await ask(here, { group: '=1+1' });
    const other = await ask(here, { who: 'sol', group: '6C', address: 'museum.example/romans' });
    const ezra = here.user('ezra');
    await ezra.press('Refuse', CHANNEL);
    await ezra.type('Why not?', `=2+2 ${PRIVATE.reason}`);
    await ezra.press('Refuse the request');
    ezra.closeModal();
    expect(inbox(here, 'sol')).toContain('Ezra Online has said no. It stays blocked.');

    await ezra.command('overrides');
    for (const each of [ref, other]) expect(ezra.modal()?.text).toContain(each);
    for (const words of ['bbc.co.uk', 'https://www.bbc.co.uk/x?a=b', SHOWN, 'tess teacher', ref.toLowerCase()]) {
      await ezra.type('Search', words);
      await ezra.press('Search');
      expect([words, ezra.modal()?.text.includes(ref)]).toEqual([words, true]);
      expect(ezra.modal()?.text).not.toContain(other);
    }
    await ezra.press('Requests as a file');
    const link = /http:\/\/127\.0\.0\.1:\d+\/d\/[\w-]{43}/.exec(JSON.stringify(ezra.modal()?.view))?.[0] ?? 'no link';
    const first = await fetch(link);
    expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([
      ...[200, 'text/csv; charset=utf-8', 'no-store'],
    ]);
    const file = await first.text();
    for (const each of [ref, other, 'bbc.co.uk/x', PRIVATE.reason]) expect(file).toContain(each);
    expect(file).not.toContain(PRIVATE.pupil);
    const cells = file.split(/[\r\n,]+/).map((cell) => cell.replace(/^"/, ''));
    expect(cells.filter((cell) => /^[=+@\t-]/.test(cell))).toEqual([]);
    expect(cells).toEqual(expect.arrayContaining([expect.stringMatching(/^'=1\+1/), expect.stringMatching(/^'=2\+2/)]));
    const second = await fetch(link);
    expect([second.status, (await second.text()).includes('FR-')]).toEqual([404, false]);

    await here.user('sol').command('overrides');
    expect(here.user('sol').modal()?.text).toContain(other);
    expect(here.user('sol').modal()?.text).not.toContain(ref);
    expect(here.user('sol').modal()?.buttons).not.toContain('Requests as a file');
    const linkToken = link.split('/').at(-1) ?? '';
    expect(here.app.logged.join()).not.toContain(linkToken);
    expect(leaked(here)).toEqual([]);
  });
});
