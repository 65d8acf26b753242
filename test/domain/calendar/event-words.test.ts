// What the titles of published calendars mean, word for word; what is not plain is not guessed.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Meaning, meaningOf } from '../../../src/domain/calendar/event-words.ts';

/** `term begins`, `half_term span`, `closes`; two meanings with a plus. */
const said = (meanings: readonly Meaning[] | null): string =>
  meanings === null
    ? '-'
    : meanings.map((meaning) => ('kind' in meaning ? `${meaning.kind} ${meaning.what}` : meaning.what)).join(' + ');

describe('a title', () => {
  it.each([
    ['Autumn Term begins', 'term begins'],
    ['Start of Autumn Term 2026', 'term begins'],
    ['First day of term', 'term begins'],
    ['Term 3 starts', 'term begins'],
    ['AUTUMN TERM STARTS - 8:45am', 'term begins'],
    ['Spring term opens', 'term begins'],
    ['Pupils return for the summer term', 'term begins'],
    ['Term ends', 'term ends'],
    ['Last day of Spring term 2027', 'term ends'],
    ['End of Term (3.15pm)', 'term ends'],
    ['Term 2 finishes', 'term ends'],
    ['Autumn Term 2026/27', 'term span'],
    ['Half term', 'half_term span'],
    ['HALF-TERM HOLIDAY', 'half_term span'],
    ['October Half Term Break', 'half_term span'],
    ['May half term', 'half_term span'],
    ['Mid-term holidays', 'half_term span'],
    ['School closed for half-term', 'half_term span'],
    ['Half term begins', 'half_term begins'],
    ['Half Term ends', 'half_term ends'],
    ['School closes for half term', 'half_term break_after'],
    ['Last day before half term', 'half_term break_after'],
    ['Return to school after half term', 'half_term break_before'],
    ['First day after half-term', 'half_term break_before'],
    ['INSET day', 'inset span'],
    ['INSET day - school closed to pupils', 'inset span'],
    ['Staff Training Day (school closed)', 'inset span'],
    ['Teacher training day', 'inset span'],
    ['Non-pupil day', 'inset span'],
    ['In-service day', 'inset span'],
    ['Professional Development Day', 'inset span'],
    ['Autumn term begins - INSET day', 'term begins + inset span'],
    ['Bank Holiday', 'bank_holiday span'],
    ['Early May Bank Holiday (school closed)', 'bank_holiday span'],
    ['Good Friday', 'bank_holiday span'],
    ["New Year's Day", 'bank_holiday span'],
    ['St Patrick’s Day', 'bank_holiday span'],
    ['Christmas holidays', 'closure span'],
    ['Easter break', 'closure span'],
    ['Christmas holiday begins', 'closure begins'],
    ['Summer Holidays end', 'closure ends'],
    ['School closed', 'closure span'],
    ['School closed - polling day', 'closure span'],
    ['Schools break up for Christmas', 'closes'],
    ['School closes', 'closes'],
    ['Schools re-open', 'reopens'],
    ['Pupils return', 'reopens'],
  ])('%s', (title, meaning) => {
    expect(said(meaningOf(title))).toBe(meaning);
  });

  it.each([
    'End of term service',
    'End of term disco',
    'Last day of term assembly',
    "Parents' evening (summer term)",
    'Term reports go home',
    'Half term holiday club',
    'Breakfast club closed',
    'Box office opens',
    'Library closed',
    'Year 6 return',
    'Term begins for Year 7 only',
    'Half term 1',
    'Autumn term first half ends',
    'Bank holiday Monday cover rota',
    'Easter Sunday',
    'Christmas',
    'Not closed',
    'School may close',
    'No INSET day',
    'Half term cancelled',
    'Training day for governors',
    'Holiday homework due',
    'Term begins and ends',
    'Days before term',
    'INSET (twilight)',
    'Closed',
    '',
    '學期開始',
    '!!!',
  ])('%s is not guessed at', (title) => {
    expect(meaningOf(title)).toBeNull();
  });

  it('with one strange word in it is never understood, wherever the word stands', () => {
    const titles = fc.constantFrom('Autumn Term begins', 'Half term', 'INSET day', 'School closed', 'Bank holiday');
    const strange = fc.constantFrom('not', 'no', 'cancelled', 'disco', 'y7', 'photos', '42', 'governors', 'naïve');
    fc.assert(
      fc.property(titles, strange, fc.nat(4), (title, word, place) => {
        const words = title.split(' ');
        expect(meaningOf([...words.slice(0, place), word, ...words.slice(place)].join(' '))).toBeNull();
      }),
    );
  });

  it('of any kind never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => void meaningOf(title)));
  });
});
