// One agreement in Slack from the reminder to the copy, over signed requests, through the program as main.ts puts it together.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { demoPolicy } from '../support/school.ts';
import { openSlackSchool, type SlackSchool } from '../support/slack-school.ts';
import { inbox } from './slack-acts.ts';

const DAY_MS = 24 * 3_600_000;
const STAFF = demoPolicy().agreements.texts.find(({ key }) => key === 'staff');
const NAME = 'T. E. Teacher-of-the-Class';
const QUESTION = 'Does that hold on a school trip?';
const ANSWER = 'Yes, on trips too. Take the school phone.';
const REASON = 'I will not give up my own phone.';
const RIGHT = [
  ['A pupil asks to follow your own account. What do you do?', 'Decline, and tell the Designated Safeguarding Lead.'],
  [
    'A pupil tells you that a nude picture of a child is on a phone. What do you do?',
    'Look at nothing, and report it at once.',
  ],
  ['A site you need in your lesson is blocked. What do you do?', 'Send a filter request.'],
] as const;

let here: SlackSchool;
beforeEach(async () => {
  here = await openSlackSchool();
});
afterEach(() => here.close());

async function toForm(name: string): Promise<void> {
  const person = here.user(name);
  for (let page = 0; page < 10 && person.modal()?.buttons.includes('Go on reading') === true; page += 1)
    await person.press('Go on reading');
  await person.press('Go on to sign');
}

it('a reminder the day after, the whole text, a wrong answer put right, a signature, and a copy at any time', async () => {
  const tess = here.user('tess');
  expect(inbox(here, 'tess')).toBe('');
  await here.later(DAY_MS);
  expect(inbox(here, 'tess')).toContain('Acceptable use agreement for staff');
  expect(inbox(here, 'tess')).toContain('By Tue 8 Dec');

  await tess.press('Read and sign');
  let read = '';
  for (let page = 0; page < 10; page += 1) {
    read += tess.modal()?.text ?? '';
    if (tess.modal()?.buttons.includes('Go on reading') !== true) break;
    await tess.press('Go on reading');
  }
  const lines = STAFF?.parts.flatMap(({ clauses }) => clauses.map(({ text }) => text)) ?? [];
  expect(lines.length).toBeGreaterThan(30);
  expect(lines.filter((line) => !read.includes(line))).toEqual([]);

  await tess.press('Go on to sign');
  const [[first], ...others] = RIGHT;
  await tess.choose(first, 'Accept, and keep what I post suitable.');
  for (const [question, answer] of others) await tess.choose(question, answer);
  await tess.type('Your job title or role', 'Class teacher');
  await tess.type('Type your name', NAME);
  await tess.press('Sign');
  expect(tess.modal()?.errors).toEqual({ check_friend_request: expect.stringContaining('Read clause 6 again') });
  expect(tess.modal()?.inputs.find(({ id }) => id === 'name')?.value).toBe(NAME);
  await tess.choose(first, RIGHT[0][1]);
  await tess.press('Sign');
  for (const words of ['Signed Wed 25 Nov 2026', NAME, 'Class teacher', STAFF?.hash.slice(0, 12) ?? ''])
    expect(tess.modal()?.text).toContain(words);
  tess.closeModal();

  const before = inbox(here, 'tess');
  await here.later(40 * DAY_MS);
  expect(inbox(here, 'tess')).toBe(before);
  await tess.command('aup');
  await tess.press('See my copy');
  expect(tess.modal()?.text).toContain(NAME);
  await tess.press('Read what I signed');
  expect(tess.modal()?.text).toContain(lines[0]);
  expect(JSON.stringify(here.slack.world.dm(tess.id).messages)).not.toContain(NAME);
  expect(here.app.logged.join()).not.toContain(NAME);
});

describe('instead of signing', () => {
  it('a question holds the reminders until it is answered, and a no ends them; neither stands in a chat', async () => {
    const [tess, sol, ezra] = [here.user('tess'), here.user('sol'), here.user('ezra')];
    await tess.command('aup');
    await tess.press('Read and sign');
    await tess.press('I do not understand');
    await tess.choose('Which clause?', clauseLabel(11));
    await tess.type('What is not clear?', QUESTION);
    await tess.press('Send the question');
    expect(tess.modal()?.text).toContain('You are not reminded to sign until then.');
    tess.closeModal();
    await sol.command('aup');
    await sol.press('Read and sign');
    for (let page = 0; page < 10 && sol.modal()?.buttons.includes('Go on reading') === true; page += 1)
      await sol.press('Go on reading');
    await sol.press('I do not agree');
    await sol.type('Why not?', REASON);
    await sol.press('Send my answer');
    sol.closeModal();
    await here.later(10 * DAY_MS);
    for (const name of ['tess', 'sol']) expect(inbox(here, name)).not.toContain('waiting for you');

    expect(inbox(here, 'ezra')).toContain('A colleague has a question');
    expect(inbox(here, 'ezra')).toContain('Somebody does not agree');
    await ezra.command('aup');
    await ezra.press('Questions and answers (2)');
    await ezra.press('Open the answer');
    expect(ezra.modal()?.text).toContain(REASON);
    await ezra.press('Back to the list');
    await ezra.press('Open the question');
    expect(ezra.modal()?.text).toContain(QUESTION);
    await ezra.type('Your answer', ANSWER);
    await ezra.press('Send the answer');
    ezra.closeModal();

    expect(inbox(here, 'tess')).toContain('Your question is answered');
    await tess.press('Read the answer');
    expect(tess.modal()?.text).toContain(ANSWER);
    await toForm('tess');
    tess.closeModal();
    await here.later(2 * DAY_MS);
    expect(inbox(here, 'tess')).toContain('One thing is waiting for you');
    expect(inbox(here, 'sol')).not.toContain('waiting for you');
    for (const secret of [QUESTION, ANSWER, REASON]) {
      for (const person of [tess, sol, ezra])
        expect(JSON.stringify(here.slack.world.dm(person.id).messages)).not.toContain(secret);
      expect(here.app.logged.join()).not.toContain(secret);
    }
  });
});

/** As the list of clauses shows it. */
function clauseLabel(number: number): string {
  const text = STAFF?.parts.flatMap(({ clauses }) => clauses)[number - 1]?.text ?? '';
  return `${`Clause ${number}: ${text}`.slice(0, 69)}…`;
}
