// What was opened is always put back, in Slack: when IT never answers, when the bot was down at the end, when the filter reads the list.

import { afterEach, describe, expect, it } from '@jest/globals';
import { slackTeller } from '../support/slack-school.ts';
import { tellWhatIsMissing } from './filter-stories.ts';
import { besidesReminders, inbox, told } from './slack-acts.ts';
import {
  ask,
  CHANNEL,
  closeFilterSchools,
  type FilterSchool,
  inChannel,
  ivyOpens,
  LATER_LESSON,
  leaked,
  MINUTE_MS,
  openFilterSchool,
  troubles,
} from './slack-filter-acts.ts';

afterEach(closeFilterSchools);

const BLOCK_AGAIN = 'Filter request: block this again';
const blockTasks = ({ here }: FilterSchool): number =>
  here
    .user('ivy')
    .messages()
    .filter(({ text }) => text.includes(BLOCK_AGAIN)).length;

/** Approved for Lesson 2, which is running, and open. */
async function openSince10({ here }: FilterSchool): Promise<void> {
  await ask(here);
  await here.user('ezra').press('Approve until 11:00', CHANNEL);
  here.user('ezra').closeModal();
  await ivyOpens(here);
  here.user('ivy').closeModal();
}

/** An address for the school's filter to read, as an operator makes one; `read` is what the filter gets now. */
async function filterReads({ here, operator }: FilterSchool) {
  const made = await operator('feed', 'create', 'Main filter');
  const token = /\/feed\/([\w-]{43})/.exec(made.out)?.[1] ?? 'no token';
  const read = async (): Promise<string> => {
    const answer = await fetch(`${here.app.url}/feed/${token}`);
    const body = await answer.text();
    await here.settle();
    return answer.status === 200 ? body : String(answer.status);
  };
  return { read, token };
}

describe('IT never says that it is blocked again', () => {
  it('IT is asked again and again, then the head hears, and reports in one press that the filter is open', async () => {
    const school = await openFilterSchool();
    const { here } = school;
    await openSince10(school);
    await here.later(60 * MINUTE_MS);
    expect(blockTasks(school)).toBe(1);
    await here.later(15 * MINUTE_MS);
    expect(blockTasks(school)).toBe(2);
    expect(besidesReminders(here, 'hana')).toBe('');
    await here.later(15 * MINUTE_MS);
    for (const name of ['hana', 'ezra'])
      expect(inbox(here, name)).toContain('Nobody has confirmed that this is blocked again.');
    await here.later(60 * MINUTE_MS);
    expect(inbox(here, 'hana').match(/Nobody has confirmed/g)).toHaveLength(1);

    const hana = here.user('hana');
    await hana.press('Report: the filter is open');
    expect(hana.modal()?.text).toContain('What the filter request says is filled in already.');
    await tellWhatIsMissing(slackTeller(hana));
    for (const words of ['Ezra Online, E-safety co-ordinator', 'Ivy Technician, IT support'])
      expect(hana.modal()?.inputs.find(({ id }) => id === 'told')?.value).toContain(words);
    await hana.press('Send report');
    const report = /ES-\w{8}/.exec(hana.modal()?.text ?? '')?.[0] ?? 'no reference';
    // The reporter has the receipt of the report, and nobody else hears of it.
    expect(told(here)).toEqual(['hana', 'ezra', 'ivy']);
    const ezra = here.user('ezra');
    expect(inbox(here, 'ezra')).toContain(`New report ${report}`);
    await ezra.press('I am dealing with this');
    for (const words of ['a site was not blocked again', 'bbc.co.uk/x', 'Ask IT to put the filter back now'])
      expect(ezra.modal()?.text.toLowerCase()).toContain(words.toLowerCase());
    ezra.closeModal();

    await here.user('ivy').press('It is blocked again');
    for (const name of ['tess', 'hana', 'ezra']) expect(inbox(here, name)).toContain('Confirmed by Ivy Technician.');
    expect(leaked(here)).toEqual([]);
    expect(troubles(here)).toEqual([]);
  });
});

describe('the bot is down when the time is over', () => {
  it('asks IT to block it again as soon as it is back, and the list it gives to the filter is empty at once', async () => {
    const school = await openFilterSchool();
    const { here } = school;
    const { read } = await filterReads(school);
    await openSince10(school);
    expect(await read()).toBe('bbc.co.uk/x\n');
    here.clock.move(61 * MINUTE_MS);
    await here.restart();
    expect(await read()).toBe('');
    expect(blockTasks(school)).toBe(1);
    expect(inChannel(here)[0]).toContain('Over since 11:00.');
    await here.user('ivy').press('It is blocked again');
    expect(inbox(here, 'tess')).toContain('Blocked again at 11:01. Confirmed by Ivy Technician.');
    expect(inbox(here, 'tess')).not.toContain('Have you finished?\nIf');
    expect(troubles(here)).toEqual([]);
  });
});

describe('a filter that reads the list itself', () => {
  it('has the address from the beginning to the end of the lesson and not a moment longer, and needs nobody', async () => {
    const school = await openFilterSchool({ overrides: { enforcement: 'feed' } });
    const { here, operator } = school;
    const { read, token } = await filterReads(school);
    await ask(here, { lesson: LATER_LESSON });
    expect(await read()).toBe('');
    await here.user('ezra').press('Approve until 12:15', CHANNEL);
    expect(await read()).toBe('');
    await here.later(75 * MINUTE_MS - 1);
    expect(await read()).toBe('');
    await here.later(1);
    expect(await read()).toBe('bbc.co.uk/x\n');
    expect(inbox(here, 'tess')).toContain('Open now until 12:15.');
    await here.later(60 * MINUTE_MS - 1);
    expect(await read()).toBe('bbc.co.uk/x\n');
    // Nobody has looked at the clock yet: the list alone must know.
    here.clock.move(1);
    expect(await read()).toBe('');
    await here.later(MINUTE_MS);
    expect(await read()).toBe('');
    expect(inbox(here, 'tess')).toContain('Blocked again at 12:16. Confirmed by the filter.');
    expect(besidesReminders(here, 'ivy')).toBe('');

    expect(await operator('feed', 'revoke', 'Main filter')).toMatchObject({ code: 0 });
    expect(await read()).toBe('404');
    expect(here.app.logged.join()).not.toContain(token);
    expect(leaked(here)).toEqual([]);
    expect(troubles(here)).toEqual([]);
  });

  it('loses it at once when it is taken back, when IT finds it listed as illegal, and when its address is revoked', async () => {
    const school = await openFilterSchool({ overrides: { enforcement: 'feed' } });
    const { here, operator } = school;
    const { read } = await filterReads(school);
    await ask(here);
    await ask(here, { who: 'sol', group: '6C', address: 'museum.example/romans' });
    await ask(here, { who: 'tam', address: 'rivers.example/map' });
    const ezra = here.user('ezra');
    for (let card = 0; card < 3; card += 1) {
      await ezra.press('Approve until 11:00', CHANNEL);
      if (card < 2) ezra.closeModal();
    }
    expect(await read()).toBe('bbc.co.uk/x\nmuseum.example/romans\nrivers.example/map\n');
    // The card pressed last was Tess's, which is the oldest.
    await ezra.press('Take back the approval');
    await ezra.press('Yes, take it back now');
    expect(await read()).toBe('museum.example/romans\nrivers.example/map\n');
    expect(inbox(here, 'tess')).toContain('Ended early at 10:00.');

    const ivy = here.user('ivy');
    await ivy.command('overrides');
    await ivy.type('Search', 'museum.example');
    await ivy.press('Search');
    await ivy.press('Read');
    await ivy.press('The filter lists this as illegal');
    expect(await read()).toContain('museum');
    await ivy.press('Yes, end it for good');
    expect(await read()).toBe('rivers.example/map\n');
    for (const name of ['sol', 'ezra', 'dana']) expect(inbox(here, name)).toContain('the filter lists this as illegal');
    expect(inbox(here, 'dana')).not.toContain('Report: the filter');

    await operator('feed', 'revoke', 'Main filter');
    expect(await read()).toBe('404');
  });
});
