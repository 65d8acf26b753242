// A calendar as a list: forgiving about the words of its header, strict about its days, and every fault at once.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayWritten, timeWritten, weekdaysOf } from '../../../src/domain/calendar/calendar-columns.ts';
import { readCalendarRows } from '../../../src/domain/calendar/calendar-rows.ts';

const rows = (text: string) => {
  const [header = [], ...raw] = text.split('\n').map((line) => line.split(','));
  return readCalendarRows(
    header,
    raw.map((cells, index) => ({ line: index + 2, cells })),
  );
};
const faults = (text: string) => rows(text).faults.map(({ path, message, fix }) => `${path}: ${message} ${fix}`);

describe('a list', () => {
  it('of every kind is read, whatever its header calls things', () => {
    const read = rows(
      [
        'Type,Title,Start Date,End Date,Opening,Closing,Weekdays,Notes',
        'Term,Autumn term,02/09/2026,18 December 2026,,,,x',
        'Half-term,,2026-10-26,2026-10-30,,,,',
        'INSET day,,Mon 4 Jan 2027,,,,,',
        'Bank holiday,Early May,03/05/2027,,,,,',
        'Holiday,Snow,2027-02-01,2027-02-02,,,,',
        'School hours,,,,8.30,3:30pm,Mon-Thu,',
        'Hours,,,,08:30,13:00,Fri,',
        'Lesson,Period 1,,,09:00,10:00,,',
        'Period,Period 2,10:00,11am,,,,',
      ].join('\n'),
    );
    expect(read.faults).toEqual([]);
    expect(read.ignored).toEqual(['Notes']);
    expect(read.content.spans.map(({ kind, name, from, to }) => [kind, name, from, to])).toEqual([
      ['term', 'Autumn term', '2026-09-02', '2026-12-18'],
      ['half_term', 'Half-term', '2026-10-26', '2026-10-30'],
      ['inset', 'INSET day', '2027-01-04', '2027-01-04'],
      ['closure', 'Snow', '2027-02-01', '2027-02-02'],
      ['bank_holiday', 'Early May', '2027-05-03', '2027-05-03'],
    ]);
    const long = { opens: '08:30', closes: '15:30' };
    expect(read.content.hours).toEqual({
      mon: long,
      tue: long,
      wed: long,
      thu: long,
      fri: { opens: '08:30', closes: '13:00' },
    });
    expect(read.content.lessons).toEqual([
      { name: 'Period 1', from: '09:00', to: '10:00' },
      { name: 'Period 2', from: '10:00', to: '11:00' },
    ]);
  });

  it('with faults hears all of them at once, each with its row, its column and the way out', () => {
    expect(
      faults(
        [
          'kind,name,from,to,opens,closes,days',
          'trem,Autumn,2026-09-02,2026-12-18,,,',
          'term,,2026-09-02,,,,',
          'term,Spring,2027-01-04,2026-03-25,,,',
          'inset,,31/02/2027,,,,',
          'closure,Snow,2027-02-01,,08:30,,mon',
          'hours,,,,16:30,08:30,mon-fri',
          'hours,,2026-09-02,,08:30,25:00,weekends',
          'lesson,Lesson 1,,,,,',
          'lesson,Lesson 2,,,09:00,10:00,mon',
        ].join('\n'),
      ),
    ).toEqual([
      'row 2, kind: "trem" is not known here. Write term, half_term, closure, inset, bank_holiday, hours or lesson.',
      'row 3, name: The name is missing. Write one, such as Autumn term or Lesson 1.',
      'row 3, to: The day is missing. Write 2026-09-02 or 02/09/2026.',
      'row 4, to: This is before the first day. Write the first day under from and the last day under to.',
      'row 5, from: "31/02/2027" is not a day. Write 2026-09-02 or 02/09/2026.',
      'row 6, opens: This is for hours and lessons. Leave it empty: whole days are meant here.',
      'row 6, days: This is for hours and lessons. Leave it empty: whole days are meant here.',
      'row 7, closes: The school closes before it opens. Write the later time last.',
      'row 8, from: This holds in the whole year. Leave it empty beside opens and closes.',
      'row 8, closes: "25:00" is not a time of day. Write hours and minutes, such as 08:30.',
      'row 8, days: "weekends" are not days of the week. Write mon-fri, or Mon, Wed, Fri.',
      'row 9, from: The time is missing. Write hours and minutes, such as 08:30.',
      'row 9, to: The time is missing. Write hours and minutes, such as 08:30.',
      'row 10, days: Lessons are the same on every school day. Leave it empty, or write mon-fri.',
    ]);
  });

  it('without its columns, or with one twice, is told so', () => {
    expect(faults('name,to\nx,2026-09-02').map((text) => text.split(':')[0])).toEqual(['row 1, kind', 'row 1, from']);
    expect(faults('kind,from,start,to\n').join()).toContain('Two columns say this. Keep one.');
    expect(faults('kind,opens,closes\nhours,08:30,16:30')).toEqual([]);
  });

  it('with two hours for one day is told so', () => {
    expect(faults('kind,opens,closes,days\nhours,08:30,16:30,mon-fri\nhours,08:30,13:00,fri').join()).toContain(
      'Two rows give hours for fri.',
    );
  });
});

it('days, times and weekdays are read as people write them, and nothing else is', () => {
  expect(
    ['2/9/2026', '2.9.2026', 'Wednesday 2nd Sept 2026', '2 Sep 2026', '2026-09-02T00:00:00'].map(dayWritten),
  ).toEqual(Array.from({ length: 5 }, () => '2026-09-02'));
  expect(['9/2', 'tomorrow', '2 Foo 2026'].map(dayWritten)).toEqual(['9/2', 'tomorrow', '2 Foo 2026']);
  expect(['8:30', '8.30', '08:30:00', '8:30 am', '12am', '12:15pm', '24:00'].map(timeWritten)).toEqual([
    ...['08:30', '08:30', '08:30', '08:30', '00:00', '12:15', '24:00'],
  ]);
  expect(['8', '24:01', '13pm', '0am', '8:60', 'noon', ''].map(timeWritten)).toEqual(
    Array.from({ length: 7 }, () => undefined),
  );
  expect(weekdaysOf('Mon, Weds & Friday')).toEqual(['mon', 'wed', 'fri']);
  expect(weekdaysOf('Monday to Thursday')).toEqual(['mon', 'tue', 'wed', 'thu']);
  expect(weekdaysOf('Fridays')).toEqual(['fri']);
  expect(weekdaysOf('every day')).toHaveLength(7);
  for (const none of ['fri-mon', 'monster', 'mon-', '', 'mon-tue-wed']) expect(weekdaysOf(none)).toBeUndefined();
});

it('any list at all is read or refused, and never thrown over', () => {
  const cell = fc.oneof(
    fc.constantFrom('term', 'hours', 'lesson', '2026-09-02', '08:30', 'mon-fri', ''),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), (raw) => {
      const read = readCalendarRows(
        ['kind', 'name', 'from', 'to', 'opens', 'closes', 'days'],
        raw.map((cells, index) => ({ line: index + 2, cells })),
      );
      for (const { from, to } of read.content.spans) expect(from <= to).toBe(true);
    }),
  );
});
