import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bundleFor, MOST_ITEMS } from '../../../src/domain/reminders/bundle-for.ts';
import type { Duty, Told } from '../../../src/domain/reminders/duty.ts';
import { isTheLast, nextOn } from '../../../src/domain/reminders/next-reminder.ts';
import { forgetDone, NOTHING_TOLD, toldOn } from '../../../src/domain/reminders/told.ts';
import type { SchoolCalendar } from '../../../src/domain/school/policy.ts';
import { aDuty } from '../../support/fake-duties.ts';
import { ENGLISH_YEAR, schoolDaysOf } from '../../support/school-year.ts';

/** Counted without the product's own reckoning of days. */
const day = (number: number): string => new Date(Date.UTC(2026, 8, 1) + number * 86_400_000).toISOString().slice(0, 10);
const DAYS = 330;

const HERE = { absences: [] };

describe('a bundle', () => {
  const on = (today: string, duties: readonly Duty[], told: Told = NOTHING_TOLD, calendar = ENGLISH_YEAR) =>
    bundleFor(duties, told, today, { calendar, person: HERE });
  const keys = (today: string, duties: readonly Duty[], told?: Told) =>
    on(today, duties, told)?.duties.map(({ key }) => key) ?? [];

  it('takes a duty on its first day and not before; on a day the school is shut, the next school day', () => {
    const duty = aDuty('p_tess', 'a', { firstOn: '2026-11-28' });
    expect(keys('2026-11-27', [duty])).toEqual([]);
    expect(keys('2026-11-28', [duty])).toEqual([]);
    expect(keys('2026-11-30', [duty])).toEqual(['a']);
  });

  it('tells a duty without spacing once', () => {
    const duty = aDuty('p_tess', 'a', { spacing: [] });
    expect(keys('2026-11-24', [duty])).toEqual(['a']);
    expect(keys('2027-07-21', [duty], toldOn(NOTHING_TOLD, ['a'], '2026-11-24'))).toEqual([]);
  });

  it('takes along what would come within two days, and nothing that was never told before its first day', () => {
    const told = toldOn(NOTHING_TOLD, ['soon'], '2026-11-19');
    const due = aDuty('p_tess', 'due');
    const soon = aDuty('p_tess', 'soon', { spacing: [7] });
    const later = aDuty('p_tess', 'later', { firstOn: '2026-11-25' });
    expect(keys('2026-11-24', [due, soon, later], told)).toEqual(['due', 'soon']);
    expect(keys('2026-11-24', [soon, later], told)).toEqual([]);
    expect(keys('2026-11-23', [due, soon, later], told)).toEqual(['due']);
  });

  it('does not take a duty along again that was told for the last time before it is handed on', () => {
    const duty = aDuty('p_tess', 'a', { spacing: [3], handedOnOn: '2026-11-26' });
    const told = toldOn(NOTHING_TOLD, ['a'], '2026-11-23');
    expect(isTheLast(duty, NOTHING_TOLD, '2026-11-23', ENGLISH_YEAR)).toBe(true);
    expect(keys('2026-11-24', [duty, aDuty('p_tess', 'b')], told)).toEqual(['b']);
    expect(keys('2026-11-26', [duty], told)).toEqual(['a']);
  });

  it('knows that a reminder is the last when the next would fall into the holidays before it is handed on', () => {
    const duty = aDuty('p_tess', 'a', { spacing: [7], handedOnOn: '2027-01-04' });
    expect(isTheLast(duty, NOTHING_TOLD, '2026-12-10', ENGLISH_YEAR)).toBe(false);
    expect(isTheLast(duty, NOTHING_TOLD, '2026-12-17', ENGLISH_YEAR)).toBe(true);
  });

  it('lets what has waited longest go first, so that nothing waits for ever behind the rest', () => {
    const duties = 'abcdefghi'.split('').map((key) => aDuty('p_tess', key, { spacing: [1] }));
    const first = keys('2026-11-23', duties);
    const second = keys('2026-11-24', duties, toldOn(NOTHING_TOLD, first, '2026-11-23'));
    expect(first.join('')).toBe('abcde');
    expect(second.join('')).toBe('fghia');
  });

  it('forgets nobody because the date was wrong for a while and reminders of days to come are remembered', () => {
    const told = toldOn(NOTHING_TOLD, ['a'], '2099-01-05');
    expect(keys('2026-11-24', [aDuty('p_tess', 'a')], told)).toEqual(['a']);
  });

  it('forgets what is long done, and nothing that is open', () => {
    const told = toldOn(toldOn(NOTHING_TOLD, ['open', 'done'], '2026-09-10'), ['new'], '2026-11-20');
    expect(Object.keys(forgetDone(told, ['open'], '2026-11-24'))).toEqual(['open', 'new']);
  });
});

const number = (max: number) => fc.integer({ min: 0, max });
const span = (longest: number) =>
  fc.tuple(number(DAYS), number(longest)).map(([from, length]) => ({ from: day(from), to: day(from + length) }));

const calendar: fc.Arbitrary<SchoolCalendar> = fc.record({
  zone: fc.constantFrom('Europe/London', 'Europe/Belfast'),
  days: fc
    .subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const, { minLength: 3 })
    .map((days) => Object.fromEntries(days.map((name) => [name, { opens: '08:30', closes: '15:30' }]))),
  terms: fc.constant([
    { name: 'Autumn', from: day(1), to: day(110) },
    { name: 'Spring', from: day(125), to: day(205) },
    { name: 'Summer', from: day(222), to: day(325) },
  ]),
  closures: fc.array(
    span(9).map((days) => ({ name: 'Closed', ...days })),
    { maxLength: 6 },
  ),
  lessons: fc.constant([]),
});

type Owed = { readonly duty: Duty; readonly from: number; readonly until: number };
const owed: fc.Arbitrary<readonly Owed[]> = fc
  .array(
    fc.record({
      from: number(DAYS),
      lasts: fc.integer({ min: 1, max: 200 }),
      lead: fc.integer({ min: 0, max: 20 }),
      spacing: fc.array(fc.integer({ min: 1, max: 21 }), { maxLength: 4 }),
      handedOn: fc.option(number(60)),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((all) =>
    all.map(({ from, lasts, lead, spacing, handedOn }, index) => {
      const dates = { firstOn: day(from + lead), handedOnOn: handedOn === null ? null : day(from + lead + handedOn) };
      return { from, until: from + lasts, duty: aDuty('p_tess', `duty:${index}`, { spacing, ...dates }) };
    }),
  );

type Year = {
  readonly calendar: SchoolCalendar;
  readonly owed: readonly Owed[];
  readonly absences: readonly { readonly from: string; readonly to: string }[];
  /** Days on which the server was off. */
  readonly off: readonly { readonly from: string; readonly to: string }[];
};
const year: fc.Arbitrary<Year> = fc.record({
  calendar,
  owed,
  absences: fc.array(span(15), { maxLength: 3 }),
  off: fc.array(span(14), { maxLength: 2 }),
});

type Sent = {
  readonly today: string;
  readonly duties: readonly Duty[];
  readonly more: number;
  readonly last: readonly string[];
};
type Lived = { readonly sent: readonly Sent[]; readonly told: Told; readonly passedOver: number };

const within = (spans: Year['off'], today: string): boolean =>
  spans.some(({ from, to }) => from <= today && today <= to);

/** One person's year, day by day, asked twice a day as after a restart. */
function live(drawn: Year): Lived {
  const sent: Sent[] = [];
  const waited = new Map<string, number>();
  const open = schoolDaysOf(drawn.calendar);
  let told = NOTHING_TOLD;
  let passedOver = 0;
  for (let at = 0; at < DAYS; at += 1) {
    const today = day(at);
    if (within(drawn.off, today)) continue;
    const duties = drawn.owed.filter(({ from, until }) => from <= at && at < until).map(({ duty }) => duty);
    const facts = { calendar: drawn.calendar, person: { absences: drawn.absences } };
    for (const _ of ['first', 'again']) {
      const bundle = bundleFor([...duties, ...duties], told, today, facts);
      if (bundle === null) continue;
      const last = bundle.duties.filter((duty) => isTheLast(duty, told, today, drawn.calendar)).map(({ key }) => key);
      told = toldOn(
        told,
        bundle.duties.map(({ key }) => key),
        today,
      );
      sent.push({ today, duties: bundle.duties, more: bundle.more, last });
    }
    const isDay = open.has(today) && !within(drawn.absences, today);
    for (const duty of duties) {
      const on = nextOn(duty, told);
      const waits = isDay && on !== null && on <= today;
      waited.set(duty.key, waits ? (waited.get(duty.key) ?? 0) + 1 : 0);
      passedOver = Math.max(passedOver, waited.get(duty.key) ?? 0);
    }
  }
  return { sent, told, passedOver };
}

describe('in any year', () => {
  const always = (holds: (drawn: Year, lived: Lived) => void) => () =>
    fc.assert(
      fc.property(year, (drawn) => holds(drawn, live(drawn))),
      { numRuns: 40 },
    );

  it(
    'nobody gets two bundles on one day, and none on a day the school is shut or they are away',
    always(({ calendar: hours, absences }, { sent }) => {
      const days = sent.map(({ today }) => today);
      expect(new Set(days).size).toBe(days.length);
      const open = schoolDaysOf(hours);
      for (const today of days) expect(open.has(today) && !within(absences, today)).toBe(true);
    }),
  );

  it(
    'nobody is told of what is not owed, twice of the same, of more than five things, or of anything before its first day',
    always((drawn, { sent }) => {
      for (const { today, duties } of sent) {
        expect(duties.length).toBeLessThanOrEqual(MOST_ITEMS);
        expect(new Set(duties.map(({ key }) => key)).size).toBe(duties.length);
        for (const { key, firstOn } of duties) {
          const one = drawn.owed.find(({ duty }) => duty.key === key);
          expect(one !== undefined && day(one.from) <= today && today < day(one.until) && firstOn <= today).toBe(true);
        }
      }
    }),
  );

  it(
    'nobody who owes is forgotten: whatever is due is told on the next day on which they can be, or the one after when it is more than five things',
    always((_drawn, { passedOver, sent }) => {
      expect(passedOver).toBeLessThanOrEqual(sent.some(({ more }) => more > 0) ? 1 : 0);
    }),
  );

  it(
    'reminders of one thing keep their distance, whatever else there is and however long the server was off',
    always(({ owed: all }, { sent, told }) => {
      for (const { duty } of all) {
        const days = sent.filter(({ duties }) => duties.includes(duty)).map(({ today }) => today);
        expect(told.duties[duty.key]?.times ?? 0).toBe(days.length);
        if (duty.spacing.length === 0) expect(days.length).toBeLessThanOrEqual(1);
        days.slice(1).forEach((today, index) => {
          const spacing = duty.spacing[Math.min(index + 1, duty.spacing.length) - 1] ?? 0;
          const gap = (Date.parse(today) - Date.parse(days[index] ?? '')) / 86_400_000;
          expect(gap).toBeGreaterThanOrEqual(Math.max(1, spacing - 2));
        });
      }
    }),
  );

  it(
    'the last reminder before somebody else is told is said to be so, and none follows it before that day',
    always(({ owed: all, absences, off }, { sent }) => {
      for (const { duty, until } of all) {
        const { handedOnOn } = duty;
        if (handedOnOn === null) continue;
        const before = sent.filter(({ today, duties }) => today < handedOnOn && duties.includes(duty));
        const saidSo = before.filter(({ last }) => last.includes(duty.key));
        expect(saidSo.length).toBeLessThanOrEqual(1);
        if (saidSo.length === 1) expect(before.at(-1)).toBe(saidSo[0]);
        // Whoever is away, and a server that is off, can miss the reminder that would have said it.
        const undisturbed = absences.length === 0 && off.length === 0 && sent.every(({ more }) => more === 0);
        if (undisturbed && before.length > 0 && day(until) > handedOnOn && handedOnOn < day(DAYS))
          expect(saidSo).toHaveLength(1);
      }
    }),
  );
});
