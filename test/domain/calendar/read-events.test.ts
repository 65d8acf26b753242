// Entries of published calendars become terms and closures; an edge without its other half is told and not used.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CalendarEvent, readEvents } from '../../../src/domain/calendar/read-events.ts';

type Entry = readonly [title: string, from: string, to?: string, more?: Partial<CalendarEvent>];
const events = (...entries: readonly Entry[]): readonly CalendarEvent[] =>
  entries.map(([title, from, to = from, more], index) => ({ line: index + 1, title, from, to, ...more }));
const read = (...entries: readonly Entry[]) => {
  const { content, notUnderstood } = readEvents(events(...entries));
  return {
    spans: content.spans.map(({ kind, name, from, to }) => `${kind}, ${name}: ${from} ${to}`),
    not: notUnderstood.map(({ line, why }) => `${line} ${why}`),
  };
};

describe('entries that name one edge', () => {
  it('are paired over the year, whatever their order in the file', () => {
    const year: readonly Entry[] = [
      ['Summer Term ends', '2027-07-21'],
      ['Autumn Term begins', '2026-09-02'],
      ['Half term begins', '2026-10-26'],
      ['Half term ends', '2026-10-30'],
      ['Autumn Term ends', '2026-12-18'],
      ['Spring Term begins', '2027-01-04'],
      ['Spring Term ends', '2027-03-25'],
      ['Summer Term begins', '2027-04-12'],
    ];
    expect(read(...year)).toEqual({
      spans: [
        'term, Autumn term: 2026-09-02 2026-12-18',
        'half_term, Half-term: 2026-10-26 2026-10-30',
        'term, Spring term: 2027-01-04 2027-03-25',
        'term, Summer term: 2027-04-12 2027-07-21',
      ],
      not: [],
    });
  });

  it('told as the door of the school end and begin what stands around them', () => {
    expect(
      read(
        ['Autumn term begins', '2026-09-02'],
        ['School closes for half term', '2026-10-23'],
        ['School reopens', '2026-11-02'],
        ['Schools break up for Christmas', '2026-12-18'],
        ['Schools return', '2027-01-04'],
        ['Term ends', '2027-03-25'],
      ),
    ).toEqual({
      spans: [
        'term, Autumn term: 2026-09-02 2026-12-18',
        'half_term, Half-term: 2026-10-24 2026-11-01',
        'term, Term from Mon 4 Jan 2027: 2027-01-04 2027-03-25',
      ],
      not: [],
    });
  });

  it('a half-term that begins in the afternoon leaves that day a school day', () => {
    const late = { starts: '15:15', hours: 0 };
    const { spans } = read(['Half term begins', '2026-10-23', '2026-10-23', late], ['Half term ends', '2026-11-01']);
    expect(spans).toEqual(['half_term, Half-term: 2026-10-24 2026-11-01']);
  });

  it('the same term goes on after its half-term', () => {
    expect(
      read(
        ['Autumn term begins', '2026-09-02'],
        ['Half term begins', '2026-10-26'],
        ['Term resumes', '2026-11-02'],
        ['Autumn term ends', '2026-12-18'],
      ).spans,
    ).toEqual(['term, Autumn term: 2026-09-02 2026-12-18', 'half_term, Half-term: 2026-10-26 2026-11-01']);
  });

  it('alone are told, with their day, and nothing is made of them', () => {
    expect(
      read(
        ['Term ends', '2026-12-18'],
        ['Spring term begins', '2027-01-04'],
        ['Summer term begins', '2027-04-12'],
        ['Summer term ends', '2027-07-21'],
      ),
    ).toEqual({
      spans: ['term, Summer term: 2027-04-12 2027-07-21'],
      not: ['1 Fri 18 Dec 2026: this last day has no first day.', '2 Mon 4 Jan 2027: this first day has no last day.'],
    });
  });

  it('said twice count once', () => {
    expect(
      read(
        ['Autumn term begins', '2026-09-02'],
        ['School reopens', '2026-09-02'],
        ['Autumn term ends', '2026-12-18'],
        ['Schools break up for Christmas', '2026-12-18'],
        ['Autumn Term', '2026-09-02', '2026-12-18'],
      ),
    ).toEqual({ spans: ['term, Autumn term: 2026-09-02 2026-12-18'], not: [] });
  });
});

describe('an entry for whole days', () => {
  it.each([
    ['a half of a term is no half-term', 'Half term', '2026-09-02', '2026-10-23', 'too long'],
    ['a day is no term', 'Autumn term', '2026-09-02', '2026-09-02', 'longer than this'],
    ['a first day that lasts a week', 'Term begins', '2026-09-02', '2026-09-08', 'several days'],
    ['a bank holiday of a month', 'Bank holiday', '2026-08-01', '2026-08-31', 'too long'],
  ])('%s is told and not used', (_name, title, from, to, why) => {
    const { spans, not } = read([title, from, to]);
    expect(spans).toEqual([]);
    expect(not.join()).toContain(why);
  });

  it('that lasts a part of the day closes nothing, and one with the hours of a school day does', () => {
    const { spans, not } = read(
      ['School closed', '2026-11-12', '2026-11-12', { starts: '13:00', hours: 2 }],
      ['INSET day', '2026-11-13', '2026-11-13', { starts: '08:30', hours: 7 }],
    );
    expect(spans).toEqual(['inset, INSET day: 2026-11-13 2026-11-13']);
    expect(not.join()).toContain('only a part of the day');
  });

  it('may begin with the name of its calendar', () => {
    const [event] = events(['Oak Primary: INSET day', '2026-11-13']);
    if (event === undefined) throw new Error('there is one');
    expect(readEvents([event]).content.spans).toEqual([]);
    expect(readEvents([event], ['', 'Oak Primary']).content.spans).toHaveLength(1);
  });

  it('shows no sign that could steer a terminal or turn the line around', () => {
    const { content, notUnderstood } = readEvents(
      events(['\u001b[2JHalf\u202e term', '2026-10-26'], ['\u0007x\nboo', '2026-10-26']),
    );
    expect(JSON.stringify([content, notUnderstood])).not.toMatch(/\\u00|\u202e|\\n/);
  });
});

it('whatever the entries, spans are whole and nothing is lost without a word', () => {
  const titles = fc.constantFrom(
    'Term begins',
    'Autumn term ends',
    'Half term begins',
    'Half term ends',
    'School closes',
    'Schools return',
    'Christmas holiday begins',
    'Christmas holidays end',
    'INSET day',
    'School closes for half term',
    'Return after half term',
    'Schools return after the Easter holidays',
    'Last day before Christmas holidays',
  );
  const day = fc
    .integer({ min: 0, max: 330 })
    .map((n) => new Date(Date.UTC(2026, 8, 1) + n * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(fc.tuple(titles, day), { maxLength: 14 }), (entries) => {
      const { content, notUnderstood } = readEvents(events(...entries));
      for (const { from, to } of content.spans) expect(from <= to).toBe(true);
      const terms = content.spans.filter(({ kind }) => kind === 'term');
      for (const [index, term] of terms.entries())
        if (index > 0) expect((terms[index - 1]?.to ?? '') <= term.from).toBe(true);
      for (const { line } of notUnderstood) expect(line).toBeGreaterThan(0);
      // Each span takes at most two entries; one that makes nothing and repeats nothing is told.
      if (content.spans.length === 0 && new Set(entries.map(String)).size > 0)
        expect(notUnderstood.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
