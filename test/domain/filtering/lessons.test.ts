// Lessons and times: school days only, always with an end, never past the cap, right on the day the clocks change.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OverridesPolicy } from '../../../src/domain/filtering/overrides-policy.ts';
import {
  defaultLesson,
  latestEnd,
  lessonChoices,
  longestLine,
  OTHER_TIME,
  type PeriodAnswers,
  periodOf,
  shorterEnds,
} from '../../../src/domain/filtering/period/lessons.ts';
import type { SchoolCalendar } from '../../../src/domain/school/policy.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { formatTime, instantAt, isoDateOf } from '../../../src/domain/shared/time.ts';

const hours = { opens: '08:00', closes: '17:00' };
const calendar: SchoolCalendar = {
  zone: 'Europe/London',
  days: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  terms: [
    { name: 'Autumn', from: '2026-09-02', to: '2026-12-18' },
    { name: 'Spring', from: '2027-01-04', to: '2027-03-31' },
  ],
  closures: [{ name: 'Training day', from: '2026-11-25', to: '2026-11-25' }],
  lessons: [
    { name: 'Lesson 1', from: '09:00', to: '10:00' },
    { name: 'Lesson 2', from: '10:00', to: '11:00' },
    { name: 'Lesson 3', from: '11:15', to: '12:15' },
    { name: 'Lesson 4', from: '13:15', to: '14:15' },
    { name: 'Lesson 5', from: '14:15', to: '15:15' },
  ],
};
const at = (date: string, time: string) => instantAt(date, time, 'Europe/London');
/** Tuesday; Wednesday is a training day. */
const TUESDAY = '2026-11-24';
const NOW = at(TUESDAY, '10:20');
const SCHOOL_DAY: OverridesPolicy['longest'] = { kind: 'school_day' };
const labels = (now: number, cal = calendar) => lessonChoices(cal, now).map((option) => option.label);

describe('lessons to pick from', () => {
  it('are today’s that are not over, then those of the next two school days, then another time', () => {
    expect(labels(NOW)).toEqual([
      'Lesson 2, today 10:00 to 11:00',
      'Lesson 3, today 11:15 to 12:15',
      'Lesson 4, today 13:15 to 14:15',
      'Lesson 5, today 14:15 to 15:15',
      'Lesson 1, Thu 26 Nov 09:00 to 10:00',
      'Lesson 2, Thu 26 Nov 10:00 to 11:00',
      'Lesson 3, Thu 26 Nov 11:15 to 12:15',
      'Lesson 4, Thu 26 Nov 13:15 to 14:15',
      'Lesson 5, Thu 26 Nov 14:15 to 15:15',
      'Lesson 1, Fri 27 Nov 09:00 to 10:00',
      'Lesson 2, Fri 27 Nov 10:00 to 11:00',
      'Lesson 3, Fri 27 Nov 11:15 to 12:15',
      'Another time',
    ]);
  });

  it('have values that stay the same while the day goes on', () => {
    const early = lessonChoices(calendar, at(TUESDAY, '07:00')).map((option) => option.value);
    expect(early[1]).toBe('2026-11-24 Lesson 2');
    for (const { value } of lessonChoices(calendar, NOW).slice(0, 4)) expect(early).toContain(value);
  });

  it('begin with the one that is running or comes next, over a weekend and over a holiday', () => {
    expect(defaultLesson(calendar, NOW)).toBe('2026-11-24 Lesson 2');
    expect(defaultLesson(calendar, at(TUESDAY, '11:00'))).toBe('2026-11-24 Lesson 3');
    expect(defaultLesson(calendar, at(TUESDAY, '16:50'))).toBe('2026-11-26 Lesson 1');
    expect(defaultLesson(calendar, at('2026-11-28', '12:00'))).toBe('2026-11-30 Lesson 1');
    expect(defaultLesson(calendar, at('2026-12-18', '16:00'))).toBe('2027-01-04 Lesson 1');
  });

  it('are none in a school that typed none, or that has no term left', () => {
    expect(lessonChoices({ ...calendar, lessons: [] }, NOW)).toEqual([{ value: OTHER_TIME, label: 'Another time' }]);
    expect(defaultLesson({ ...calendar, lessons: [] }, NOW)).toBe(OTHER_TIME);
    expect(defaultLesson(calendar, at('2027-06-01', '10:00'))).toBe(OTHER_TIME);
  });

  it('fit a list in Slack, and no two have the same value', () => {
    const name = 'A very long name of a lesson in two rooms';
    const twice = {
      ...calendar,
      lessons: [...calendar.lessons, { name, from: '15:00', to: '15:30' }, { name, from: '16:00', to: '16:30' }],
    };
    const options = lessonChoices(twice, NOW);
    expect(new Set(options.map((option) => option.value)).size).toBe(options.length);
    for (const { value, label } of options) {
      expect(value.length).toBeLessThanOrEqual(75);
      expect(label.length).toBeLessThanOrEqual(75);
    }
    expect(options.length).toBeLessThanOrEqual(13);
  });
});

const none = { date: '', from: '', until: '' };
const other = (date: string, from: string, until: string, lastDate = ''): PeriodAnswers => ({
  lesson: OTHER_TIME,
  date,
  from,
  until,
  lastDate,
});
function period(values: PeriodAnswers, longest = SCHOOL_DAY, now = NOW) {
  const read = periodOf(values, calendar, now, { longest });
  return read.ok ? read.value : [read.refusal.code, read.refusal.field];
}

describe('the period that is asked for', () => {
  it('of a lesson is the lesson, even when it is running', () => {
    expect(period({ lesson: '2026-11-24 Lesson 2', ...none })).toEqual({
      lesson: 'Lesson 2',
      period: { from: at(TUESDAY, '10:00'), until: at(TUESDAY, '11:00') },
    });
  });

  it('of typed times is these times', () => {
    expect(period(other(TUESDAY, '10:00', '16:30'))).toEqual({
      lesson: '',
      period: { from: at(TUESDAY, '10:00'), until: at(TUESDAY, '16:30') },
    });
    expect(period(other(TUESDAY, '15:00', '17:00'))).toHaveProperty('period');
  });

  it.each([
    ['no lesson', { lesson: '', ...none }, 'override.no_lesson', 'lesson'],
    ['a lesson that is over', { lesson: '2026-11-24 Lesson 1', ...none }, 'override.lesson_over', 'lesson'],
    ['a lesson nobody knows', { lesson: '2026-11-24 Break', ...none }, 'override.lesson_over', 'lesson'],
    ['a lesson on a closed day', { lesson: '2026-11-25 Lesson 1', ...none }, 'override.lesson_over', 'lesson'],
    ['no day', other('', '10:00', '11:00'), 'override.no_date', 'date'],
    ['a day that is none', other('2026-02-30', '10:00', '11:00'), 'override.bad_date', 'date'],
    ['a day in words', other('tomorrow', '10:00', '11:00'), 'override.bad_date', 'date'],
    ['no start', other(TUESDAY, '', '11:00'), 'override.no_time', 'from'],
    ['a start that is no time', other(TUESDAY, '25:00', '11:00'), 'override.bad_time', 'from'],
    ['no end', other(TUESDAY, '11:00', ''), 'override.no_time', 'until'],
    ['an end that is no time', other(TUESDAY, '11:00', '24:00'), 'override.bad_time', 'until'],
    ['an end before the start', other(TUESDAY, '12:00', '11:00'), 'override.end_first', 'until'],
    ['no length', other(TUESDAY, '12:00', '12:00'), 'override.end_first', 'until'],
    ['a last day before the first', other('2026-11-26', '12:00', '13:00', TUESDAY), 'override.end_first', 'last_date'],
    ['yesterday', other('2026-11-23', '12:00', '13:00'), 'override.past', 'date'],
    ['earlier today', other(TUESDAY, '09:00', '10:20'), 'override.past', 'until'],
    ['far ahead', other('2027-01-24', '12:00', '13:00'), 'override.too_far', 'date'],
    ['a training day', other('2026-11-25', '12:00', '13:00'), 'override.closed_day', 'date'],
    ['a Saturday', other('2026-11-28', '12:00', '13:00'), 'override.closed_day', 'date'],
    ['the holidays', other('2026-12-21', '12:00', '13:00'), 'override.closed_day', 'date'],
    ['the evening', other(TUESDAY, '17:00', '18:00'), 'override.after_close', 'from'],
    ['past the close', other(TUESDAY, '16:00', '17:01'), 'override.too_long', 'until'],
    ['over night', other(TUESDAY, '16:00', '09:00', '2026-11-26'), 'override.too_long', 'until'],
  ])('%s is refused with the field: %j', (_what, values, code, field) => {
    expect(period(values)).toEqual([code, field]);
  });

  it('keeps to hours where the pack says hours, also in a lesson', () => {
    const short: OverridesPolicy['longest'] = { kind: 'hours', hours: 0.5 };
    expect(period(other(TUESDAY, '18:00', '18:30'), short)).toHaveProperty('period');
    expect(period(other(TUESDAY, '18:00', '18:31'), short)).toEqual(['override.too_long', 'until']);
    expect(period({ lesson: '2026-11-24 Lesson 3', ...none }, short)).toEqual(['override.too_long', 'lesson']);
  });

  it('counts school days over a training day, a weekend and a holiday', () => {
    const three: OverridesPolicy['longest'] = { kind: 'school_days', days: 3 };
    expect(period(other(TUESDAY, '11:00', '17:00', '2026-11-27'), three)).toHaveProperty('period');
    expect(period(other(TUESDAY, '11:00', '08:30', '2026-11-30'), three)).toEqual(['override.too_long', 'until']);
    expect(latestEnd(at('2026-12-17', '12:00'), calendar, three)).toBe(at('2027-01-04', '17:00'));
    // The last school day that is known: no further than that.
    expect(latestEnd(at('2027-03-31', '12:00'), calendar, three)).toBe(at('2027-03-31', '17:00'));
  });

  it('is right in the nights in which the clocks change', () => {
    const twelve: OverridesPolicy['longest'] = { kind: 'hours', hours: 12 };
    const autumn = period(other('2026-10-25', '00:30', '03:00'), twelve, at('2026-10-20', '10:00'));
    expect(autumn).toMatchObject({ period: { from: Date.UTC(2026, 9, 24, 23, 30), until: Date.UTC(2026, 9, 25, 3) } });
    const spring = period(other('2027-03-28', '00:30', '03:00'), twelve, at('2027-03-20', '10:00'));
    expect(spring).toMatchObject({ period: { from: Date.UTC(2027, 2, 28, 0, 30), until: Date.UTC(2027, 2, 28, 2) } });
    // 01:30 does not exist on that night and counts as an hour later.
    expect(period(other('2027-03-28', '01:30', '02:30'), twelve, at('2027-03-20', '10:00'))).toEqual([
      'override.end_first',
      'until',
    ]);
  });

  it('always ends, in the future, after it starts, and within the cap', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const day = fc.integer({ min: -3, max: 70 }).map((ahead) => isoDateOf(NOW + ahead * DAY_MS, 'Europe/London'));
    const lesson = fc.oneof(
      fc.constant(OTHER_TIME),
      fc.constantFrom(...lessonChoices(calendar, NOW).map((option) => option.value)),
    );
    const longest = fc.oneof(
      fc.constant<OverridesPolicy['longest']>(SCHOOL_DAY),
      fc
        .double({ min: 0.25, max: 12, noNaN: true })
        .map((count): OverridesPolicy['longest'] => ({ kind: 'hours', hours: count })),
      fc.integer({ min: 1, max: 10 }).map((days): OverridesPolicy['longest'] => ({ kind: 'school_days', days })),
    );
    fc.assert(
      fc.property(
        lesson,
        day,
        day,
        clock,
        clock,
        longest,
        fc.integer({ min: 0, max: 12 }),
        (picked, date, lastDate, from, until, cap, later) => {
          const now = NOW + later * HOUR_MS;
          const read = periodOf({ lesson: picked, date, from, until, lastDate }, calendar, now, { longest: cap });
          if (!read.ok) {
            expect(['lesson', 'date', 'last_date', 'from', 'until']).toContain(read.refusal.field);
            return;
          }
          const found = read.value.period;
          expect(found.until).toBeGreaterThan(Math.max(found.from, now));
          expect(found.until).toBeLessThanOrEqual(latestEnd(found.from, calendar, cap));
          expect(found.from - now).toBeLessThan(62 * DAY_MS);
        },
      ),
    );
  });

  it('says how long is the longest', () => {
    expect(longestLine(SCHOOL_DAY)).toBe('The longest allowed here: until the end of the school day.');
    expect(longestLine({ kind: 'hours', hours: 1.5 })).toBe('The longest allowed here: 1 hour 30 minutes.');
    expect(longestLine({ kind: 'hours', hours: 0.25 })).toBe('The longest allowed here: 15 minutes.');
    expect(longestLine({ kind: 'school_days', days: 5 })).toBe('The longest allowed here: 5 school days.');
  });
});

describe('shorter ends to approve', () => {
  const ends = (from: string, until: string, now: number, last = TUESDAY) =>
    shorterEnds({ from: at(TUESDAY, from), until: at(last, until) }, now, calendar).map((option) => option.label);

  it('are quarter hours that leave time to open it and are shorter than was asked', () => {
    expect(ends('11:15', '12:15', NOW)).toEqual(['11:30', '11:45', '12:00']);
    expect(ends('10:00', '11:00', NOW)).toEqual(['10:30', '10:45']);
    expect(ends('10:00', '11:00', at(TUESDAY, '10:36'))).toEqual([]);
    expect(ends('10:00', '11:00', at(TUESDAY, '12:00'))).toEqual([]);
  });

  it('are six at most, spread over the whole', () => {
    expect(ends('08:00', '17:00', at(TUESDAY, '07:00'))).toEqual([
      '08:15',
      '09:45',
      '11:15',
      '12:45',
      '14:15',
      '15:45',
    ]);
  });

  it('are the ends of school days where it was asked for several', () => {
    expect(ends('11:00', '17:00', NOW, '2026-11-27')).toEqual(['Tue 24 Nov, 17:00', 'Thu 26 Nov, 17:00']);
  });

  it('always lie within the period, and name each time once, also when the clocks go back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90 * 24 * 60 }),
        fc.integer({ min: 1, max: 5 * 24 * 60 }),
        fc.integer({ min: -600, max: 600 }),
        (start, length, ago) => {
          const from = at('2026-10-01', '00:00') + start * MINUTE_MS;
          const wanted = { from, until: from + length * MINUTE_MS };
          const now = from + ago * MINUTE_MS;
          const options = shorterEnds(wanted, now, calendar);
          expect(options.length).toBeLessThanOrEqual(6);
          expect(new Set(options.map((option) => option.label)).size).toBe(options.length);
          for (const { value } of options) {
            expect(Number(value)).toBeLessThan(wanted.until);
            expect(Number(value)).toBeGreaterThan(Math.max(from, now));
          }
        },
      ),
    );
    const night = { from: at('2026-10-25', '00:50'), until: Date.UTC(2026, 9, 25, 2) };
    const found = shorterEnds(night, night.from, calendar);
    expect(found[0]?.label).toBe(formatTime(Number(found[0]?.value), 'Europe/London'));
  });
});
