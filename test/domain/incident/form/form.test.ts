import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORY_INFO, FIRST_CHOICES } from '../../../../src/domain/incident/categories.ts';
import { CATEGORIES } from '../../../../src/domain/incident/facts.ts';
import {
  checkPage,
  extraPages,
  factsFromAnswers,
  firstOpenPage,
  firstPage,
  nextPage,
  pageIds,
  pageOf,
  previousPage,
  REVIEW,
  reviewLines,
} from '../../../../src/domain/incident/form/form.ts';
import { PAGES } from '../../../../src/domain/incident/form/pages.ts';
import { context, PEOPLE, person, pickBy, pickFrom, walk } from './walk.ts';

const numbers = fc.array(fc.nat(1023), { minLength: 30, maxLength: 60 });
const someContext = fc.boolean().map((anonymous) => context(anonymous ? { reporter: null } : {}));
const ctx = context();

describe('the guided form', () => {
  it('never needs more than eight answers before Send, on any path', () => {
    fc.assert(
      fc.property(numbers, someContext, (n, c) => {
        expect(walk(pickBy(n), c).required).toBeLessThanOrEqual(8);
      }),
      { numRuns: 300 },
    );
  });

  it('needs at most eight answers for every kind of report, with and without an adult of the school', () => {
    for (const choice of FIRST_CHOICES) {
      for (const category of choice.categories) {
        for (const adult of ['no', 'yes', 'unsure']) {
          const done = walk(pickFrom({ first_choice: choice.key, category, adult_concern: adult, danger: 'no' }), ctx);
          expect(done.required).toBeLessThanOrEqual(8);
          expect(factsFromAnswers(done.answers, ctx).facts.category).toBe(category);
        }
      }
    }
  });

  it('reaches all 34 kinds of report through the eight first choices', () => {
    expect(FIRST_CHOICES).toHaveLength(8);
    expect(new Set(FIRST_CHOICES.flatMap((choice) => choice.categories))).toEqual(new Set(CATEGORIES));
  });

  it('says the 999 line before the first question and asks about danger first', () => {
    const page = pageOf(firstPage, {}, ctx);
    expect(page.warnings[0]).toMatch(/call 999 now/);
    expect(page.questions[0]?.id).toBe('danger');
  });

  it('says how far one is, and only "about" while the kind is still open', () => {
    expect(pageOf(firstPage, {}, ctx).progress).toBe('Step 1 of about 9');
    const { answers, pages } = walk(
      pickFrom({ danger: 'no', adult_concern: 'no', first_choice: 'unkind', category: 'threat' }),
      ctx,
    );
    expect(pageOf('story', answers, ctx).progress).toBe(`Step ${pages.indexOf('story') + 1} of ${pages.length + 1}`);
  });

  it('asks about pictures, with the do-not-look lines beside it, before any story is written', () => {
    fc.assert(
      fc.property(numbers, (n) => {
        const { pages } = walk(pickBy(n), ctx);
        if (!pages.includes('picture')) return;
        expect(pages.indexOf('picture')).toBeLessThan(pages.indexOf('story'));
      }),
    );
    const page = pageOf(
      'picture',
      { danger: 'no', adult_concern: 'no', first_choice: 'sexual', category: 'nude_sharing' },
      ctx,
    );
    expect(page.page).toBe('picture');
    expect(page.warnings.join(' ')).toMatch(/Do not look/);
  });

  it('goes back the way it came', () => {
    fc.assert(
      fc.property(numbers, someContext, (n, c) => {
        const { answers } = walk(pickBy(n), c);
        for (const page of pageIds(answers, c)) {
          expect(previousPage(nextPage(page, answers, c), answers, c)).toBe(page);
        }
        expect(previousPage(firstPage, answers, c)).toBeNull();
      }),
    );
  });

  it('asks nothing twice on one path', () => {
    fc.assert(
      fc.property(numbers, (n) => {
        const { answers } = walk(pickBy(n), ctx);
        const asked = pageIds(answers, ctx).flatMap((page) => pageOf(page, answers, ctx).questions.map((q) => q.id));
        expect(new Set(asked).size).toBe(asked.length);
      }),
    );
  });

  it('does not ask who did it when an adult of the school was named for it', () => {
    const { pages, answers } = walk(
      pickFrom({
        danger: 'no',
        adult_concern: 'yes',
        adult: 'person:p_ray',
        adult_part: 'about',
        first_choice: 'adult',
        category: 'staff_conduct',
      }),
      ctx,
    );
    const asked = pages.flatMap((page) => pageOf(page, answers, ctx).questions.map((q) => q.id));
    expect(asked).not.toContain('instigator');
    expect(asked).toContain('lado_harmed');
  });

  it('asks for the adult after the kind when only the kind shows that an adult is part of it', () => {
    const { pages } = walk(
      pickFrom({
        danger: 'no',
        adult_concern: 'no',
        first_choice: 'adult',
        category: 'low_level_concern',
        adult: 'skip',
      }),
      ctx,
    );
    expect(pages.indexOf('adult_late')).toBeGreaterThan(pages.indexOf('category'));
    expect(pages).not.toContain('adult');
  });

  it('keeps inside the limits of both platforms on every page', () => {
    const many = context({
      directory: {
        people: Array.from({ length: 400 }, (_, i) =>
          person(`p${i}`, `Person Number ${i} ${'x'.repeat(i % 90)}`, i < 30 ? ['class_teacher'] : []),
        ),
      },
    });
    fc.assert(
      fc.property(numbers, fc.constantFrom(ctx, many), (n, c) => {
        const { answers, pages } = walk(pickBy(n), c);
        for (const id of pages) {
          const page = pageOf(id, answers, c);
          expect(page.title.length).toBeLessThanOrEqual(24);
          for (const question of page.questions) {
            const most = question.id === 'adult' || question.id === 'adult_match' ? 100 : 10;
            expect(question.options.length).toBeLessThanOrEqual(most);
            expect(question.maxLength).toBeLessThanOrEqual(3000);
            expect(question.help.length).toBeLessThanOrEqual(200);
            for (const option of question.options) expect(option.label.length).toBeLessThanOrEqual(75);
          }
        }
      }),
      { numRuns: 60 },
    );
    for (const page of extraPages) {
      expect(page.title.length).toBeLessThanOrEqual(24);
      for (const question of pageOf(page.id, {}, ctx).questions)
        expect(question.options.length).toBeLessThanOrEqual(10);
    }
  });

  it('offers "Not sure" wherever a rule depends on the answer', () => {
    const offersIt = [
      'danger',
      'adult_concern',
      'victim',
      'instigator',
      'age_band',
      'intent',
      'legality',
      'device',
      'place',
    ];
    for (const question of PAGES.flatMap((page) => page.questions).filter((q) => offersIt.includes(q.id))) {
      const options = typeof question.options === 'function' ? question.options({}, ctx) : (question.options ?? []);
      expect(options.map((option) => option.label)).toContain('Not sure');
    }
  });

  it('counts an answer that is no longer offered as not given', () => {
    const answers = { danger: 'no', adult_concern: 'no', first_choice: 'sexual', category: 'malware' };
    expect(firstOpenPage(answers, ctx)).toBe('category');
    expect(factsFromAnswers(answers, ctx).facts.category).toBeNull();
  });

  it('knows where something must still be answered, and that a walked form is complete', () => {
    expect(firstOpenPage({}, ctx)).toBe(firstPage);
    expect(nextPage('where', walk(pickFrom({}), ctx).answers, ctx)).toBe(REVIEW);
    expect(firstOpenPage(walk(pickFrom({}), ctx).answers, ctx)).toBeNull();
  });

  it('shows every answer in words on the last page', () => {
    const { answers } = walk(
      pickFrom({ danger: 'no', adult_concern: 'no', first_choice: 'sexual', category: 'nude_sharing' }),
      ctx,
    );
    const lines = reviewLines(answers, ctx);
    const value = (label: RegExp) => lines.find((line) => label.test(line.label))?.value;
    expect(value(/danger now/)).toBe('No');
    expect(lines.some((line) => line.value.startsWith(CATEGORY_INFO.nude_sharing.label))).toBe(true);
    for (const line of lines) expect(line.value).not.toMatch(/^(unsure|unknown|person:)/);
  });

  it('lists role holders first of all when the school is too large for one list', () => {
    const big = context({
      directory: { people: [...PEOPLE, ...Array.from({ length: 200 }, (_, i) => person(`q${i}`, `Staff ${i}`))] },
    });
    const options = pageOf('adult', { danger: 'no', adult_concern: 'yes' }, big).questions[0]?.options ?? [];
    expect(options.map((option) => option.value)).toContain('person:p_hal');
    expect(options.map((option) => option.value)).not.toContain('person:q7');
  });
});

describe('checking a page', () => {
  it('says how much too long a story is, how much fits, and keeps it', () => {
    const long = 'a'.repeat(3412);
    const checked = checkPage('story', { story: long }, ctx, { danger: 'no', adult_concern: 'no' });
    expect(checked.ok).toBe(false);
    if (checked.ok) return;
    expect(checked.errors.story).toBe(
      'That is 3,412 letters; 3,000 fit here. Shorten it, or send this part and add the rest as a second note.',
    );
    expect(checked.answers.story).toBe(long);
  });

  it('names each question that must still be answered', () => {
    const checked = checkPage(firstPage, { naming: 'named' }, ctx, {});
    expect(checked.ok).toBe(false);
    if (!checked.ok) expect(Object.keys(checked.errors)).toEqual(['danger', 'adult_concern']);
  });

  it('refuses a value that was never offered', () => {
    const checked = checkPage(firstPage, { danger: 'maybe', adult_concern: 'no', naming: 'named' }, ctx, {});
    expect(checked.ok).toBe(false);
  });

  it('refuses a day to come and a day that is none, and takes an empty one', () => {
    const start = { danger: 'no', adult_concern: 'no' };
    const where = (date: string) => checkPage('where', { when_date: date }, ctx, start);
    expect(where('2026-11-25').ok).toBe(false);
    expect(where('2026-02-30').ok).toBe(false);
    expect(where('').ok).toBe(true);
    expect(where('2026-11-24').ok).toBe(true);
  });

  it('lets a preset stand when the platform leaves the field out', () => {
    const checked = checkPage('where', {}, ctx, { danger: 'no', adult_concern: 'no' });
    expect(checked.ok && checked.answers.device).toBe('unsure');
  });

  it('never throws and never takes a value outside its list, whatever arrives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAGES.map((page) => page.id), 'nowhere', REVIEW),
        fc.dictionary(
          fc.constantFrom('danger', 'adult', 'ticks', 'story', 'when_date', 'image', '__proto__'),
          fc.string(),
        ),
        (page, inputs) => {
          const checked = checkPage(page, inputs, ctx, { danger: 'no', adult_concern: 'yes' });
          expect(typeof checked.ok).toBe('boolean');
        },
      ),
    );
  });
});
