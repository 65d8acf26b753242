// Calendar files as councils, Outlook and Google write them, and as somebody would who means harm.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readIcs } from '../../src/cli/calendar-ics.ts';

const TODAY = '2026-11-24';
const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: readonly string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const read = (text: string | Uint8Array) => {
  const ics = readIcs(typeof text === 'string' ? Buffer.from(text) : text, TODAY, 'Europe/London');
  if (!ics.ok) return { refused: ics.message, events: [], unread: [], elsewhere: 0 };
  const { events, unread, elsewhere } = ics;
  return {
    refused: '',
    events: events.map(({ title, from, to, starts }) =>
      [title, from, to, ...(starts === undefined ? [] : [starts])].join(' '),
    ),
    unread: unread.map(({ line, why }) => `${line} ${why}`),
    elsewhere,
  };
};
const one = (...lines: readonly string[]) => read(calendar(event('SUMMARY:x', ...lines)));

describe('the days of an entry', () => {
  it.each([
    ['a whole day without an end', ['DTSTART;VALUE=DATE:20261113'], 'x 2026-11-13 2026-11-13'],
    [
      'whole days, the last of which is not counted',
      ['DTSTART;VALUE=DATE:20261026', 'DTEND;VALUE=DATE:20261031'],
      'x 2026-10-26 2026-10-30',
    ],
    [
      'a whole day that ends on itself',
      ['DTSTART;VALUE=DATE:20261113', 'DTEND;VALUE=DATE:20261113'],
      'x 2026-11-13 2026-11-13',
    ],
    ['with a length', ['DTSTART;VALUE=DATE:20261026', 'DURATION:P5D'], 'x 2026-10-26 2026-10-30'],
    [
      'a time in Outlook’s words for London',
      ['DTSTART;TZID=GMT Standard Time:20270601T000000', 'DTEND;TZID=GMT Standard Time:20270603T000000'],
      'x 2027-06-01 2027-06-02',
    ],
    [
      'a quoted zone',
      ['DTSTART;TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London":20261113T084500'],
      'x 2026-11-13 2026-11-13 08:45',
    ],
    [
      'a maker’s name before the zone',
      ['DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20261113T084500'],
      'x 2026-11-13 2026-11-13 08:45',
    ],
    [
      'midnight in summer, told in UTC',
      ['DTSTART:20270531T230000Z', 'DTEND:20270602T230000Z'],
      'x 2027-06-01 2027-06-02',
    ],
    ['another zone', ['DTSTART;TZID=Europe/Paris:20261114T003000'], 'x 2026-11-13 2026-11-13 23:30'],
    ['a time without a zone', ['DTSTART:20261113T151500'], 'x 2026-11-13 2026-11-13 15:15'],
  ])('%s', (_name, lines, expected) => {
    expect(one(...lines)).toMatchObject({ events: [expected], unread: [] });
  });

  it.each([
    ['none at all', [], 'no day'],
    ['one that does not exist', ['DTSTART;VALUE=DATE:20260231'], 'no day'],
    ['no day, but words', ['DTSTART:soon'], 'no day'],
    ['an end before the beginning', ['DTSTART;VALUE=DATE:20261113', 'DTEND;VALUE=DATE:20261101'], 'ends before'],
    ['a zone nobody knows', ['DTSTART;TZID=Mars/Olympus:20261113T084500'], 'time zone'],
    ['an endless length', ['DTSTART;VALUE=DATE:20261113', 'DURATION:P99999999999D'], 'how long'],
    ['cancelled', ['DTSTART;VALUE=DATE:20261113', 'STATUS:CANCELLED'], 'cancelled'],
  ])('%s: told, and not used', (_name, lines, why) => {
    const { events, unread } = one(...lines);
    expect(events).toEqual([]);
    expect(unread.join()).toContain(why);
  });

  it('long past or far ahead is left out and counted', () => {
    expect(one('DTSTART;VALUE=DATE:19990101')).toMatchObject({ events: [], elsewhere: 1 });
    expect(one('DTSTART;VALUE=DATE:20990101')).toMatchObject({ events: [], elsewhere: 1 });
  });
});

describe('an entry that repeats', () => {
  it('every year is read for the years that are looked at', () => {
    const { events } = one('DTSTART;VALUE=DATE:20191225', 'RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25');
    expect(events).toEqual([2025, 2026, 2027, 2028, 2029].map((year) => `x ${year}-12-25 ${year}-12-25`));
  });

  it('on the first Monday of May, until a day, without one, and with one moved', () => {
    const series = event(
      'UID:a',
      'SUMMARY:x',
      'DTSTART;VALUE=DATE:20260504',
      'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO;UNTIL=20290601',
      'EXDATE;VALUE=DATE:20270503',
    );
    const moved = event('UID:a', 'SUMMARY:y', 'DTSTART;VALUE=DATE:20280508', 'RECURRENCE-ID;VALUE=DATE:20280501');
    expect(read(calendar(series, moved)).events).toEqual([
      'x 2026-05-04 2026-05-04',
      'x 2029-05-07 2029-05-07',
      'y 2028-05-08 2028-05-08',
    ]);
  });

  it('on 29 February has no day in other years', () => {
    expect(one('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY').events).toEqual(['x 2028-02-29 2028-02-29']);
  });

  it.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;COUNT=999999999',
    'FREQ=DAILY;INTERVAL=999999999',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=2;BYDAY=5MO',
    'FREQ=YEARLY;BYYEARDAY=366;BYDAY=MO',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1',
    'FREQ=YEARLY;BYHOUR=1,2,3',
    'FREQ=NEVER',
    'BYDAY=MO',
  ])('by the rule %s is told, at once, and not used', (rule) => {
    const began = performance.now();
    const { events, unread } = one('DTSTART;VALUE=DATE:20261113', `RRULE:${rule}`);
    expect([events, unread.length]).toEqual([[], 1]);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('since a hundred years every day is not followed', () => {
    expect(one('DTSTART;VALUE=DATE:19260101', 'RRULE:FREQ=DAILY').unread).toHaveLength(1);
    expect(one('DTSTART;VALUE=DATE:19750101', 'RRULE:FREQ=DAILY').unread).toHaveLength(1);
  });
});

describe('a file', () => {
  it('with folded lines, also inside a letter, is put together', () => {
    const bytes = Buffer.from(calendar(event('DTSTART;VALUE=DATE:20261113', 'SUMMARY:Ysgol – hánner ty@mor')));
    const at = bytes.indexOf(Buffer.from('á')) + 1;
    const folded = Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]);
    const twice = Buffer.from(folded.toString('latin1').replace('@', '\r\n\t'), 'latin1');
    expect(read(twice).events).toEqual(['Ysgol – hánner tymor 2026-11-13 2026-11-13']);
  });

  it('with a broken entry loses that one alone, and says on which line it is', () => {
    const text = calendar(
      event('SUMMARY:one', 'DTSTART;VALUE=DATE:20261113'),
      event('SUMMARY;X="unclosed:two', 'DTSTART;VALUE=DATE:20261114'),
      event(
        'SUMMARY:three',
        'DTSTART;VALUE=DATE:20261115',
        'ATTACH;VALUE=BINARY:nonsense',
        'not a line',
        'DESCRIPTION;=:',
      ),
    );
    expect(read(text)).toMatchObject({
      events: ['one 2026-11-13 2026-11-13', 'three 2026-11-15 2026-11-15'],
      unread: ['7 this entry is broken and cannot be read.'],
    });
  });

  it('that was cut off keeps what came before', () => {
    const text = `BEGIN:VCALENDAR\n${event('SUMMARY:one', 'DTSTART;VALUE=DATE:20261113')}\nBEGIN:VEVENT\nSUMMARY:tw`;
    expect(read(text)).toMatchObject({
      events: ['one 2026-11-13 2026-11-13'],
      unread: [expect.stringContaining('broken')],
    });
  });

  it('that is no calendar, is empty, or only takes entries back, is refused', () => {
    for (const text of ['', '<html>Not found</html>', 'kind,name\nterm,x', '\u0000\u0001\u0002']) {
      expect(read(text).refused).toContain('not a calendar file');
    }
    expect(read(calendar('METHOD:CANCEL')).refused).toContain('takes entries back');
  });

  it('with thousands of entries is refused, and so is one whose entries repeat by the thousand', () => {
    const many = Array.from({ length: 2001 }, () => event('SUMMARY:x', 'DTSTART;VALUE=DATE:20261113'));
    expect(read(calendar(...many)).refused).toContain('2000 are the most');
    const daily = Array.from({ length: 20 }, () =>
      event('SUMMARY:x', 'DTSTART;VALUE=DATE:20261113', 'RRULE:FREQ=DAILY'),
    );
    expect(read(calendar(...daily)).refused).toContain('repeat without end');
  });

  it('that is hostile costs moments: nested, endless lines, endless folds, zones that repeat every second', () => {
    const began = performance.now();
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:GMT Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'RRULE:FREQ=SECONDLY',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0000',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const plain = event('SUMMARY:x', 'DTSTART;TZID=GMT Standard Time:20261113T084500');
    expect(read(calendar(...zone, plain)).events).toEqual(['x 2026-11-13 2026-11-13 08:45']);
    read('BEGIN:VCALENDAR\n'.repeat(100_000));
    read(`BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(1900)}${'BEGIN:VALARM\n'.repeat(50_000)}`);
    read(calendar(event(`SUMMARY:${'x'.repeat(1_900_000)}`)));
    read(calendar(event(`SUMMARY:x${'\r\n y'.repeat(400_000)}`)));
    read(
      calendar(
        event('DTSTART;VALUE=DATE:20261113', ...Array.from({ length: 400 }, () => `EXDATE:${'20261113,'.repeat(400)}`)),
      ),
    );
    read(calendar(event('DTSTART;VALUE=DATE:20261113', `SUMMARY;A="${'a'.repeat(3000)}`)));
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('of any bytes at all is read or refused, and never thrown over', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'SUMMARY:Half term',
        'DTSTART;VALUE=DATE:20261026',
        'DTEND:20261030',
        'RRULE:FREQ=WEEKLY',
        'DURATION:P1D',
        'EXDATE:x',
        'RECURRENCE-ID:20261026',
        'BEGIN:VALARM',
        'END:VALARM',
        ' folded',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .tuple(fc.constantFrom('DTSTART', 'SUMMARY', 'RRULE', 'UID;X=', 'DTEND;TZID='), fc.string({ maxLength: 20 }))
        .map(([a, b]) => `${a}:${b}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const { events } = read(calendar(...lines));
        for (const text of events) expect(text).not.toMatch(/[\p{Cc}\u202e]/u);
      }),
      { numRuns: 500 },
    );
  });
});
