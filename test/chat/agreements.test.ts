// Agreements in the conversation: reading before signing, what was typed stays, and nothing private in a chat.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkSlackView, checkTeamsCard } from '../../src/cards/limits.ts';
import { renderCard } from '../../src/cards/render-card.ts';
import { toSlackMessage, toSlackModal } from '../../src/cards/to-slack.ts';
import { pagesOf, readingParts, textParts } from '../../src/chat/agreements/agreement-pages.ts';
import { agreementTarget } from '../../src/chat/agreements/agreement-target.ts';
import { agreementVerbs } from '../../src/chat/agreements/agreement-verbs.ts';
import type { Answer } from '../../src/chat/turn.ts';
import type { Agreement } from '../../src/domain/aup/agreement.ts';
import { numberedClauses } from '../../src/domain/aup/sign-form.ts';
import { agreements } from '../support/agreement-text.ts';
import { demoPolicy } from '../support/school.ts';
import { READING, STAFF_NEXT, STAFF_TEXT } from './fake-aup.ts';
import { actionOf, fill, formPage, makeTalk, type Talk } from './talk.ts';

const TARGET = agreementTarget('staff', 1, STAFF_TEXT.hash);
const GOOD = { check_phone: 'away', box_photos: 'yes', job_title: 'Teacher', name: 'secret name' };
const called = (talk: Talk, name: string) => talk.fake.calls.filter((call) => call.name === name);
const words = (answer: Answer): string => JSON.stringify(answer.show);

function listOf(answer: Answer) {
  if (answer.show?.view !== 'item_list') throw new Error(`not a list: ${JSON.stringify(answer)}`);
  return answer.show;
}

describe('my agreements', () => {
  it.each(['aup', 'agreement', 'agreements', 'sign'])(
    'come with the word %s: what is owed first, then copies',
    async (word) => {
      const talk = makeTalk();
      const list = listOf(await talk.text(word));
      expect(list.items.map(({ title, action }) => [title, action?.verb])).toEqual([
        ['Acceptable use agreement for staff', 'aup.read'],
        ['For governors', 'aup.read'],
        ['Your copy: For governors', 'aup.copy'],
      ]);
      expect(list.actions).toMatchObject([
        { verb: 'aup.waiting', label: 'Questions and answers (1)' },
        { verb: 'aup.outstanding' },
        { verb: 'aup.campaigns' },
      ]);
    },
  );
});

describe('reading', () => {
  it('shows the text with its numbers, and the way to sign under the last page alone', async () => {
    const talk = makeTalk();
    const list = listOf(await talk.press({ verb: 'aup.read', target: 'staff' }));
    expect(list.items.flatMap(({ lines }) => lines)).toEqual([
      'Read this first.',
      '1. My own phone stays away.',
      '2. I report a lost device.',
      'Pictures of me may be shown.',
    ]);
    expect(list.actions.map(({ verb }) => verb)).toEqual(['aup.sign', 'aup.ask', 'aup.refuse', 'aup']);
    talk.fake.aupWorld.current = long();
    const first = listOf(await talk.press({ verb: 'aup.read', target: 'staff' }));
    expect(first.actions.map(({ verb }) => verb)).toEqual(['aup.read', 'aup.ask', 'aup']);
    const next = listOf(await talk.press(actionOf(first, 'aup.read')));
    expect(next.intro.join()).toContain('Page 2 of');
  });

  it('begins anew, with what is different, when the text has changed since the page before', async () => {
    const talk = makeTalk();
    talk.fake.aupWorld.current = STAFF_NEXT;
    const answer = await talk.press({ verb: 'aup.read', target: agreementTarget('staff', 2, STAFF_TEXT.hash) });
    expect(listOf(answer).intro[0]).toBe('Changed while you were reading');
    expect(listOf(answer).items[0]).toMatchObject({ title: 'Changed while you were reading', lines: ['New: please.'] });
    expect(called(talk, 'aup.read').at(-1)?.args.slice(1)).toEqual(['staff', STAFF_TEXT.hash]);
  });
});

/** As long as a text may be. */
const long = (): Agreement => ({
  ...STAFF_TEXT,
  intro: Array.from({ length: 4 }, (_, i) => `Intro ${i} ${'“é” '.repeat(140)}`),
  parts: [
    {
      title: 'One',
      clauses: Array.from({ length: 60 }, (_, i) => ({ id: `c${i}`, text: `No ${i} ${'word '.repeat(118)}` })),
    },
  ],
});

describe('a text in pages', () => {
  const shown = (text: Agreement): readonly string[] =>
    pagesOf(textParts(text)).flatMap((page) => page.flatMap(({ lines }) => lines));
  const whole = (text: Agreement): readonly string[] => [
    ...text.intro,
    ...numberedClauses(text).map(({ number, text: line }) => `${number}. ${line}`),
    ...text.boxes.map(({ label }) => label),
  ];

  it('has every line once and in its order, whatever the text', () => {
    fc.assert(fc.property(agreements, (text) => expect(shown(text)).toEqual(whole(text))));
    expect(shown(long())).toEqual(whole(long()));
    for (const text of demoPolicy().agreements.texts) expect(shown(text)).toEqual(whole(text));
  });

  it('is never shortened by a card: each page holds all its words in Slack and in Teams', async () => {
    const talk = makeTalk();
    talk.fake.aupWorld.current = long();
    const pages = pagesOf(readingParts({ ...READING, agreement: long() }));
    for (const [index, page] of pages.entries()) {
      const target = agreementTarget('staff', index + 1, STAFF_TEXT.hash);
      const view = listOf(await talk.press({ verb: 'aup.read', target }));
      const card = renderCard(view);
      expect(checkTeamsCard(card)).toEqual([]);
      const modal = toSlackModal(card, { callbackId: 'c', privateMetadata: '' }).view;
      expect(checkSlackView(modal)).toEqual([]);
      for (const { lines } of page)
        for (const line of lines) {
          expect(JSON.stringify(card)).toContain(JSON.stringify(line.trim()).slice(1, -1));
          expect(JSON.stringify(modal)).toContain(JSON.stringify(line.trim()).slice(1, -1));
        }
      expect(JSON.stringify(card)).not.toContain('not shown here');
    }
  });
});

describe('signing', () => {
  it('takes the hash of the text on the screen, and shows a receipt; the chat has the title and the day', async () => {
    const talk = makeTalk();
    const list = listOf(await talk.press({ verb: 'aup.read', target: 'staff' }));
    const form = formPage(await talk.press(actionOf(list, 'aup.sign')));
    expect(form.questions.map(({ id, kind }) => [id, kind])).toEqual([
      ['check_phone', 'choice'],
      ['box_photos', 'choices'],
      ['job_title', 'text'],
      ['name', 'text'],
    ]);
    const answer = await talk.press(actionOf(form, 'aup.sign.save'), fill(form, GOOD), { key: 'k' });
    expect(called(talk, 'aup.sign')[0]?.args.slice(1)).toEqual([
      'staff',
      { hash: STAFF_TEXT.hash, inputs: GOOD, key: 'k' },
    ]);
    expect(answer.show).toMatchObject({ view: 'record_file', title: 'Signed' });
    expect(answer.say).toMatchObject([{ lines: ['Acceptable use agreement for staff. Signed Tue 24 Nov 2026.'] }]);
    expect(JSON.stringify(answer.say)).not.toContain('secret');
  });

  it('keeps all that was typed when an answer is wrong, and marks the field', async () => {
    const talk = makeTalk();
    const fields = { check_phone: 'Read clause 1 again.' };
    talk.fake.aupWorld.refusal = { ok: false, refusal: { code: 'agreement.form', message: 'x', fields } };
    const answer = await talk.press({ verb: 'aup.sign.save', target: TARGET }, { ...GOOD, check_phone: 'pocket' });
    expect(answer.errors).toEqual(fields);
    expect(fill(formPage(answer), {})).toEqual({ ...GOOD, check_phone: 'pocket' });
  });

  it('of a text that changed meanwhile leads to the new one, and keeps what was typed until it is read', async () => {
    const talk = makeTalk();
    talk.fake.aupWorld.current = STAFF_NEXT;
    const answer = await talk.press({ verb: 'aup.sign.save', target: TARGET }, GOOD);
    expect(answer.errors).toBeUndefined();
    const list = listOf(answer);
    expect(list.intro.slice(0, 2)).toEqual([
      'The text was changed while you were reading, so you have not signed.',
      'Read it again, then sign. What you typed is still there.',
    ]);
    const form = formPage(await talk.press(actionOf(list, 'aup.sign')));
    expect(fill(form, {})).toEqual(GOOD);
    const done = await talk.press(actionOf(form, 'aup.sign.save'), fill(form, {}));
    expect(done.show).toMatchObject({ view: 'record_file' });
    const after = formPage(await talk.press(actionOf(list, 'aup.sign')));
    expect(fill(after, {}).name).toBe('');
  });

  it('says NOT saved when nothing can be stored or read, with what was typed and the same button', async () => {
    for (const mode of ['refuses', 'throws'] as const) {
      const talk = makeTalk();
      talk.fake.mode = mode;
      const answer = await talk.press({ verb: 'aup.sign.save', target: TARGET }, GOOD);
      const form = formPage(answer);
      expect(form.warnings).toEqual([expect.stringMatching(/NOT saved/)]);
      expect(fill(form, {}).name).toBe('secret name');
      expect(actionOf(form, 'aup.sign.save').target).toBe(TARGET);
      expect(JSON.stringify(answer.say)).not.toMatch(/secret|report/i);
    }
  });
});

describe('a question and a no', () => {
  it('ask which clause, need words, and hold them when nothing could be stored', async () => {
    const talk = makeTalk();
    const form = formPage(await talk.press({ verb: 'aup.ask', target: TARGET }));
    expect(form.questions[0]?.options.map(({ value }) => value)).toEqual(['own-phone', 'lost']);
    const save = actionOf(form, 'aup.ask.save');
    expect((await talk.press(save, { clause: 'lost', text: ' ' })).errors).toHaveProperty('text');
    const done = await talk.press(save, { clause: 'lost', text: 'secret question' });
    expect(JSON.stringify(done.say)).not.toContain('secret');
    expect(called(talk, 'aup.askClause').at(-1)?.args[2]).toMatchObject({ clause: 'lost', hash: STAFF_TEXT.hash });
    talk.fake.mode = 'refuses';
    const kept = await talk.press(save, { clause: 'lost', text: 'secret question' });
    expect(kept.errors?.clause).toMatch(/NOT saved/);
    expect(fill(formPage(kept), {}).text).toBe('secret question');
  });

  it('a no needs no reason, and one that was given stands in no chat', async () => {
    const talk = makeTalk();
    const form = formPage(await talk.press({ verb: 'aup.refuse', target: TARGET }));
    for (const reason of ['', 'secret reason']) {
      const done = await talk.press(actionOf(form, 'aup.refuse.save'), { reason });
      expect(done.show).toMatchObject({ title: 'Your answer is kept' });
      expect(JSON.stringify(done)).not.toContain('secret');
    }
  });

  it('are opened by whoever answers in a window of their own', async () => {
    const talk = makeTalk();
    const list = listOf(await talk.press({ verb: 'aup.waiting', target: '' }));
    const open = list.items[0]?.action ?? { verb: '', target: '' };
    const form = await talk.press(open);
    expect(words(form)).toContain('secret question');
    expect(JSON.stringify(form.say)).not.toMatch(/secret|Sol/);
    expect((await talk.press(actionOf(formPage(form), 'aup.answer.save'), { text: '' })).errors).toHaveProperty('text');
    const done = await talk.press(actionOf(formPage(form), 'aup.answer.save'), { text: 'secret answer' });
    expect(called(talk, 'aup.answerClause')[0]?.args.slice(1, 3)).toEqual(['signatures-demo-p_sol', 'q1']);
    expect(JSON.stringify(done)).not.toContain('secret');
    const no = await talk.press({ verb: 'aup.refusal', target: 'signatures-demo-p_sol~0' });
    expect(words(no)).toContain('secret reason');
    expect(JSON.stringify(no.say)).not.toMatch(/secret|Sol/);
  });
});

const VERBS = Object.keys(agreementVerbs({ keep: () => undefined, of: () => '', forget: () => undefined }));

describe.each(VERBS)('%s', (verb) => {
  const target = /copy|text/.test(verb)
    ? 's1'
    : /question|answer|refusal/.test(verb)
      ? 'signatures-demo-p_sol~q1'
      : TARGET;
  const inputs = verb.endsWith('.save') ? { ...GOOD, clause: 'lost', text: 'secret', reason: 'secret' } : {};

  it('never throws, leads nowhere that does not exist, fits both platforms, and says nothing private in a chat', async () => {
    for (const mode of ['up', 'refuses', 'throws'] as const) {
      const talk = makeTalk();
      talk.fake.mode = mode;
      const answer = await talk.press({ verb, target }, inputs);
      const verbs = [...JSON.stringify(answer).matchAll(/"verb":"(aup[^"]*)"/g)].map((match) => match[1]);
      expect(verbs.filter((each) => !VERBS.includes(each ?? ''))).toEqual([]);
      expect(JSON.stringify(answer.say ?? [])).not.toMatch(/secret|Sol Supply/);
      if (answer.show !== undefined) {
        const card = renderCard(answer.show);
        expect(checkTeamsCard(card)).toEqual([]);
        expect(checkSlackView(toSlackModal(card, { callbackId: 'c', privateMetadata: '' }).view)).toEqual([]);
      }
      for (const view of answer.say ?? []) expect(checkSlackView(toSlackMessage(renderCard(view)))).toEqual([]);
      expect(JSON.stringify(talk.logged)).not.toContain('secret');
    }
  });
});
