// The school's days by another library than the product's: what a year of reminders did is judged by this arithmetic, and never by ours.

import { Temporal } from 'temporal-polyfill';
import type { SchoolCalendar } from '../../src/domain/school/policy.ts';
import type { IsoDate } from '../../src/domain/shared/instant.ts';

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** As the government published them for England and Wales: no rule reckons them here. */
const BANK_HOLIDAYS: ReadonlySet<IsoDate> = new Set([
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  ...['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26'],
]);

export type Span = { readonly from: IsoDate; readonly to: IsoDate };
type Shut = Pick<SchoolCalendar, 'terms' | 'closures' | 'bankHolidays'>;

/** ISO days sort as text. */
export const isIn = (spans: readonly Span[], day: IsoDate): boolean =>
  spans.some(({ from, to }) => from <= day && day <= to);

/** A year asks the same of the same days thousands of times. */
function remembered<K extends object, V>(reckon: (of: K, what: string) => V): (of: K, what: string) => V {
  const known = new WeakMap<K, Map<string, V>>();
  return (of, what) => {
    const mine = known.get(of) ?? new Map<string, V>();
    known.set(of, mine);
    const found = mine.get(what) ?? reckon(of, what);
    mine.set(what, found);
    return found;
  };
}

const hoursOn = ({ days }: SchoolCalendar, day: IsoDate) =>
  days[NAMES[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? 'sun'];

const isShut = ({ closures, bankHolidays }: Shut, day: IsoDate): boolean =>
  isIn(closures, day) || (bankHolidays !== undefined && BANK_HOLIDAYS.has(day));

/** In a term, on a weekday of the school, and shut for nothing. */
export const isSchoolDay = remembered(
  (calendar: SchoolCalendar, day: IsoDate): boolean =>
    hoursOn(calendar, day) !== undefined && isIn(calendar.terms, day) && !isShut(calendar, day),
);

/** Whether the school is open at that moment, its own clocks read: summer time and winter time. */
export function isOpenAt(calendar: SchoolCalendar, at: number): boolean {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone);
  const day = here.toPlainDate().toString();
  const hours = hoursOn(calendar, day);
  if (hours === undefined || !isSchoolDay(calendar, day)) return false;
  const time = here.toPlainTime();
  return (
    Temporal.PlainTime.compare(time, hours.opens) >= 0 &&
    (hours.closes === '24:00' || Temporal.PlainTime.compare(time, hours.closes) < 0)
  );
}

/** The moment at which a clock on the school's wall shows that time on that day. */
export const momentOf = ({ zone }: SchoolCalendar, day: IsoDate, time: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;

export const opensAt = (calendar: SchoolCalendar, day: IsoDate): number =>
  momentOf(calendar, day, hoursOn(calendar, day)?.opens ?? '00:00');

export const dayOf = ({ zone }: SchoolCalendar, at: number): IsoDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

const ANY = {};
const plus = remembered((_: object, what: string): IsoDate => {
  const [day = '', days] = what.split('+');
  return Temporal.PlainDate.from(day)
    .add({ days: Number(days) })
    .toString();
});
export const plusDays = (day: IsoDate, days: number): IsoDate => plus(ANY, `${day}+${days}`);
export const plusMonths = (day: IsoDate, months: number): IsoDate =>
  Temporal.PlainDate.from(day).add({ months }).toString();
export const daysBetween = (from: IsoDate, to: IsoDate): number => Temporal.PlainDate.from(from).until(to).days;
export const mondayOf = (day: IsoDate): IsoDate => {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
};

/** The last such day of the year, `day` itself included: "09-07" on 1 March 2027 is 7 September 2026. */
export const lastAnniversary = (monthDay: string, day: IsoDate): IsoDate => anniversary(ANY, `${monthDay}@${day}`);
const anniversary = remembered((_: object, what: string): IsoDate => {
  const [monthDay = '', day = ''] = what.split('@');
  const here = Temporal.PlainDate.from(day);
  const thisYear = Temporal.PlainMonthDay.from(monthDay).toPlainDate({ year: here.year });
  const last = Temporal.PlainDate.compare(thisYear, here) <= 0 ? thisYear : thisYear.subtract({ years: 1 });
  return last.toString();
});

const MOST_DAYS_AHEAD = 100;

/** The first school day from that day on; the day itself where none is known for a hundred days. */
export function schoolDayOnOrAfter(calendar: SchoolCalendar, day: IsoDate): IsoDate {
  for (let ahead = 0; ahead <= MOST_DAYS_AHEAD; ahead += 1) {
    const each = plusDays(day, ahead);
    if (isSchoolDay(calendar, each)) return each;
  }
  return day;
}

export function schoolDayOnOrBefore(calendar: SchoolCalendar, day: IsoDate): IsoDate {
  for (let back = 0; back <= MOST_DAYS_AHEAD; back += 1) {
    const each = plusDays(day, -back);
    if (isSchoolDay(calendar, each)) return each;
  }
  return day;
}

/** "Fri 27 Nov", with the year where it is another one than today's: by the dates of JavaScript's own international words. */
export function dayInWords(day: IsoDate, today: IsoDate = day): string {
  const { year, month, day: date } = Temporal.PlainDate.from(day);
  const words = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const parts = Object.fromEntries(
    words.formatToParts(Date.UTC(year, month - 1, date)).map(({ type, value }) => [type, value]),
  );
  // Some versions of the language data write Sept.
  const short = `${parts.weekday} ${parts.day} ${parts.month?.slice(0, 3)}`;
  return year === Temporal.PlainDate.from(today).year ? short : `${short} ${year}`;
}

/** Days that count for somebody who has so many days: none of a holiday. After the last known term nobody can tell. */
const isDayOf = remembered(
  (calendar: Shut, day: IsoDate): boolean =>
    !isShut(calendar, day) && (isIn(calendar.terms, day) || !calendar.terms.some((term) => term.from > day)),
);

/** The day after so many days that count: none of a holiday, and none on which the person is away. */
export function afterCountedDays(calendar: Shut, away: readonly Span[], from: IsoDate, days: number): IsoDate {
  const counts = (day: IsoDate): boolean => isDayOf(calendar, day) && !isIn(away, day);
  let day = from;
  let left = counts(day) ? days : days + 1;
  while (left > 0) {
    day = plusDays(day, 1);
    if (counts(day)) left -= 1;
  }
  return day;
}

/** How many days that count lie between the two, the first one not counted. */
export function countedDays(calendar: Shut, from: IsoDate, until: IsoDate): number {
  let count = -1;
  for (let day = from; day <= until; day = plusDays(day, 1)) if (isDayOf(calendar, day)) count += 1;
  return Math.max(0, count);
}
