// The form of a filter request: few touches, careful words, what was typed is kept, and the request it makes.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parsePack } from '../../../src/config/load-policies.ts';
import {
  checkPage,
  choicesOf,
  isRecurring,
  nextPage,
  pageOfField,
  pageQuestions,
  previousPage,
  type RequestAnswers,
  type RequestContext,
  requestFrom,
  requestPageOf,
} from '../../../src/domain/filtering/request-form/request-form.ts';
import { instantAt } from '../../../src/domain/shared/time.ts';

const [policy] = parsePack('default', 'default.yaml', readFileSync('deploy/schools/default.yaml', 'utf8')).policies;
if (policy === undefined) throw new Error('the default pack does not load');
const TUESDAY = '2026-11-24';
const at = (time: string) => instantAt(TUESDAY, time, 'Europe/London');
const ctx: RequestContext = {
  calendar: policy.calendar,
  now: at('10:20'),
  overrides: policy.overrides,
  classes: ['5T'],
};

const SITE = {
  addresses: 'https://www.bbc.co.uk/news?pupil=jane',
  keep_end: '',
  category: 'news',
  purpose: 'lesson_resource',
  group: '5T',
};
const WHEN = { lesson: '2026-11-24 Lesson 3', how_often: 'once', supervisor: 'I will', looked: 'yes', note: '' };
const TIMES = { date: TUESDAY, from: '15:30', until: '16:30' };

function passed(page: string, inputs: RequestAnswers, answers: RequestAnswers = {}, context = ctx): RequestAnswers {
  const checked = checkPage(page, inputs, answers, context);
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.answers;
}
function errors(page: string, inputs: RequestAnswers, answers: RequestAnswers = {}, context = ctx) {
  const checked = checkPage(page, inputs, answers, context);
  return checked.ok ? {} : checked.errors;
}
const done = passed('when', WHEN, passed('site', SITE));

describe('the pages', () => {
  it('are two, and a third only for another time', () => {
    expect(nextPage('site', {})).toBe('when');
    expect(nextPage('when', WHEN)).toBeNull();
    expect(nextPage('when', { lesson: 'other' })).toBe('times');
    expect(nextPage('times', { lesson: 'other' })).toBeNull();
    expect([previousPage('site', {}), previousPage('when', {}), previousPage('times', {})]).toEqual([
      null,
      'site',
      'when',
    ]);
  });

  it.each(['site', 'when', 'times'])('%s fits Slack: titles, labels, options and lengths', (page) => {
    const drawn = requestPageOf(page, { last_date: '' }, choicesOf({}, ctx));
    expect(drawn.title.length).toBeLessThanOrEqual(24);
    for (const question of drawn.questions) {
      expect(question.label.length).toBeLessThanOrEqual(150);
      expect(question.help.length).toBeLessThanOrEqual(150);
      expect(question.maxLength).toBeLessThanOrEqual(3000);
      expect(question.options.length).toBeLessThanOrEqual(100);
      for (const option of question.options) {
        expect(option.label.length).toBeLessThanOrEqual(75);
        expect(option.value.length).toBeLessThanOrEqual(75);
      }
      expect(pageOfField(question.id)).toBe(page);
    }
  });

  it('need few touches: class, lesson, how often and who is there stand filled in', () => {
    const choices = choicesOf({}, ctx);
    const standing = [...pageQuestions('site', {}, choices), ...pageQuestions('when', {}, choices)];
    const open = standing
      .filter((question) => question.required && question.value === '')
      .map((question) => question.id);
    expect(open).toEqual(['addresses', 'category', 'purpose', 'looked']);
    expect(standing.find((question) => question.id === 'group')?.value).toBe('5T');
    expect(standing.find((question) => question.id === 'lesson')?.value).toBe('2026-11-24 Lesson 2');
    expect(standing.find((question) => question.id === 'lesson')?.help).toBe(
      'The longest allowed here: until the end of the school day.',
    );
  });

  it('show on the second page how the addresses were read, without the part that may hold names', () => {
    const { intro } = requestPageOf('when', SITE, choicesOf(SITE, ctx));
    expect(intro.join(' ')).toContain('www.bbc.co.uk/news');
    expect(intro.join(' ')).not.toContain('jane');
  });

  it.each([
    ['', true],
    ['clips.example/watch?v=1', true],
    ['clips.example/#part', true],
    ['bbc.co.uk/news', false],
  ])('ask about the part after ? only where there may be one: "%s"', (addresses, isAsked) => {
    const ids = pageQuestions('site', { addresses }, choicesOf({}, ctx)).map((question) => question.id);
    expect(ids.includes('keep_end')).toBe(isAsked);
  });

  it('show what was typed and what is wrong with it', () => {
    const questions = pageQuestions('site', { group: 'x' }, choicesOf({}, ctx), { group: 'No.' });
    expect(questions.find((question) => question.id === 'group')).toMatchObject({ value: 'x', error: 'No.' });
  });

  it('do not show a lesson as chosen that is over', () => {
    const later = { ...ctx, now: at('12:30') };
    const [lesson] = pageQuestions('when', WHEN, choicesOf({}, later));
    expect(lesson?.value).toBe('2026-11-24 Lesson 4');
    expect(errors('when', WHEN, SITE, later)).toHaveProperty('lesson');
  });
});

describe('what was typed', () => {
  it('is sent back with every field named, and kept', () => {
    const checked = checkPage(
      'site',
      { addresses: 'javascript:alert(1)', category: '', purpose: 'fun', group: 'x'.repeat(41) },
      {},
      ctx,
    );
    expect(checked).toMatchObject({
      ok: false,
      answers: { addresses: 'javascript:alert(1)', purpose: 'fun', group: 'x'.repeat(41) },
    });
    expect(Object.keys(errors('site', { addresses: 'bbc.co.uk', category: '', purpose: 'fun', group: '' }))).toEqual([
      'category',
      'purpose',
      'group',
    ]);
    expect(errors('site', { ...SITE, addresses: 'javascript:alert(1)' }).addresses).toContain('cannot be opened here');
    expect(errors('site', { ...SITE, addresses: '' }).addresses).toContain('type or paste');
    expect(errors('site', { ...SITE, group: 'x'.repeat(41) }).group).toBe(
      'That is 41 letters; 40 fit here. Shorten it.',
    );
  });

  it('of a class or group is one line, without an address that could become a link in the chat', () => {
    expect(passed('site', { ...SITE, group: ' Year 6\n maths ' }).group).toBe('Year 6 maths');
    expect(errors('site', { ...SITE, group: 'see bad.example' })).toHaveProperty('group');
    for (const group of ['see t3.co', 'bad。example', '@channel', 'x <!here>', '＠all', 'http://x', 'jane@school'])
      expect([group, errors('site', { ...SITE, group }).group]).toEqual([
        group,
        expect.stringContaining('Only the class'),
      ]);
    expect(passed('site', { ...SITE, group: 'Mr. T’s set' }).group).toBe('Mr. T’s set');
  });

  it('stands when a client leaves a field out that nobody touched; a tick left out is no tick', () => {
    const { group: _group, keep_end: _tick, ...rest } = SITE;
    expect(passed('site', rest, { keep_end: 'yes' })).toMatchObject({ group: '5T', keep_end: '' });
  });

  it('of somebody who has not looked is refused kindly, with the way out', () => {
    expect(errors('when', { ...WHEN, looked: 'no' }, SITE).looked).toContain('Ask IT support to show it to you');
    expect(errors('when', { ...WHEN, looked: '' }, SITE)).toEqual({ looked: 'Please choose one.' });
  });

  it('takes a note of 1,000 signs and not one more', () => {
    expect(passed('when', { ...WHEN, note: 'a'.repeat(1000) }, SITE).note).toHaveLength(1000);
    expect(errors('when', { ...WHEN, note: 'a'.repeat(1001) }, SITE)).toHaveProperty('note');
  });

  it.each(['child_abuse', 'terrorism', 'illegal'])(
    'that the filter calls %s can go no further, and a report can be offered',
    (category) => {
      const checked = checkPage('site', { ...SITE, category }, {}, ctx);
      expect(checked).toMatchObject({ ok: false, never: { code: 'override.illegal', field: 'category' } });
      // Also while the address still has a fault of its own.
      expect(checkPage('site', { ...SITE, addresses: 'x', category }, {}, ctx)).toMatchObject({
        never: { code: 'override.illegal' },
      });
    },
  );
});

describe('another time', () => {
  it('comes with the day, now and the close of school filled in', () => {
    const answers = passed('when', { ...WHEN, lesson: 'other' }, SITE);
    expect(answers).toMatchObject({ date: TUESDAY, from: '10:20', until: '17:00' });
    expect(passed('when', { ...WHEN, lesson: 'other' }, SITE, { ...ctx, now: at('18:03') })).toMatchObject({
      date: '2026-11-25',
      from: '08:00',
      until: '17:00',
    });
    expect(passed('when', { ...WHEN, lesson: 'other' }, { ...SITE, ...TIMES })).toMatchObject(TIMES);
  });

  it('is capped, and asks for a last day only where the pack allows several', () => {
    const longer = { ...ctx, overrides: { ...ctx.overrides, longest: { kind: 'school_days', days: 3 } as const } };
    const answers = passed('when', { ...WHEN, lesson: 'other' }, SITE, longer);
    const ids = pageQuestions('times', answers, choicesOf(answers, longer)).map((question) => question.id);
    expect(ids).toEqual(['date', 'from', 'last_date', 'until']);
    expect(passed('times', { ...TIMES, last_date: '2026-11-26' }, answers, longer)).toMatchObject({
      last_date: '2026-11-26',
    });
    const short = passed('when', { ...WHEN, lesson: 'other' }, SITE);
    expect(pageQuestions('times', short, choicesOf(short, ctx)).map((question) => question.id)).toEqual([
      'date',
      'from',
      'until',
    ]);
    expect(errors('times', { ...TIMES, until: '18:00' }, short).until).toBe(
      'The longest allowed here: until the end of the school day. Pick 17:00 or earlier.',
    );
    expect(errors('times', { date: '', from: '', until: '' }, short)).toHaveProperty('date');
  });
});

describe('the request', () => {
  it('holds what was asked, without the part that may hold names', () => {
    const request = requestFrom(done, ctx);
    expect(request).toMatchObject({
      ok: true,
      value: {
        addresses: [{ host: 'www.bbc.co.uk', path: '/news', end: '' }],
        category: 'news',
        purpose: 'lesson_resource',
        group: '5T',
        wanted: { from: at('11:15'), until: at('12:15') },
        lesson: 'Lesson 3',
        riskChecked: true,
        supervisor: 'I will',
        note: '',
      },
    });
    expect(isRecurring(done)).toBe(false);
    expect(isRecurring({ ...done, how_often: 'recurring' })).toBe(true);
  });

  it('keeps the part after ? where that was ticked', () => {
    expect(requestFrom({ ...done, keep_end: 'yes' }, ctx)).toMatchObject({
      value: { addresses: [{ end: '?pupil=jane' }] },
    });
  });

  it('of another time has these times', () => {
    const answers = passed('times', TIMES, passed('when', { ...WHEN, lesson: 'other' }, passed('site', SITE)));
    expect(requestFrom(answers, ctx)).toMatchObject({
      value: { lesson: '', wanted: { from: at('15:30'), until: at('16:30') } },
    });
  });

  it.each([
    [{}, 'addresses'],
    [{ ...done, looked: 'no' }, 'looked'],
    [{ ...done, category: 'unheard' }, 'category'],
    [{ ...done, lesson: 'other', date: '', from: '', until: '' }, 'date'],
    [{ ...done, lesson: '2026-11-24 Lesson 1' }, 'lesson'],
    [{ ...done, category: 'terrorism' }, 'category'],
    [{ ...done, category: 'adult' }, 'category'],
  ])('is refused with a field while it cannot be sent: %#', (answers, field) => {
    expect(requestFrom(answers, ctx)).toMatchObject({ ok: false, refusal: { field } });
  });

  it('is checked anew when it is sent: the lesson may be over, the pack may have changed', () => {
    expect(requestFrom(done, { ...ctx, now: at('12:15') })).toMatchObject({ refusal: { field: 'lesson' } });
    const stricter = { ...ctx, overrides: { ...ctx.overrides, never: { categories: [], hosts: ['bbc.co.uk'] } } };
    expect(requestFrom(done, stricter)).toMatchObject({ refusal: { code: 'override.never_host', field: 'addresses' } });
  });
});
